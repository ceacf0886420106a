"""Tests of cases run as the web process does, in the small world of `org`."""

from collections.abc import Iterator

import pytest
from django.db import connection

from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import World


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    """Two officers of 航埠镇 with their captain, ready to go out."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_web")
    yield Scene.begin(World.begin())
    connection.needs_rollback = False
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
