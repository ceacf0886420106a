"""Two server processes on one database connection would read and act as each other's people."""

import time
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from yizhi.platform.database.pools import close_pools
from yizhi.platform.database.settings import database_settings

NAME = "fork-test"


def _pooled() -> ConnectionHandler:
    settings: dict[str, Any] = deepcopy(connection.settings_dict)
    pool = {"min_size": 2, "max_size": 4, "timeout": 15}
    settings["OPTIONS"] = {**settings["OPTIONS"], "application_name": NAME, "pool": pool}
    return ConnectionHandler({"default": settings, NAME: settings})


def _backends(*, gone: bool = False) -> int:
    """How many there are; when they should be gone, once they are or two seconds have passed."""
    for _ in range(40):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # within one transaction the view stands still
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = %s", [NAME])
            count = int(cursor.fetchone()[0])
        if not (gone and count):
            break
        time.sleep(0.05)
    return count


@pytest.mark.django_db
def test_what_was_opened_before_the_fork_is_closed_and_opens_again() -> None:
    handler = _pooled()
    with handler[NAME].cursor() as cursor:
        cursor.execute("SELECT 1")
    handler.close_all()
    assert _backends() >= 1, "close_all leaves the pool's connections open: this is the danger"
    close_pools(handler)
    assert _backends(gone=True) == 0
    with handler[NAME].cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    close_pools(handler)


def test_a_connection_that_the_server_dropped_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YIZHI_TESTING", raising=False)
    monkeypatch.setenv("YIZHI_WEB_DATABASE_URL", "postgresql://someone@localhost/yizhi")
    settings = database_settings("web")
    assert settings["OPTIONS"]["pool"]
    assert settings["CONN_HEALTH_CHECKS"]
