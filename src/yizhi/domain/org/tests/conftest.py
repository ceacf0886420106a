"""Tests of the organisation run as the web process does: as `yizhi_web`, under row-level security."""

from collections.abc import Iterator

import pytest

from yizhi.domain.org.tests.world import World
from yizhi.platform.database.tests.states import States


@pytest.fixture
def world(db: None, states: States) -> Iterator[World]:
    """Two townships of two counties with their bureaus, empty of people."""
    with states.entered(World.begin) as begun:
        yield begun
