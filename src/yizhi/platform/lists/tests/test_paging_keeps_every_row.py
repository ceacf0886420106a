"""Pages forward and back show every row once, whatever was typed into the address."""

import base64
import re
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.domain.org.lists import PEOPLE
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import BUILDER, World
from yizhi.platform.lists import keyset, slices
from yizhi.platform.lists.asked import Asked, read
from yizhi.platform.lists.tests.conftest import Visit
from yizhi.platform.scope.session import acting


def asked(**typed: str) -> Asked:
    query = QueryDict(mutable=True)
    query.update(typed)
    return read(PEOPLE, query, BUILDER)


def pages(size: int, **typed: str) -> list[list[Any]]:
    found, place = [], ""
    while True:
        page = slices.cut(asked(after=place, **typed), PEOPLE.rows(asked(**typed)), size)
        found.append([person.pk for person in page.rows])
        place = page.later
        if not place:
            return found


@pytest.mark.parametrize("order", ["", "name", "-name", "number", "-number"])
def test_pages_on_and_back_show_every_person_once(world: World, order: str) -> None:
    for name in ("丁", "丙", "丙", "丙", "甲", "乙", "丙"):
        world.officer(name=name)
    with acting(BUILDER):
        forward = pages(2, order=order)
        everybody = [pk for page in forward for pk in page]
        assert sorted(everybody) == sorted(Person.objects.values_list("pk", flat=True))
        last = slices.cut(asked(order=order), PEOPLE.rows(asked()), 100).rows[-1]
        paths, _ = asked(order=order).sort
        place, back = keyset.place_of(last, keyset.fields_of(paths)), []
        while place:
            page = slices.cut(asked(before=place, order=order), PEOPLE.rows(asked()), 2)
            back.append([person.pk for person in page.rows])
            place = page.earlier
        assert back[0][-1] == everybody[-2]
        assert back[-1] == forward[0]


@given(place=st.text(max_size=60), order=st.text(max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_place_that_somebody_made_up_opens_the_first_page(world: World, place: str, order: str) -> None:
    with acting(BUILDER):
        slices.cut(asked(after=place, before=place, order=order), PEOPLE.rows(asked()))


def test_a_forged_place_of_the_right_form_is_a_place_like_any_other(world: World) -> None:
    world.officer()
    field = keyset.fields_of(("staff_number",))
    for values in ('["\\u0000","x"]', '["a"]', "{}", "[1,2,3]", '["a","no-uuid"]', "[null,null]", '[["a"],"b"]'):
        token = base64.urlsafe_b64encode(values.encode()).decode()
        assert keyset.read_place(token, Person, field) is None


def test_the_count_stops(world: World, monkeypatch: pytest.MonkeyPatch, visit: Visit) -> None:
    monkeypatch.setattr("yizhi.platform.lists.slices.COUNTED", 3)
    monkeypatch.setattr("yizhi.platform.lists.page.COUNTED", 3)
    someone = world.officer()
    for _ in range(4):
        world.officer()
    page = visit(someone).get("/org/people/").content.decode()
    assert re.search(r"超过 <strong>3</strong> 条", page)


def test_the_address_keeps_filter_columns_and_order_on_the_next_page(
    world: World, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = [world.officer(name=f"甲{n}") for n in range(40)]
    someone = everybody[-1]
    page = visit(someone).get("/org/people/?q=甲&order=-number&columns=name&columns=number").content.decode()
    later = re.search(r'rel="next" href="([^"]+)"', page)
    assert later is not None
    for kept in ("q=%E7%94%B2", "order=-number", "columns=name", "columns=number", "after="):
        assert kept in later[1]
    second = visit(someone).get(f"/org/people/{later[1].replace('&amp;', '&')}").content.decode()
    assert second.count("data-row-url") == 10
    assert 'rel="prev"' in second
    assert "单位</th>" not in second
