"""Sequences belong to tables of many releases; who draws from them is said after every migration, for all at once."""

from typing import Any

from django.db import connection

_GRANT = "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO yizhi_web, yizhi_worker"


def grant_sequences(**signal: Any) -> None:
    """For Django's `post_migrate`: a table that a step back dropped comes back with a sequence that nobody may use."""
    with connection.cursor() as cursor:
        cursor.execute(_GRANT)
