"""A township counts as of now; a county's counts are kept for the minute, and hold nothing opened to one person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from yizhi.domain.cases.figures import figures, issued_this_month
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import World
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor, key
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return Scene.begin(World.begin())


def county(scene: Scene, line: str = "*") -> Actor:
    return replace(scene.captain, division="330802", reads=(key("330802", line),))


def test_a_township_sees_its_new_decision_at_once(scene: Scene) -> None:
    with clock.at(scene.at), acting(scene.captain):
        assert issued_this_month(scene.captain) == 0
    scene.issued()
    with clock.at(scene.at), acting(scene.captain):
        found = figures(scene.captain)
        assert (found.month.issued, found.today.issued, found.kept) == (1, 1, False)
        assert issued_this_month(scene.captain) == 1


def test_a_county_sees_it_within_a_minute(scene: Scene) -> None:
    reader = county(scene)
    with clock.at(scene.at + timedelta(minutes=30)), acting(reader):
        assert (figures(reader).month.issued, issued_this_month(reader)) == (0, 0)
    scene.issued()
    with clock.at(scene.at + timedelta(minutes=31)), acting(reader):
        found = figures(reader)
        assert (found.month.issued, found.kept, issued_this_month(reader)) == (1, True, 1)
        assert [code for code, _, _ in found.items] == [scene.item().code]


def test_another_line_of_the_county_counts_nothing_of_it(scene: Scene) -> None:
    scene.issued()
    other = county(scene, "market")
    with clock.at(scene.at + timedelta(minutes=40)), acting(other):
        assert (figures(other).month.issued, issued_this_month(other)) == (0, 0)
    own = county(scene, "comprehensive")
    with clock.at(scene.at + timedelta(minutes=40)), acting(own):
        assert figures(own).month.issued == 1


def test_the_next_day_the_case_counts_for_the_month_alone(scene: Scene) -> None:
    scene.issued()
    reader = county(scene)
    for who in (scene.captain, reader):
        with clock.at(scene.at + timedelta(days=1)), acting(who):
            found = figures(who)
            assert (found.month.issued, found.today.issued, issued_this_month(who)) == (1, 0, 1)
        with clock.at(scene.at + timedelta(days=31)), acting(who):
            assert (figures(who).month.issued, issued_this_month(who)) == (0, 0)
