"""The mark of a database that holds the demo city, whose sign-ins are public.

The mark is a function in the schema: it travels with every dump and restore, and the narrow roles cannot remove it.
"""

from typing import Any, Protocol


class Cursor(Protocol):
    """What we need of a cursor of psycopg or Django."""

    def execute(self, query: str, /) -> Any: ...
    def fetchone(self) -> Any: ...


def mark_demonstration(cursor: Cursor) -> None:
    """Mark the database for good. Done before the demo city is loaded, so that half a city is marked too."""
    cursor.execute(
        "CREATE OR REPLACE FUNCTION yizhi_demonstration() RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'"
    )


def is_demonstration(cursor: Cursor) -> bool:
    cursor.execute("SELECT to_regprocedure('yizhi_demonstration()') IS NOT NULL")
    return bool(cursor.fetchone()[0])
