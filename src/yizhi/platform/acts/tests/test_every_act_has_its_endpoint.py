"""POST /api/acts/<verb>: one endpoint an act, with the same door, the same refusals and the same words as the page."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.models import Person
from yizhi.domain.org.sessions import SessionStore
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform import clock
from yizhi.platform.acts.declaration import declarations
from yizhi.platform.scope.session import acting
from yizhi.web.actor import SESSION_PERSON

__all__ = ["scene"]


@pytest.fixture
def roadside(scene: Scene) -> Iterator[Scene]:
    with clock.at(scene.at):
        yield scene


def browser(person: Person | None, *, csrf: bool = False) -> Client:
    client = Client(enforce_csrf_checks=csrf, headers={"accept": "application/json"})
    if person is not None:
        session = SessionStore()
        session[SESSION_PERSON] = str(person.pk)
        session.save()
        client.cookies["sessionid"] = session.session_key or ""
    return client


def post(client: Client, verb: str, **content: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post(f"/api/acts/{verb}", json.dumps(content, default=str), content_type="application/json")
    return answer.status_code, answer.json()


def opening(scene: Scene, **changes: Any) -> dict[str, Any]:
    item, co = scene.item().pk, scene.co_person.pk
    return {"item": item, "co_officer": co, "occurred_at": scene.at.isoformat(), "place": "路口"} | changes


def test_an_act_through_the_api_is_the_act(roadside: Scene) -> None:
    key, client = uuid4(), browser(roadside.lead_person)
    status, done = post(client, "simple_case.open", key=key, input=opening(roadside))
    assert status == 200, done
    assert done["says"].startswith("甲一到场并出示执法证件")
    again, same = post(client, "simple_case.open", key=key, input=opening(roadside))
    assert (again, same["record"], same["replayed"]) == (200, done["record"], True)
    with acting(roadside.lead):
        assert SimpleCase.objects.count() == 1


def test_a_stranger_is_not_let_in(roadside: Scene) -> None:
    status, _ = post(browser(None), "simple_case.open", key=uuid4(), input=opening(roadside))
    assert status == 401


def test_another_site_cannot_act_through_a_person_signed_in(roadside: Scene) -> None:
    status, _ = post(browser(roadside.lead_person, csrf=True), "simple_case.open", key=uuid4(), input=opening(roadside))
    assert status == 403
    with acting(roadside.lead):
        assert SimpleCase.objects.count() == 0


def test_who_may_not_do_it_gets_the_reason_as_a_problem_document(roadside: Scene) -> None:
    case = roadside.open()
    told = {"key": uuid4(), "record": case.pk, "input": {"penalty": "FINE", "correction": "改正"}}
    status, problem = post(browser(roadside.captain_person), "simple_case.propose", **told)
    assert (status, problem["status"], problem["type"]) == (403, 403, "ActForbidden")
    assert problem["refusals"][0]["what"]


def test_what_the_law_does_not_allow_yet_gets_the_article(roadside: Scene) -> None:
    case = roadside.open()
    status, problem = post(browser(roadside.lead_person), "simple_case.issue", key=uuid4(), record=case.pk, input={})
    assert (status, problem["type"]) == (409, "ActRefused")
    assert any("《行政处罚法》" in refusal["article"] for refusal in problem["refusals"])


def test_an_older_version_gets_what_changed(roadside: Scene) -> None:
    case = roadside.open()
    roadside.describe(case)
    told = {"key": uuid4(), "record": case.pk, "seen": 1, "input": {}}
    status, problem = post(browser(roadside.lead_person), "simple_case.issue", **told)
    assert (status, problem["type"]) == (409, "ActConflict")
    assert [change["says"] for change in problem["changes"]] == ["甲一录入违法事实"]


def test_a_record_out_of_scope_is_not_found(roadside: Scene) -> None:
    case = roadside.open()
    with acting(BUILDER):
        far = roadside.world.far_officer()
    told = {"key": uuid4(), "record": case.pk, "input": {}}
    status, problem = post(browser(far), "simple_case.issue", **told)
    assert (status, problem["type"]) == (404, "RecordNotFound")


@pytest.mark.parametrize("place", ["", "长" * 201, None, "空\x00字"])
def test_wrong_input_is_named_by_the_title_of_its_field(roadside: Scene, place: str | None) -> None:
    content = opening(roadside, place=place)
    status, problem = post(browser(roadside.lead_person), "simple_case.open", key=uuid4(), input=content)
    assert (status, problem.get("type")) == (422, "ActInvalid"), problem
    assert problem["errors"]["place"][0].removeprefix("请填写").startswith("地点")


def test_every_wrong_field_of_one_request_is_told_at_once_in_the_words_of_the_form(roadside: Scene) -> None:
    content = opening(roadside, place="", occurred_at="昨天", longitude=200)
    status, problem = post(browser(roadside.lead_person), "simple_case.open", key=uuid4(), input=content)
    assert (status, problem["type"]) == (422, "ActInvalid")
    assert problem["errors"] == {
        "place": ["请填写地点"],
        "occurred_at": ["违法行为发生时间应为日期和时间"],
        "longitude": ["经度不能大于180.0"],
    }


def test_what_an_act_does_not_ask_is_refused_by_name(roadside: Scene) -> None:
    content = opening(roadside, state="CLOSED")
    status, problem = post(browser(roadside.lead_person), "simple_case.open", key=uuid4(), input=content)
    assert (status, problem["errors"]) == (422, {"state": ["此项不接受“state”"]})


@pytest.mark.parametrize("missing", ["key", "record"])
def test_a_request_without_its_envelope_says_what_belongs_in_it(roadside: Scene, missing: str) -> None:
    case = roadside.open()
    told = {"key": uuid4(), "record": case.pk, "input": {}}
    told.pop(missing)
    status, problem = post(browser(roadside.lead_person), "simple_case.issue", **told)
    assert (status, problem["type"]) == (422, "ActInvalid")
    assert "请按接口说明提供 key、input，以及所办记录的 record" in problem["errors"][""][0]


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"key": "x"}', '{"input": 5}'])
def test_a_malformed_request_is_refused_and_breaks_nothing(roadside: Scene, body: str) -> None:
    client = browser(roadside.lead_person)
    answer = client.post("/api/acts/simple_case.open", body, content_type="application/json")
    assert answer.status_code in (400, 422)


def test_the_description_of_the_api_names_every_act_offered(db: None) -> None:
    answer = browser(None).get("/api/openapi.json")
    described = answer.json()
    assert described["openapi"].startswith("3.1")
    paths = {f"/api/acts/{act.verb}" for act in declarations() if act.offered}
    assert paths <= set(described["paths"])
    assert "地点" in json.dumps(described, ensure_ascii=False)
