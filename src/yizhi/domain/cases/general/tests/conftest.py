"""Tests of general cases run as the web process does, in the small world of `org`."""

from collections.abc import Iterator

import pytest

from yizhi.domain.cases.general.tests.file import File
from yizhi.platform.database.tests.states import States


@pytest.fixture
def file(db: None, states: States) -> Iterator[File]:
    """A township with its officers, heads and reviewers, and the means to handle a case step by step."""
    with states.entered(File.begin) as begun:
        begun.states = states
        yield begun
