"""On the spot only within article 51, by two officers, after telling and hearing, and not against a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yizhi.statute.money import yuan
from yizhi.statute.party import PartyKind, age_on, judge_age
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import RefusedError
from yizhi.statute.simple_procedure import OnTheSpotPenalty, check_officers, limit, may_decide_on_the_spot

DAY = date(2026, 3, 2)
LAWFUL = OnTheSpotPenalty(
    party=PartyKind.CITIZEN,
    kinds=frozenset({PenaltyKind.FINE}),
    fine=yuan(200),
    facts_certain=True,
    has_legal_basis=True,
    qualified_officers=2,
    informed=True,
    heard=True,
    violated_on=DAY,
)


def test_two_hundred_yuan_for_a_citizen_may_be_decided_on_the_spot() -> None:
    decision = may_decide_on_the_spot(LAWFUL, DAY)
    assert decision.allowed
    assert "《行政处罚法》第五十一条" in decision.grounds[0]
    assert "备案" in decision.duties[0]


@pytest.mark.parametrize(
    ("party", "most"),
    [
        (PartyKind.CITIZEN, 200),
        (PartyKind.HOUSEHOLD_BUSINESS, 200),
        (PartyKind.LEGAL_PERSON, 3_000),
        (PartyKind.OTHER_ORGANISATION, 3_000),
    ],
)
def test_the_limit_is_included_and_one_fen_more_is_refused(party: PartyKind, most: int) -> None:
    within = replace(LAWFUL, party=party, fine=yuan(most))
    above = replace(LAWFUL, party=party, fine=yuan(most) + 1)
    assert may_decide_on_the_spot(within, DAY).allowed
    refusal = may_decide_on_the_spot(above, DAY).refusals[0]
    assert "限额" in refusal.why
    assert "普通程序" in refusal.next_step


def test_the_city_may_configure_household_businesses_as_organisations() -> None:
    assert limit(PartyKind.HOUSEHOLD_BUSINESS, DAY, household_as=PartyKind.LEGAL_PERSON) == yuan(3_000)


def test_a_warning_alone_needs_no_amount() -> None:
    assert may_decide_on_the_spot(replace(LAWFUL, kinds=frozenset({PenaltyKind.WARNING}), fine=0), DAY).allowed


@pytest.mark.parametrize(
    "kind", [PenaltyKind.CRITICISM, PenaltyKind.CONFISCATE_GOODS, PenaltyKind.CONFISCATE_GAINS, PenaltyKind.DETENTION]
)
def test_other_kinds_are_never_imposed_on_the_spot(kind: PenaltyKind) -> None:
    decision = may_decide_on_the_spot(replace(LAWFUL, kinds=frozenset({PenaltyKind.FINE, kind})), DAY)
    assert kind.chinese in decision.refusals[0].why


@pytest.mark.parametrize(
    ("change", "article"),
    [
        ({"facts_certain": False}, "第五十一条"),
        ({"has_legal_basis": False}, "第五十一条"),
        ({"kinds": frozenset()}, "第五十一条"),
        ({"fine": 0}, "第五十一条"),
        ({"qualified_officers": 1}, "第四十二条"),
        ({"informed": False}, "第四十四条"),
        ({"heard": False}, "第四十五条"),
        ({"born": date(2014, 1, 1)}, "第三十条"),
    ],
)
def test_each_missing_condition_is_refused_with_its_article(change: dict[str, object], article: str) -> None:
    decision = may_decide_on_the_spot(replace(LAWFUL, **change), DAY)  # type: ignore[arg-type]
    assert not decision.allowed
    assert decision.grounds == ()
    assert any(article in refusal.article for refusal in decision.refusals)
    assert all(refusal.next_step for refusal in decision.refusals)


def test_every_reason_is_told_at_once() -> None:
    bad = replace(LAWFUL, facts_certain=False, qualified_officers=0, heard=False)
    assert len(may_decide_on_the_spot(bad, DAY).refusals) == 3


def test_requiring_a_refused_decision_raises_its_first_reason() -> None:
    with pytest.raises(RefusedError, match="不得少于两人"):
        may_decide_on_the_spot(replace(LAWFUL, qualified_officers=1), DAY).require()


def test_one_officer_is_not_enough_and_two_are() -> None:
    assert check_officers(1, DAY) is not None
    assert check_officers(2, DAY) is None


def test_the_limits_are_not_applied_before_the_law_was_in_force() -> None:
    with pytest.raises(RefusedError, match="2021年7月15日"):
        may_decide_on_the_spot(LAWFUL, date(2021, 7, 14))


@pytest.mark.parametrize(
    ("born", "allowed", "lighter"),
    [
        (date(2012, 3, 3), False, False),
        (date(2012, 3, 2), False, False),
        (date(2012, 3, 1), True, True),
        (date(2008, 3, 2), True, True),
        (date(2008, 3, 1), True, False),
    ],
)
def test_under_fourteen_no_penalty_and_under_eighteen_a_lighter_one(
    born: date, *, allowed: bool, lighter: bool
) -> None:
    decision = judge_age(born, DAY)
    assert decision.allowed is allowed
    assert any("从轻" in duty for duty in decision.duties) is lighter


def test_the_duty_to_be_lighter_reaches_the_decision_on_the_spot() -> None:
    decision = may_decide_on_the_spot(replace(LAWFUL, born=date(2010, 5, 1)), DAY)
    assert decision.allowed
    assert "从轻或者减轻" in decision.duties[0]


def test_a_birth_after_the_violation_is_refused() -> None:
    with pytest.raises(RefusedError, match="晚于"):
        age_on(date(2027, 1, 1), DAY)
