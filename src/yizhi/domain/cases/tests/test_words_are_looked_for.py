"""Typed words find cases by item, place and number: among a bounded many of the newest, by whole number among all."""

import pytest
from django.test import Client

from yizhi.domain.cases import queries
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import World
from yizhi.platform.scope.session import acting
from yizhi.web.actor import SESSION_PERSON

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return Scene.begin(World.begin())


def found(scene: Scene, words: str) -> list[SimpleCase]:
    with acting(scene.captain):
        return list(queries.listed(words=words).order_by("-id"))


def test_part_of_the_place_finds_the_case(scene: Scene) -> None:
    case = scene.open()
    assert [c.pk for c in found(scene, case.place[1:-1])] == [case.pk]
    assert found(scene, "没有这个地方") == []


def test_beyond_the_newest_only_the_whole_number_finds_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    old = scene.issued()
    new = scene.open()
    monkeypatch.setattr(queries, "LOOKED_THROUGH", 1)

    assert [c.pk for c in found(scene, new.place)] == [new.pk]
    assert old.decision is not None
    assert [c.pk for c in found(scene, old.decision.number)] == [old.pk]
    assert found(scene, old.decision.number[1:]) == []


def test_the_list_says_where_it_did_not_look(scene: Scene) -> None:
    browser = Client()
    session = browser.session
    session[SESSION_PERSON] = str(scene.captain_person.pk)
    session.save()
    browser.cookies["sessionid"] = str(session.session_key)
    assert queries.LOOKED_THROUGH_WORDS in browser.get("/cases/simple/", {"q": "路"}).content.decode()
    assert queries.LOOKED_THROUGH_WORDS in browser.get("/cases/simple/", {"q": "路", "print": "1"}).content.decode()
    assert queries.LOOKED_THROUGH_WORDS not in browser.get("/cases/simple/").content.decode()
