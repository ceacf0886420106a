"""`make bench-library`: the library of cases measured against its goals, beside SQLite FTS5 and PostgreSQL."""
