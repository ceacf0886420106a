"""The chooser of people: whoever works finds a colleague of the whole city by name, number or unit, a few at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.org.directory import OrgDirectory, people_at_work, unit_keys
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import BUILDER, NOW, World, as_actor
from yizhi.platform import clock
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting


@pytest.fixture
def asking(world: World) -> Any:
    with acting(BUILDER):
        me, far = world.officer(name="甲一"), world.far_officer(name="丙三")
    return me, far


def found(actor: Actor, words: str, limit: int = 20) -> list[str]:
    with acting(actor), clock.at(NOW):
        return [title for _, title in people_at_work(actor, words, limit)]


def test_by_name_by_number_and_by_unit(world: World, asking: tuple[Person, Person]) -> None:
    me, far = as_actor(asking[0]), asking[1]
    for words in ("丙", "丙三", far.staff_number, "丙三 执法", world.far_team.name):
        (title,) = found(me, words)
        assert title.startswith("丙三")
        assert world.far_team.name in title, "the posting names the person, not the home agency"
    assert found(me, "丙三 不存在的队") == []


def test_without_words_the_own_unit_comes_first(world: World, asking: tuple[Person, Person]) -> None:
    with acting(BUILDER):
        world.officer(name="丁四")
    assert [title.split("　")[0] for title in found(as_actor(asking[0]), "")] == ["丁四"]


def test_nobody_is_offered_more_than_was_asked_for(world: World, asking: tuple[Person, Person]) -> None:
    with acting(BUILDER):
        for number in range(5):
            world.officer(name=f"同名{number}")
    assert len(found(as_actor(asking[0]), "同名", limit=3)) == 3


def test_who_left_is_no_receiver(world: World, asking: tuple[Person, Person]) -> None:
    me, far = asking
    directory = OrgDirectory()
    with acting(as_actor(me)):
        receiver = directory.person(far.pk, NOW)
        assert receiver is not None
        assert receiver.person == far.pk
        assert directory.person(new_id(), NOW) is None
        assert directory.unit(new_id(), NOW) is None
        assert directory.person(far.pk, NOW - timedelta(days=4000)) is None


@pytest.mark.parametrize(
    ("division", "line", "keys"),
    [
        ("330802101", "comprehensive", ("330802101:comprehensive", "330802101:*")),
        ("330802", "market", ("330802:market",)),
        ("330802", "guidance", ("330802:*",)),
        ("3308", "justice", ("3308:*",)),
    ],
)
def test_a_unit_is_reached_by_the_keys_its_people_hold(division: str, line: str, keys: tuple[str, ...]) -> None:
    assert unit_keys(division, line) == keys
