"""Random legal and illegal acts on one case by several people while time passes: the law holds at each step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import orjson
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from yizhi.domain.cases.acts import closing, collecting, deciding, hearing, opening
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene, signature
from yizhi.domain.org.tests.world import BUILDER, as_actor
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActError
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

_DECIDED = {"ISSUED", "FILED_WITH_AGENCY", "PAID_ON_SPOT", "REMITTED_TO_AGENCY", "REMITTED_TO_BANK", "OVERDUE", "PAID"}
# What the decision says: changed, it needs the second officer's confirmation anew.
_CONTENT = ("occurred_at", "place", "facts", "party_id", "penalty", "fine_fen", "payment", "correction", "statement")
_STEPS = ("describe", "name", "propose", "inform", "hear", "confirm", "sign", "issue", "file", "pay", "close")
PEOPLE = st.sampled_from(["lead", "co", "captain", "stranger"])


class Roadside(RuleBasedStateMachine):
    """One case; every act may be tried by everybody at any time."""

    scene: Scene
    stranger: Any
    reached: set[str]

    @initialize()
    def begin(self) -> None:
        self.save = transaction.savepoint()
        self.scene.at = self.scene.at.replace(hour=10)
        self.started = self.scene.at
        self.case = self.scene.open()
        self.seen = self._look()
        self.decisions: list[int] = []

    def teardown(self) -> None:
        if hasattr(self, "save"):
            connection.needs_rollback = False
            transaction.savepoint_rollback(self.save)
            self.scene.at = self.started

    def _look(self) -> SimpleCase:
        return self.scene.fresh(self.case)

    def _entries(self) -> list[dict[str, Any]]:
        with acting(self.scene.lead):
            bodies = Entry.objects.filter(record_id=self.case.pk).values_list("body", flat=True)
            return sorted((orjson.loads(body) for body in bodies), key=lambda body: body["record"]["version"])

    def _try(self, who: str, act: Declaration, **data: Any) -> None:
        """Do it, or be refused; a refusal changes nothing, and what is done is one entry and one version."""
        person = {"lead": self.scene.lead_person, "co": self.scene.co_person, "captain": self.scene.captain_person}
        actor = as_actor(person.get(who, self.stranger), self.scene.at)
        before, told = self._look(), len(self._entries())
        try:
            perform(act, actor, record=self.case.pk, data=data, at=self.scene.at)
        except ActError:
            after = self._look()
            assert {f.attname: getattr(after, f.attname) for f in after._meta.concrete_fields} == {
                f.attname: getattr(before, f.attname) for f in before._meta.concrete_fields
            }
            assert len(self._entries()) == told
            return
        after = self._look()
        self.reached.add(after.state)
        assert after.version == before.version + 1
        assert len(self._entries()) == told + 1
        assert who != "stranger", f"{act.verb} by an officer of another county"
        if any(getattr(after, name) != getattr(before, name) for name in _CONTENT):
            assert before.state == "ON_SITE_DRAFT", "the content of a decision changed after it was made"
            assert after.confirmed_at is None, f"{act.verb} changed the content of a confirmed case"
        if act is deciding.issue:
            self._decided(before, after)

    def _decided(self, before: SimpleCase, after: SimpleCase) -> None:
        """《行政处罚法》第四十二条、第四十四条、第四十五条、第五十一条、第五十二条."""
        assert before.rights_told_at is not None
        assert before.statement_kind
        assert before.confirmed_version == before.content_version
        assert before.signed_at is not None or before.refusal_reason
        assert 0 <= after.fine_fen <= 20_000, "the simple procedure ends at two hundred yuan for a citizen"
        assert (after.penalty == "FINE") == (after.fine_fen > 0)
        self.decisions.append(after.decision.sequence)  # type: ignore[union-attr]

    @rule(minutes=st.sampled_from([1, 30, 60 * 24, 60 * 24 * 16]))
    def time_passes(self, minutes: int) -> None:
        self.scene.at += timedelta(minutes=minutes)

    @rule(who=PEOPLE, step=st.sampled_from(_STEPS), fen=st.sampled_from([0, 1, 2000, 5000, 10_000, 20_000, 20_001]))
    def somebody_tries(self, who: str, step: str, fen: int) -> None:
        self._steps(fen)[step](who)

    @rule(upto=st.integers(1, len(_STEPS)))
    def the_officers_go_on(self, upto: int) -> None:
        """Some way of the lawful path, so that the later states are reached."""
        for step in _STEPS[:upto]:
            who = {"confirm": "co", "pay": "captain"}.get(step, "lead")
            self._steps(5000)[step](who)

    def _steps(self, fen: int) -> dict[str, Callable[[str], None]]:
        at, facts = self.scene.at, "当事人在兴航路12号门前随地便溺，事实清楚。"
        party = {"kind": "CITIZEN", "name": "样例某", "identity_type": "居民身份证", "phone": "13800000000"}
        party |= {"identity_number": "330802199001010010", "address": "衢州市柯城区航埠镇样例村1号"}
        paid: dict[str, date | int | str] = {"amount_fen": fen, "paid_on": at.date(), "receipt_no": "票000123"}
        return {
            "describe": lambda who: self._try(
                who, opening.describe, occurred_at=self.started, place="路口", facts=facts
            ),
            "name": lambda who: self._try(who, opening.name_party, **party),
            "propose": lambda who: self._try(
                who, deciding.propose, penalty="FINE" if fen else "WARNING", fine_fen=fen, correction="责令立即清除"
            ),
            "inform": lambda who: self._try(who, hearing.inform, told=True),
            "hear": lambda who: self._try(who, hearing.record_statement, kind="NONE"),
            "confirm": lambda who: self._try(who, deciding.confirm),
            "sign": lambda who: self._try(who, deciding.sign, signature=signature()),
            "issue": lambda who: self._try(who, deciding.issue),
            "file": lambda who: self._try(who, closing.file_with_agency),
            "pay": lambda who: self._try(who, collecting.record_payment, **paid),
            "close": lambda who: self._try(who, closing.close, correction_checked=True),
        }

    @rule(who=PEOPLE, payment=st.sampled_from(["BANK", "SMALL", "REMOTE"]))
    def payment_is_chosen(self, who: str, payment: str) -> None:
        self._try(who, collecting.choose_payment, payment=payment, receipt_no="票000001")

    @rule(who=PEOPLE, act=st.sampled_from(["collect_on_spot", "hand_in", "remit"]))
    def money_moves(self, who: str, act: str) -> None:
        data = {"hand_in": {"received_by": "出纳"}, "remit": {"reference": "缴款书1"}}.get(act, {})
        self._try(who, getattr(collecting, act), **data)

    @rule()
    def the_term_is_looked_at(self) -> None:
        before = self._look()
        try:
            perform(collecting.mark_overdue, BUILDER, record=self.case.pk, at=self.scene.at)
        except ActError:
            return
        assert before.due_on is not None
        assert self.scene.at.date() > before.due_on

    @invariant()
    def versions_count_acts(self) -> None:
        if hasattr(self, "case"):
            versions = [body["record"]["version"] for body in self._entries()]
            assert versions == list(range(1, self._look().version + 1))

    @invariant()
    def money_is_consistent(self) -> None:
        if not hasattr(self, "case"):
            return
        case = self._look()
        self.reached.add(case.state)
        assert (case.decision_id is not None) == (case.state in _DECIDED or case.state == "CLOSED")
        assert case.paid_fen >= 0
        assert case.collected_at is None or (case.payment != "BANK" and case.paid_fen == case.fine_fen)
        assert case.handed_in_at is None or case.collected_at is not None
        assert case.remitted_at is None or case.handed_in_at is not None
        if case.state in ("PAID", "CLOSED"):
            assert case.paid_fen >= case.fine_fen
        if case.state == "CLOSED":
            assert case.filed_at is not None

    @invariant()
    def the_series_has_no_gap(self) -> None:
        if hasattr(self, "case"):
            with acting(self.scene.lead):
                numbers = sorted(Document.objects.values_list("sequence", flat=True))
            assert len(self.decisions) <= 1
            assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.usefixtures("scene")
def test_no_order_of_acts_leads_out_of_the_law(scene: Scene) -> None:
    with acting(BUILDER):
        stranger = scene.world.far_officer()
    machine = type("RoadsideHere", (Roadside,), {"scene": scene, "stranger": stranger, "reached": set()})
    bounded = settings(
        max_examples=12,
        stateful_step_count=14,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=bounded)
    reached: set[str] = vars(machine)["reached"]
    assert {"ON_SITE_DRAFT", "ISSUED", "FILED_WITH_AGENCY", "CLOSED"} <= reached, "it walked too little"
