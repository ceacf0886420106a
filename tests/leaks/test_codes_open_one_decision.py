"""A code opens the one decision it is printed on, masked for whoever holds the paper; notices follow the scope."""

from __future__ import annotations

from django.test import Client

from tests.leaks.conftest import Stage
from tests.leaks.crime_scene import ADDRESS, FACTS, NUMBER, PHONE, WITNESS
from tests.leaks.test_foreign_records_stay_unseen import body
from yizhi.domain.org.actors import actor_for
from yizhi.platform.scope.actor import PUBLIC
from yizhi.web.live.hub import Notice


def test_the_verification_code_shows_the_masked_decision_and_no_original(stage: Stage) -> None:
    foreign, holder = stage.foreign, Client()
    page = holder.get(f"/verify/{foreign.code}/")
    assert page.status_code == 200
    assert foreign.document.number in page.content.decode()
    shown = page.content.decode()
    assert not [secret for secret in (NUMBER, PHONE, ADDRESS, FACTS, WITNESS, foreign.party_code) if secret in shown]
    masked = body(holder.get(f"/verify/{foreign.code}/document"))
    original = body(stage.visitors[0].browser().get(f"/documents/{foreign.document.pk}/"))
    assert masked[:5] == original[:5] == b"%PDF-"
    assert masked != original


def test_a_code_opens_nothing_else(stage: Stage) -> None:
    foreign, holder = stage.foreign, Client()
    holder.get(f"/verify/{foreign.code}/")
    for address in (f"/documents/{foreign.document.pk}/", f"/files/{foreign.photograph.pk}/", "/cases/simple/"):
        answer = holder.get(address)
        assert answer.status_code in (302, 401)
    assert holder.get(f"/verify/{foreign.party_code}/").status_code == 404


def test_the_partys_code_opens_the_partys_own_decision_and_no_record_of_the_case(stage: Stage) -> None:
    foreign, party = stage.foreign, Client()
    assert party.get("/party/decision/").status_code in (302, 404)
    assert party.post("/party/", {"code": foreign.party_code}).status_code == 302
    page = party.get("/party/decision/").content.decode()
    assert foreign.document.number in page
    assert not [secret for secret in (NUMBER, PHONE) if secret in page]
    for address in (f"/cases/simple/{foreign.decided.pk}/", f"/files/{foreign.photograph.pk}/", "/subjects/"):
        assert party.get(address).status_code == 302


def test_live_notices_reach_only_those_within_the_scope_of_the_case(stage: Stage) -> None:
    case = stage.foreign.decided
    keys = {f"{case.division[:n]}:{line}" for n in (2, 4, 6, 9) for line in ("*", case.line)}
    notice = Notice("cases.simplecase", str(case.pk), "simple_case.issue", frozenset(keys), None)
    for visitor in stage.visitors:
        actor = actor_for(visitor.person, stage.foreign.scene.at) if visitor.person else PUBLIC
        assert notice.concerns(actor) is visitor.inside, visitor.name
