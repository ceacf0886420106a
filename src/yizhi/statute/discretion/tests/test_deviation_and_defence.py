"""Departing from the proposal needs a reason, then a review; defence never raises the penalty."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.discretion import (
    Hint,
    Measure,
    Reduction,
    Weight,
    check_defence,
    choose_norm,
    judge_amount,
    propose,
    side_by_side,
    treatment,
    weigh,
)
from yizhi.statute.discretion.comparison import fine
from yizhi.statute.discretion.tests.benchmarks import MINOR, STANDARD
from yizhi.statute.fine_form import between
from yizhi.statute.fine_range import FineRule
from yizhi.statute.money import yuan
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import RefusedError

PILING = between(200, 1_000).limits()
ANSWERS = {"harm": "some", "repeated": "again", "attitude": "at_once"}
GENERAL = propose(STANDARD, ANSWERS, PILING)  # 570 in 440 to 760
REDUCED = propose(STANDARD, ANSWERS, PILING, treatment([MINOR], date(2026, 5, 1)))
MITIGATED = propose(STANDARD, ANSWERS, PILING, treatment([MINOR], date(2026, 5, 1)), Reduction.MITIGATED)


def test_inside_the_tier_a_reason_is_enough() -> None:
    assert judge_amount(GENERAL, yuan(570)).allowed
    assert not judge_amount(GENERAL, yuan(600)).allowed
    assert judge_amount(GENERAL, yuan(600), reason="当事人主动登报致歉").allowed


def test_outside_the_tier_legal_review_decides() -> None:
    """《行政处罚法》第三十四条。"""
    told = judge_amount(GENERAL, yuan(900), reason="影响恶劣")
    assert [r.why for r in told.refusals] == ["超出“一般”阶次440元以上760元以下，尚未经法制审核同意"]
    allowed = judge_amount(GENERAL, yuan(900), reason="影响恶劣", reviewed=True)
    assert allowed.allowed
    assert "列入超出裁量标准统计" in allowed.duties


@pytest.mark.parametrize("amount", [199, 1_001])
def test_no_review_opens_the_limits_of_the_law(amount: int) -> None:
    assert not judge_amount(GENERAL, yuan(amount), reason="理由", reviewed=True).allowed


def test_below_the_minimum_only_where_mitigated() -> None:
    assert MITIGATED.amount < yuan(200)
    assert judge_amount(MITIGATED, yuan(100), reason="家庭困难", reviewed=True).allowed


def test_a_ground_once_found_shows_in_the_amount() -> None:
    """第三十二条：应当从轻或者减轻；勾选情节却不减，不能通过。"""
    told = judge_amount(REDUCED, yuan(570), reason="理由", reviewed=True)
    assert "已认定应当从轻" in str(told)


kinds = st.sampled_from([kind for kind in PenaltyKind if kind is not PenaltyKind.DETENTION])
penalties = st.lists(st.builds(Measure, kinds, st.integers(0, 3)), max_size=4, unique_by=lambda m: m.kind)


@given(penalties, penalties, penalties)
def test_weighing_is_a_partial_order(a: list[Measure], b: list[Measure], c: list[Measure]) -> None:
    not_heavier = {Weight.LIGHTER, Weight.EQUAL}
    assert weigh(a, a) is Weight.EQUAL
    assert (weigh(a, b) is Weight.EQUAL) == (set(a) == set(b))
    assert (weigh(a, b) is Weight.LIGHTER) == (weigh(b, a) is Weight.HEAVIER)
    if weigh(a, b) in not_heavier and weigh(b, c) in not_heavier:
        assert weigh(a, c) in not_heavier


@given(st.integers(1, 10**9), st.integers(0, 10**9), penalties)
def test_a_higher_fine_is_heavier_whatever_stands_beside_it(low: int, more: int, beside: list[Measure]) -> None:
    rest = [one for one in beside if one.kind is not PenaltyKind.FINE]
    told = check_defence([fine(low), *rest], [fine(low + more), *rest])
    assert (told is None) == (more == 0)


@pytest.mark.parametrize(
    ("intended", "lawful"),
    [
        ([fine(yuan(500))], True),
        ([fine(yuan(499)), Measure(PenaltyKind.WARNING)], False),  # a second measure besides a lower fine
        ([Measure(PenaltyKind.WARNING)], True),
        ([], True),
        ([Measure(PenaltyKind.SUSPEND_BUSINESS)], False),  # not to be compared with a fine
        ([fine(yuan(501))], False),
    ],
)
def test_defence_never_raises_the_penalty(intended: list[Measure], lawful: bool) -> None:
    """《行政处罚法》第四十五条第二款：行政机关不得因当事人陈述、申辩而给予更重的处罚。"""
    announced = [fine(yuan(500))]
    assert (check_defence(announced, intended) is None) is lawful
    assert check_defence(announced, intended, new_facts_announced=True) is None


def test_of_two_norms_the_higher_fine_applies_and_is_explained() -> None:
    """《行政处罚法》第二十九条。"""
    city = FineRule(None, between(500, 5_000), "《市条例》第三十条")
    law = FineRule(None, between(100_000, 1_000_000), "《固体废物污染环境防治法》第一百一十一条")
    found = choose_norm([city, law], PartyKind.LEGAL_PERSON)
    assert found.chosen is law
    assert found.others == (city,)
    assert "只罚款一次（《行政处罚法》第二十九条）" in found.explanation[-1]
    with pytest.raises(RefusedError, match="没有对此类当事人设定罚款"):
        choose_norm([city, law], PartyKind.CITIZEN)


@pytest.mark.parametrize(
    ("newer", "hint"),
    [
        (between(500, 5_000), Hint.LOWER),
        (between(500, 20_000), Hint.SAME),
        (between(1_000, 20_000), Hint.HIGHER),
        (between(200, 30_000), Hint.MIXED),
    ],
)
def test_a_lighter_newer_range_is_flagged_beside_the_old_one(newer: object, hint: Hint) -> None:
    """《行政处罚法》第三十七条：从旧兼从轻；生态环境法典把露天烧烤的一般情形降为五千元以下。"""
    old = FineRule(between(500, 20_000), between(500, 20_000), "《大气污染防治法》第一百一十八条第三款")
    new = FineRule(newer, newer, "《生态环境法典》第一千一百三十二条第三款")  # type: ignore[arg-type]
    assert side_by_side(old, new, PartyKind.CITIZEN).hint is hint
    gone = FineRule(None, None, "《新法》")
    assert side_by_side(old, gone, PartyKind.CITIZEN).hint is Hint.NO_FINE
