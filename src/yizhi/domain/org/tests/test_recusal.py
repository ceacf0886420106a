"""Recusal: declared by the officer alone, known to whoever assigns, explained to nobody else."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from yizhi.domain.org.acts import recusals
from yizhi.domain.org.conditions import (
    certified_on_the_day,
    is_co,
    is_lead,
    is_lead_or_co,
    not_handling_officer,
    not_recused,
)
from yizhi.domain.org.models import RecusalDeclaration
from yizhi.domain.org.queries import recusal_of
from yizhi.domain.org.tests.world import NOW, World, as_actor, certificate
from yizhi.platform.acts import door
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import PUBLIC, Actor
from yizhi.platform.scope.session import acting

PARTY = UUID(int=77)


def _declare(actor: Actor, about: UUID = PARTY) -> RecusalDeclaration:
    data = {"about_kind": "subjects.party", "about_id": about, "relation": "RELATIVE", "explanation": "表兄弟"}
    made: RecusalDeclaration = perform(recusals.declare_recusal, actor, data=data, at=NOW).record
    return made


def _case(**more: Any) -> Any:
    return SimpleNamespace(pk=new_id(), line="market", lead_id=None, co_id=None, **more)


def _asked(check: Any, actor: Actor, case: Any) -> str:
    with acting(actor):
        return "；".join(r.why for r in check(Situation(actor=actor, record=case, at=NOW, verb="x")))


def test_a_declared_relation_to_a_party_keeps_the_officer_out_of_the_case(world: World) -> None:
    officer = as_actor(world.officer())
    case = _case(recusal_subjects=lambda: [PARTY])
    assert _asked(not_recused, officer, case) == ""
    _declare(officer)
    assert "应当回避" in _asked(not_recused, officer, case)
    assert _asked(not_recused, officer, _case(recusal_subjects=lambda: [new_id()])) == ""


def test_a_relation_to_the_matter_itself_counts_too(world: World) -> None:
    officer, case = as_actor(world.officer()), _case()
    _declare(officer, case.pk)
    assert "应当回避" in _asked(not_recused, officer, case)


def test_a_colleague_sees_that_it_was_declared_and_the_public_sees_nothing(world: World) -> None:
    officer, colleague = as_actor(world.officer()), as_actor(world.captain())
    _declare(officer)
    assert officer.person is not None
    with acting(colleague):
        assert recusal_of(officer.person, PARTY) is not None
        assert recusal_of(officer.person, [new_id(), PARTY]) is not None
    with acting(PUBLIC):
        assert recusal_of(officer.person, PARTY) is None


def test_the_explanation_stays_out_of_the_ledgers_body(world: World) -> None:
    officer = as_actor(world.officer())
    _declare(officer)
    with acting(officer):
        assert "表兄弟" not in Entry.objects.get(verb="recusal.declare").body


def test_nobody_declares_for_another(world: World) -> None:
    officer, other = as_actor(world.officer()), as_actor(world.captain())
    with (
        acting(other),
        door.opened(),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        RecusalDeclaration(
            person_id=officer.person or new_id(),
            division="330802101",
            about_kind="x",
            about_id=PARTY,
            relation="OTHER",
            declared_at=NOW,
        ).save(force_insert=True)


def test_only_the_officer_withdraws_it_and_then_it_counts_no_more(world: World) -> None:
    officer, other = as_actor(world.officer()), as_actor(world.captain())
    declared = _declare(officer)
    with pytest.raises(ActForbidden):
        perform(recusals.withdraw_recusal, other, record=declared, data={"reason": "误报"}, at=NOW)
    perform(recusals.withdraw_recusal, officer, record=declared, data={"reason": "误报"}, at=NOW)
    assert officer.person is not None
    with acting(officer):
        assert recusal_of(officer.person, PARTY) is None


def test_one_declaration_about_one_matter(world: World) -> None:
    officer = as_actor(world.officer())
    _declare(officer)
    with pytest.raises(ActInvalid, match="已就该事项申报回避"):
        _declare(officer)


def test_the_public_declares_nothing(world: World) -> None:
    with pytest.raises(ActForbidden):
        _declare(PUBLIC)


def test_the_parts_in_a_case_are_kept_apart(world: World) -> None:
    lead, co, third = (as_actor(world.officer()) for _ in range(3))
    case = _case()
    case.lead_id, case.co_id = lead.person, co.person
    assert (_asked(is_lead, lead, case), _asked(is_co, co, case)) == ("", "")
    assert "主办人" in _asked(is_lead, co, case)
    assert "协办人" in _asked(is_co, lead, case)
    assert "主办人" in _asked(is_lead_or_co, third, case)
    assert "办案人员" in _asked(not_handling_officer, co, case)
    assert _asked(not_handling_officer, third, case) == ""


def test_a_system_without_a_person_is_neither_lead_nor_co(world: World) -> None:
    assert "主办人" in _asked(is_lead_or_co, PUBLIC, _case())


def test_a_certificate_for_another_line_does_not_count(world: World) -> None:
    officer = as_actor(world.officer(certificate=certificate(["ecology"])))
    assert "未载明" in _asked(certified_on_the_day, officer, _case())
    assert _asked(certified_on_the_day, as_actor(world.officer()), _case()) == ""
