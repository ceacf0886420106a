"""Notes under row-level security, and this process in the role of the web process."""

from collections.abc import Iterator

import pytest
from django.db import connection

from yizhi.platform.acts.tests.notes.acts import offered_here
from yizhi.platform.acts.tests.notes.setting import make_table, notes_installed
from yizhi.platform.ledger.tests.conftest import own_database, template_database
from yizhi.platform.ledger.tests.own_database import OwnDatabase

__all__ = ["own_database", "template_database"]


@pytest.fixture
def notes(db: None) -> Iterator[None]:
    with notes_installed(), offered_here():
        make_table()
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE yizhi_web")
        yield
        connection.needs_rollback = False
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@pytest.fixture
def standing_notes(own_database: OwnDatabase) -> Iterator[OwnDatabase]:
    """Notes in a database of their own, for acts that truly commit."""
    with notes_installed(), offered_here():
        with own_database.as_role("owner"):
            make_table()
        with own_database.as_role("web"):
            yield own_database
