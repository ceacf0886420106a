"""Tests of this module run as the web process does: as `yizhi_web`, under row-level security."""

from collections.abc import Iterator

import pytest
from django.db import connection

from yizhi.domain.org.tests.world import World


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Two townships of two counties with their bureaus, empty of people."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_web")
    yield World.begin()
    connection.needs_rollback = False
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
