"""Tests of cases run as the web process does, in the small world of `org`."""

from collections.abc import Iterator

import pytest

from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform.database.tests.states import States


@pytest.fixture
def scene(db: None, states: States) -> Iterator[Scene]:
    """Two officers of 航埠镇 with their captain, ready to go out."""
    with states.entered(Scene.begin) as begun:
        yield begun
