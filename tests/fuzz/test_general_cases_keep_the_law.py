"""Random lawful and unlawful steps of a general case by many people while time passes: the law holds at each step.

The suite walks a little and always the same; `make fuzz` walks as long as EXAMPLES says, and each time elsewhere.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.fuzz.general_steps import ROAD, Steps
from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.terms import PenaltyCode, ReviewKind
from yizhi.domain.cases.procedures.general_penalty import VERSION_1
from yizhi.domain.org.tests.world import BUILDER, as_actor
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActError
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

__all__ = ["file"]

_MORE = os.environ.get("YIZHI_FUZZ_EXAMPLES")
_PARTS = ("lead", "co", "third", "head", "unit", "compliance", "reviewer", "unlearned", "second_head", "stranger")
_LATEST = 150  # days; later the holidays of the next year would be needed, which nobody knows yet


class Procedure(RuleBasedStateMachine):
    """One case; every step may be tried by everybody at any time."""

    file: File
    stranger: Any
    reached: set[str]
    tried: dict[str, int]

    @initialize()
    def begin(self) -> None:
        self.save = transaction.savepoint()
        self.started = self.file.at
        self.case = self.file.open()
        self.steps = Steps(self.file, self.case)

    def teardown(self) -> None:
        if hasattr(self, "save"):
            connection.needs_rollback = False
            transaction.savepoint_rollback(self.save)
            self.file.at = self.started

    def _look(self) -> GeneralCase:
        return self.file.fresh(self.case)

    def _entries(self) -> int:
        with acting(self.file.who("lead")):
            return Entry.objects.filter(record_id=self.case.pk).count()

    def _try(self, who: str, step: str) -> None:
        """Do it, or be refused; a refusal changes nothing, and what is done is one entry and one version."""
        act, data = self.steps.made(step)
        if act is None:
            return
        self.file.at += timedelta(minutes=1)
        person = self.stranger if who == "stranger" else self.file.people[who]
        before, told = self._look(), self._entries()
        try:
            perform(act, as_actor(person, self.file.at), record=self.case.pk, data=data, at=self.file.at)
        except ActError:
            after = self._look()
            assert _columns(after) == _columns(before), f"{step}: a refusal changed the case"
            assert self._entries() == told, f"{step}: a refusal left an entry"
            self.tried["refused"] += 1
            return
        after = self._look()
        self.tried["done"] += 1
        self.reached.add(after.state)
        assert who != "stranger", f"{act.verb} by an officer of another county"
        assert (after.version, self._entries()) == (before.version + 1, told + 1)
        known = VERSION_1.step(act.verb)
        assert known is not None
        assert before.state in known.sources
        assert after.state in known.targets or (not known.targets and after.state == before.state)

    @rule(days=st.sampled_from([1, 3, 6, 16, 40]))
    def time_passes(self, days: int) -> None:
        if (self.file.at - self.started).days + days < _LATEST:
            self.file.wait(days)

    @rule(who=st.sampled_from(_PARTS), step=st.sampled_from(sorted(Steps.names())))
    def somebody_tries(self, who: str, step: str) -> None:
        self._try(who, step)

    @rule(stages=st.integers(1, 9))
    def the_officers_go_on(self, stages: int) -> None:
        """Some way of the lawful road, so that the later states are reached."""
        for _ in range(stages):
            state = self._look().state
            for step, who in ROAD.get(state, ()):
                if step == "wait":
                    self.time_passes(1)
                else:
                    self._try(who, step)

    @invariant()
    def no_decision_without_review_notice_and_time(self) -> None:
        case = self._case()
        if case is None or case.decided_at is None:
            return
        with acting(BUILDER):
            decision = case.decision
            reviews = case.reviews.filter(proposal=decision.proposal, result="AGREE", kind=ReviewKind.LEGAL_1)
            assert reviews.exists(), "decided without a legal review"
            if decision.outcome != "PENALTY":
                return
            for party in case.parties.filter(excluded_at=None):
                notice = case.notices.filter(case_party=party).exclude(served_on=None).last()
                assert notice is not None, "decided without a notice that was served"
                assert notice.served_on <= clock.day(case.decided_at)
        assert case.decide_by is not None
        assert clock.day(case.decided_at) <= case.decide_by, "decided after the period"

    @invariant()
    def time_runs_forward(self) -> None:
        case = self._case()
        if case is None:
            return
        marks = [case.opened_at, case.filed_at, case.decided_at, case.closed_at, case.archived_at]
        passed = [mark for mark in marks if mark is not None]
        assert passed == sorted(passed)
        if case.served_on is not None and case.decided_at is not None:
            assert case.served_on >= clock.day(case.decided_at)

    @invariant()
    def money_adds_up(self) -> None:
        case = self._case()
        if case is None or case.decided_at is None:
            return
        with acting(BUILDER):
            lines = case.decision.proposal.lines.filter(kind=PenaltyCode.FINE)
            owed = sum(line.amount_fen for line in lines)
            payables = list(case.payables.filter(kind="FINE"))
            live = sum(one.amount_fen for one in payables if one.replaced_at is None)
            principal: dict[Any, int] = defaultdict(int)
            for one in case.payments.all():
                assert one.amount_fen > 0
                assert 0 <= one.surcharge_fen <= one.amount_fen
                principal[one.payable_id] += one.amount_fen - one.surcharge_fen
        before = sum(principal[one.pk] for one in payables if one.replaced_at is not None)
        assert live + before == owed
        assert all(principal[one.pk] <= one.amount_fen for one in payables)
        if case.state in ("CLOSED", "ARCHIVED") and case.closing_reason == "PENALTY_EXECUTED":
            assert all(principal[one.pk] == one.amount_fen for one in payables if one.replaced_at is None)

    @invariant()
    def the_series_have_no_gap(self) -> None:
        if self._case() is None:
            return
        series: dict[Any, list[int]] = defaultdict(list)
        with acting(BUILDER):
            for agency, kind, year, number in Document.objects.values_list("agency_id", "kind", "year", "sequence"):
                series[agency, kind, year].append(number)
        for numbers in series.values():
            assert sorted(numbers) == list(range(1, len(numbers) + 1))

    def _case(self) -> GeneralCase | None:
        return self._look() if hasattr(self, "case") else None


def _columns(case: GeneralCase) -> dict[str, Any]:
    return {field.attname: getattr(case, field.attname) for field in case._meta.concrete_fields}


def test_no_order_of_steps_leads_out_of_the_law(file: File) -> None:
    with acting(BUILDER):
        stranger = file.world.far_officer()
    kept = {"file": file, "stranger": stranger, "reached": set(), "tried": defaultdict(int)}
    machine = type("ProcedureHere", (Procedure,), kept)
    bounded = settings(
        max_examples=int(_MORE or 5),
        stateful_step_count=30 if _MORE else 10,
        deadline=None,
        derandomize=_MORE is None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=bounded)
    print(dict(kept["tried"]), sorted(kept["reached"]))
    assert {"FILED", "INVESTIGATING", "INVESTIGATED", "LEGAL_REVIEW_1"} <= kept["reached"], "it walked too little"


def _leavable() -> Iterator[str]:
    for step in VERSION_1.steps:
        yield from (source for source in step.sources if any(target != source for target in step.targets))


@pytest.mark.parametrize("state", [state for state in VERSION_1.states if not state.final], ids=lambda s: s.code)
def test_every_state_that_is_no_end_can_be_left_and_leads_to_an_end(state: Any) -> None:
    ends = {one.code for one in VERSION_1.states if one.final}
    assert state.code in set(_leavable())
    assert ends & VERSION_1.ahead(state.code)


def test_every_state_can_be_reached() -> None:
    assert VERSION_1.ahead(VERSION_1.initial) == {state.code for state in VERSION_1.states}
