"""A database's structure and content as values that can be compared."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

from django.db import connection

from yizhi.platform.backup.dumping import server_version
from yizhi.platform.backup.programs import access, programs_for

# Rewritten by every run of migrations: when what was applied.
_OF_DJANGO = {"django_migrations"}


# No record: numbers that by their meaning become others whenever a record changes.
_PASSING = {"scope_epoch"}


def structure() -> list[str]:
    """Every statement that makes the schema: tables, constraints, indexes, functions, triggers, policies, grants."""
    command = [programs_for(server_version()) / "pg_dump", "--schema-only", "--no-owner"]
    environment = access(connection.settings_dict)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    text = re.sub(r"^(--.*|\\(un)?restrict .*)$", "", done.stdout, flags=re.MULTILINE)
    return sorted(_as_a_set(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip())


def _as_a_set(part: str) -> str:
    """Grants on one thing are listed in the order in which they were given, which means nothing."""
    return "\n".join(sorted(part.splitlines())) if part.startswith("GRANT ") else part


@dataclass(frozen=True)
class Rows:
    """What a table holds: its columns, how many rows, and a digest over all of them."""

    columns: tuple[str, ...]
    count: int
    digest: str


_DIGEST = """SELECT count(*), md5(coalesce(string_agg(row::text, chr(10) ORDER BY row::text), '')) FROM "{}" row"""


def content() -> dict[str, Rows]:
    """What each table holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        found = {}
        for (table,) in cursor.fetchall():
            if table in _OF_DJANGO or table in _PASSING:
                continue
            described = connection.introspection.get_table_description(cursor, table)
            columns = tuple(sorted(column.name for column in described))
            cursor.execute(_DIGEST.format(table))
            found[table] = Rows(columns, *cursor.fetchone())
    return found
