"""On a test's connection a statement is planned once, as in production, although every test ends with a rollback.

Under row-level security a plan costs more than most answers. psycopg forgets what it has prepared at each ROLLBACK, in
case that undid a CREATE TABLE; PostgreSQL itself keeps prepared statements then, and analyses one anew when its tables
have changed.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg._preparing import Prepare, PrepareManager
from psycopg._queries import PostgresQuery
from psycopg.pq.abc import PGresult

_MOST = 1000
_planned = re.compile(rb"^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b").match
_undoing = re.compile(rb"^(?:DROP|ALTER|DISCARD ALL|DEALLOCATE ALL)\b").match


class Plans(PrepareManager):
    """What is prepared stays prepared until tables change."""

    prepare_threshold = 0
    prepared_max = _MOST

    def get(self, query: PostgresQuery, prepare: bool | None = None) -> tuple[Prepare, bytes]:
        """Nothing is kept of what has no plan, or more than one."""
        one = _planned(query.query) and b";" not in query.query
        return super().get(query, prepare if one else False)

    def _should_discard(self, prep: Prepare, results: Sequence[PGresult], *_: Any) -> bool:
        return any(_undoing(result.command_status or b"") for result in results) and super().clear()

    def clear(self) -> bool:
        """What a rollback asks for."""
        return False


def keep_plans(connection: BaseDatabaseWrapper, **signal: Any) -> None:
    """For Django's `connection_created`."""
    connection.connection._prepared = Plans()
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
