"""A roster is imported whole or not at all, and proven by its hash."""

import hashlib
from datetime import date
from typing import Any

import orjson
import pytest

from yizhi.domain.org.acts import staff
from yizhi.domain.org.acts.staff import StaffRow
from yizhi.domain.org.models import Appointment, Person
from yizhi.domain.org.tests.world import NOW, World, as_actor, certificate
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting


def _row(world: World, number: str, **more: Any) -> dict[str, Any]:
    given = {"staff_number": number, "name": "张三", "home": world.bureau.uscc, "seat": "OFFICER"}
    return given | {"since": date(2025, 1, 1), "unit": world.township.uscc, "team": world.team.name} | more


def test_a_posted_person_has_two_appointments(world: World) -> None:
    actor = as_actor(world.administrator())
    outcome = perform(staff.import_staff, actor, data={"rows": [_row(world, "甲1"), _row(world, "甲2")]}, at=NOW)
    assert outcome.result["count"] == 2
    posts = (
        Appointment.objects.filter(person__staff_number="甲1").order_by("kind").values_list("kind", "seat", "division")
    )
    assert list(posts) == [("HOME", "STAFF", "330802"), ("POSTING", "OFFICER", "330802101")]
    assert Person.objects.get(staff_number="甲1").initials == "zs"


def test_the_ledger_holds_the_hash_and_no_name(world: World) -> None:
    actor = as_actor(world.administrator())
    rows = [_row(world, "甲1", phone="0570-0001234")]
    outcome = perform(staff.import_staff, actor, data={"rows": rows}, at=NOW)
    content = [StaffRow.model_validate(row).model_dump(mode="json") for row in rows]
    expected = hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
    assert outcome.result["sha256"] == expected
    with acting(actor):
        body = Entry.objects.get(pk=outcome.entry.pk).body
    assert "张三" not in body
    assert "0001234" not in body


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"home": "没有的代码"}, "没有代码为"),
        ({"team": "没有的队伍"}, "没有名为"),
        ({"seat": "CAPTAIN", "unit": "", "team": ""}, "只设在乡镇"),
        ({"seat": "AUXILIARY", "certificate": certificate(["*"])}, "辅助人员不得持有"),
        ({"certificate": certificate(["magic"])}, "执法领域"),
        (
            {"certificate": {"number": "1", "fields": ["*"], "valid_from": "2020-01-01", "valid_to": "2029-01-01"}},
            "超过 5 年",
        ),
    ],
)
def test_one_wrong_row_refuses_all_and_is_named(world: World, wrong: dict[str, Any], told: str) -> None:
    rows = [_row(world, "甲1"), _row(world, "甲2", **wrong)]
    before = Person.objects.count()
    with pytest.raises(ActInvalid) as refused:
        perform(staff.import_staff, as_actor(world.administrator()), data={"rows": rows}, at=NOW)
    assert any(text.startswith("第 2 行") and told in text for text in refused.value.errors["rows"])
    assert Person.objects.count() == before + 1  # the administrator alone


def test_a_number_is_not_given_twice(world: World) -> None:
    actor = as_actor(world.administrator())
    perform(staff.import_staff, actor, data={"rows": [_row(world, "甲1")]}, at=NOW)
    with pytest.raises(ActInvalid, match="已登记"):
        perform(staff.import_staff, actor, data={"rows": [_row(world, "甲1")]}, at=NOW)
    with pytest.raises(ActInvalid, match="已登记"):
        perform(staff.import_staff, actor, data={"rows": [_row(world, "甲2"), _row(world, "甲2")]}, at=NOW)


@pytest.mark.parametrize("who", ["officer", "captain", "supervisor", "guide"])
def test_only_administrators_import(world: World, who: str) -> None:
    with pytest.raises(ActForbidden):
        perform(staff.import_staff, as_actor(getattr(world, who)()), data={"rows": [_row(world, "甲1")]}, at=NOW)
