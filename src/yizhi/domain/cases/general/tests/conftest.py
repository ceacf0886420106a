"""Tests of general cases run as the web process does, in the small world of `org`."""

from collections.abc import Iterator

import pytest
from django.db import connection

from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.org.tests.world import World


@pytest.fixture
def file(db: None) -> Iterator[File]:
    """A township with its officers, heads and reviewers, and the means to handle a case step by step."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_web")
    yield File.begin(World.begin())
    connection.needs_rollback = False
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
