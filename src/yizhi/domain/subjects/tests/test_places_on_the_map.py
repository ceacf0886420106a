"""Establishments on the map: only those of the reader's scope, a bounded number, and said when some are left out."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.test import Client
from shapely.geometry import Point

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.models import Person
from yizhi.domain.org.sessions import SessionStore
from yizhi.domain.org.tests.world import BUILDER, as_actor
from yizhi.domain.subjects import city_places, place_queries
from yizhi.domain.subjects.models import Establishment
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting
from yizhi.web.actor import SESSION_PERSON

__all__ = ["scene"]
SHOP = {"name": "样例鲜果店", "address": "航埠镇样例街1号", "kind": "SHOP", "longitude": 118.77, "latitude": 28.93}
WHERE = {"longitude": 118.78, "latitude": 28.94}


def register(scene: Scene, party: Any = None, **changes: Any) -> Establishment:
    party = party or scene.fresh(scene.ready()).party_id
    made = perform("establishment.register", scene.lead, record=party, data=SHOP | changes, at=scene.at)
    with acting(scene.lead):
        found: Establishment = Establishment.objects.get(pk=made.result["establishment"])
    return found


def get(someone: Person, scene: Scene, address: str) -> Any:
    client, session = Client(), SessionStore()
    session[SESSION_PERSON] = str(someone.pk)
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    with clock.at(scene.at):
        return client.get(address)


def names(someone: Person, scene: Scene, query: str = "") -> list[str]:
    content = get(someone, scene, f"/subjects/places.geojson{query}").json()
    return [feature["properties"]["name"] for feature in content["features"]]


def test_a_place_is_on_the_map_of_its_own_unit_and_of_nobody_elses(scene: Scene) -> None:
    place = register(scene)
    with acting(BUILDER):
        far = scene.world.far_officer()
    assert names(scene.lead_person, scene) == ["样例鲜果店"]
    assert names(far, scene) == []
    assert get(far, scene, f"/subjects/places/{place.pk}/").status_code == 404
    page = get(scene.lead_person, scene, f"/subjects/places/{place.pk}/").content.decode()
    assert 'data-centre="118.77,28.93"' in page


def test_division_and_kind_narrow_map_and_list_alike(scene: Scene) -> None:
    first = register(scene)
    register(scene, first.party_id, name="样例工地", kind="SITE")
    for query, expected in (
        ("?kind=SITE", ["样例工地"]),
        ("?division=330802101", ["样例工地", "样例鲜果店"]),
        ("?q=鲜果&division=330802101", ["样例鲜果店"]),
        ("?kind=<script>&division=%27", ["样例工地", "样例鲜果店"]),
    ):
        assert names(scene.lead_person, scene, query) == expected
        page = get(scene.lead_person, scene, f"/subjects/places/{query}").content.decode()
        for name in ("样例工地", "样例鲜果店"):
            assert (name in page) is (name in expected)


def test_a_place_without_position_or_closed_is_not_on_the_map(scene: Scene) -> None:
    first = register(scene)
    bare = register(scene, first.party_id, name="未标定", longitude=None, latitude=None)
    assert names(scene.lead_person, scene) == ["样例鲜果店"]
    perform("establishment.locate", scene.lead, record=bare, data=WHERE, at=scene.at)
    assert names(scene.lead_person, scene) == ["未标定", "样例鲜果店"]
    ending = {"closed_on": scene.at.date(), "reason": "停业"}
    perform("establishment.close", scene.lead, record=bare, data=ending, at=scene.at)
    assert names(scene.lead_person, scene) == ["样例鲜果店"]
    with pytest.raises(ActRefused, match="已登记停业"):
        perform("establishment.locate", scene.lead, record=bare, data=WHERE, at=scene.at)


def test_the_map_is_bounded_and_says_so(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    first = register(scene)
    for number in range(3):
        register(scene, first.party_id, name=f"店{number}")
    monkeypatch.setattr(place_queries, "MOST_POINTS", 2)
    content = get(scene.lead_person, scene, "/subjects/places.geojson").json()
    assert [f["properties"]["name"] for f in content["features"]] == ["店2", "店1"]
    assert content["more"] is True


@pytest.mark.parametrize("half", ["longitude", "latitude"])
def test_half_a_position_is_refused(scene: Scene, half: str) -> None:
    with pytest.raises(ActInvalid, match="同时填写"):
        register(scene, **{half: None})


def test_a_reader_locates_nothing(scene: Scene) -> None:
    place = register(scene)
    with acting(BUILDER):
        supervisor = scene.world.supervisor()
    with pytest.raises(ActForbidden):
        perform("establishment.locate", as_actor(supervisor), record=place, data=WHERE, at=scene.at)


@pytest.mark.parametrize("division", ["330802101", "330822111", "330881103", "330825108", "330824103", "330803103"])
def test_the_demo_places_stand_near_each_other_inside_their_county(division: str) -> None:
    dice = random.Random(1)
    centre = city_places.township_point(division)
    assert centre is not None
    for _ in range(20):
        found = city_places.position(division, dice)
        assert found is not None
        assert city_places._counties()[division[:6]].contains(Point(*found))
        assert max(abs(found[0] - centre[0]), abs(found[1] - centre[1])) <= 0.0121


def test_two_townships_have_two_points() -> None:
    assert city_places.township_point("330802101") != city_places.township_point("330802102")
    assert city_places.township_point("999999101") is None
