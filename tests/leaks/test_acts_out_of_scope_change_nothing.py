"""Every act × page and API × everybody who may not do it: refused, and the ledger is as long as before."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

import pytest

from tests.leaks.conftest import Stage
from tests.leaks.crime_scene import Foreign, entries
from tests.leaks.visitors import Visitor
from yizhi.platform.acts.declaration import Declaration, declarations, declared
from yizhi.platform.identifiers import new_id

_OFFERED = [act for act in declarations() if act.offered]
_ON = [act for act in _OFFERED if act.on is not None]
# Seats of the unit that no step of the decision belongs to.
_ONLOOKERS = ("auxiliary", "guidance of the county", "supervisor of the city")


def targets(act: Declaration, foreign: Foreign) -> list[UUID]:
    """The foreign records of the act's kind; the officer, unit and team of the case for acts on these."""
    world = foreign.scene.world
    known = [*foreign.records, world.township, world.team, foreign.scene.lead_person]
    return [record.pk for record in known if isinstance(record, act.on or ())] or [new_id()]


def value_of(name: str, schema: dict[str, Any]) -> Any:
    """Something well formed for a field of an act's input, by its JSON schema."""
    options = schema.get("anyOf", [schema])
    kind = next((o for o in options if o.get("type") != "null"), schema)
    if "enum" in kind or "const" in kind:
        return kind.get("const") or kind["enum"][0]
    by_format = {"uuid": str(new_id()), "date": "2026-06-01", "date-time": "2026-06-01T10:00:00+08:00"}
    if kind.get("format") in by_format:
        return by_format[kind["format"]]
    return {"integer": 1, "number": 1.0, "boolean": True, "array": []}.get(kind.get("type", ""), "测试")


@cache
def _fields(verb: str) -> dict[str, Any]:
    """The fields of an act's input, each with its JSON schema: drawn up once, asked for by every visitor."""
    found: dict[str, Any] = declared(verb).input_model.model_json_schema().get("properties", {})
    return found


def given(act: Declaration) -> dict[str, Any]:
    return {name: value_of(name, schema) for name, schema in _fields(act.verb).items()}


def attempt(visitor: Visitor, act: Declaration, record: UUID | None) -> list[int]:
    """By the page and by the API; the answers' status codes."""
    browser, data = visitor.browser(), given(act)
    path = f"/acts/{act.verb}/" + (f"{record}/" if record else "")
    request = {"key": str(new_id()), "input": data} | ({"record": str(record)} if record else {})
    page = browser.post(path, {"key": str(new_id()), **data})
    api = browser.post(f"/api/acts/{act.verb}", request, content_type="application/json")
    return [page.status_code, api.status_code]


def _intruders(stage: Stage, act: Declaration) -> list[Visitor]:
    names = {"officer of the next township", "officer of another county", "head of the market bureau", "the public"}
    if act.verb.startswith("simple_case."):
        names |= set(_ONLOOKERS)
    return [v for v in stage.visitors if v.name in names]


@pytest.mark.parametrize("act", _ON, ids=lambda act: act.verb)
def test_an_act_on_a_foreign_record_changes_nothing(stage: Stage, act: Declaration) -> None:
    before, wrong = entries(), []
    for visitor in _intruders(stage, act):
        for record in targets(act, stage.foreign):
            answers = attempt(visitor, act, record)
            if max(answers) >= 500 or 200 in answers or 201 in answers:
                wrong.append(f"{visitor.name}: {answers}")
    assert not wrong, "\n".join(wrong)
    assert entries() == before


@pytest.mark.parametrize("act", [a for a in _OFFERED if a.on is None], ids=lambda act: act.verb)
def test_nobody_without_an_account_begins_anything(stage: Stage, act: Declaration) -> None:
    before, public = entries(), stage.visitors[-1]
    assert attempt(public, act, None)[1] == 401
    assert entries() == before


def test_an_officer_of_the_case_does_not_confirm_as_the_other(stage: Stage) -> None:
    """行政处罚法第四十二条：两名执法人员各以本人身份办理."""
    case, before = stage.foreign.begun, entries()
    by_name = {v.name: v for v in stage.visitors}
    for name in ("lead officer", "colleague", "captain", "deputy", "supervisor of the city"):
        confirmed = by_name[name].browser().post("/api/acts/simple_case.confirm", _asked(case.pk), "application/json")
        assert confirmed.status_code in (403, 409, 422), f"{name}: {confirmed.status_code}"
    for name in ("co-officer", "colleague", "captain", "deputy", "legal reviewer"):
        issued = by_name[name].browser().post("/api/acts/simple_case.issue", _asked(case.pk), "application/json")
        assert issued.status_code == 403, f"{name}: {issued.status_code}"
    assert entries() == before


def test_an_onlooker_cannot_use_up_the_second_officers_code(stage: Stage) -> None:
    """A wrong code is counted, so only the officer of the case may try one."""
    before = entries()
    for name in ("supervisor of the city", "colleague", "auxiliary"):
        visitor = next(v for v in stage.visitors if v.name == name)
        answer = visitor.browser().post(f"/cases/simple/{stage.foreign.begun.pk}/confirmation/", {"code": "000000"})
        assert "此项由本案两名执法人员办理" in answer.content.decode(), name
    assert entries() == before


def _asked(record: UUID) -> dict[str, Any]:
    return {"key": str(new_id()), "record": str(record), "input": {}}
