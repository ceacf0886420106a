"""The proposed fine lies within the statute's limits unless the statute mitigates; every step can be reckoned."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.discretion import (
    Claim,
    Factor,
    Ground,
    Option,
    Reduction,
    Standard,
    Tier,
    TierName,
    Treatment,
    propose,
    treatment,
)
from yizhi.statute.discretion.tests.benchmarks import ATTITUDE, HARM, MINOR, STANDARD, TIERS, answers, limits
from yizhi.statute.fine_form import FineLimits, between, fixed, multiple, per_unit, percentage
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError

DAY = date(2026, 5, 1)
PILING = between(200, 1_000).limits()
LIGHTEST = {"harm": "none", "repeated": "first", "attitude": "at_once"}
MIDDLE = {"harm": "some", "repeated": "again", "attitude": "at_once"}
GRAVEST = {"harm": "grave", "repeated": "often", "attitude": "refused"}
REDUCED = treatment((MINOR,), DAY)


@given(answers, limits)
def test_the_amount_lies_within_the_limits_of_the_norm(given_answers: dict[str, str], law: FineLimits) -> None:
    found = propose(STANDARD, given_answers, law)
    assert found.amount in law
    assert found.amount in found.band


@given(answers, limits, st.sampled_from(STANDARD.factors), st.data())
def test_a_graver_answer_never_lowers_the_amount(
    given_answers: dict[str, str], law: FineLimits, factor: Factor, data: st.DataObject
) -> None:
    keys = [one.key for one in factor.options]
    graver = data.draw(st.sampled_from(keys[keys.index(given_answers[factor.key]) :]))
    before = propose(STANDARD, given_answers, law)
    after = propose(STANDARD, {**given_answers, factor.key: graver}, law)
    assert after.amount >= before.amount


@given(answers, limits)
def test_a_ground_that_commands_to_reduce_never_leaves_more_than_the_lighter_tier(
    given_answers: dict[str, str], law: FineLimits
) -> None:
    """《行政处罚法》第三十条：已满十四周岁不满十八周岁的未成年人，应当从轻或者减轻。"""
    ordinary, reduced = (propose(STANDARD, given_answers, law, t) for t in (Treatment(), REDUCED))
    assert reduced.tier.name is TierName.LIGHTER
    top = law.lowest + int((law.highest - law.lowest) * Decimal("0.3"))
    assert reduced.amount <= max(top, min(1_000, law.highest))
    assert reduced.amount <= ordinary.amount
    assert reduced.amount in law


@given(answers, limits)
def test_mitigated_lies_below_the_minimum_and_nowhere_else(given_answers: dict[str, str], law: FineLimits) -> None:
    """《行政处罚法》第三十二条：减轻处罚。"""
    if law.lowest < 2:
        return
    found = propose(STANDARD, given_answers, law, REDUCED, Reduction.MITIGATED)
    assert found.amount < law.lowest


@pytest.mark.parametrize("grounds", [Treatment(), treatment((Claim(Ground.FIRST, "首违登记"),), DAY)])
@pytest.mark.parametrize("wanted", [Reduction.LIGHTER, Reduction.MITIGATED])
def test_no_reduction_without_its_ground(grounds: Treatment, wanted: Reduction) -> None:
    """第三十三条的首违是不予处罚的情形，不是低于下限罚款的依据。"""
    with pytest.raises(RefusedError, match="没有认定从轻或者减轻"):
        propose(STANDARD, MIDDLE, PILING, grounds, wanted)


def test_no_fine_below_a_minimum_that_does_not_exist() -> None:
    with pytest.raises(RefusedError, match="没有规定罚款下限"):
        propose(STANDARD, MIDDLE, between(0, 50).limits(), REDUCED, Reduction.MITIGATED)


@pytest.mark.parametrize(
    ("given_answers", "tier", "amount"),
    [
        (LIGHTEST, TierName.LIGHTER, 200),
        (MIDDLE, TierName.GENERAL, 570),  # 200 + 800 x (0.3 + 0.4 x 0.41) = 571.2
        ({**LIGHTEST, "repeated": "often"}, TierName.HEAVIER, 840),  # 200 + 800 x (0.7 + 0.3 x 0.35) = 844
        (GRAVEST, TierName.SERIOUS, 1_000),
    ],
)
def test_the_formula_by_hand(given_answers: dict[str, str], tier: TierName, amount: int) -> None:
    found = propose(STANDARD, given_answers, PILING)
    assert (found.tier.name, found.amount) == (tier, yuan(amount))


@pytest.mark.parametrize(
    ("law", "amount"),
    [
        (fixed(20).limits(), 20),
        (between(0, 50).limits(), 20),  # 50 x 0.464 = 23.2
        (percentage(5, 10, "建设工程造价").limits(base=yuan(1_000_000)), 73_200),
        (multiple(1, 5, "树木价值").limits(base=yuan(800)), 2_280),  # 800 + 3,200 x 0.464 = 2,284.8
        (per_unit(100, 300, "每株").limits(quantity=4), 770),  # 400 + 800 x 0.464 = 771.2
        (between(100_000, 1_000_000).limits(), 517_600),
    ],
)
def test_every_form_of_fine(law: FineLimits, amount: int) -> None:
    assert propose(STANDARD, MIDDLE, law).amount == yuan(amount)


def test_a_fine_of_nothing_is_never_proposed() -> None:
    assert propose(STANDARD, LIGHTEST, between(0, 50).limits()).amount == yuan(10)


def test_an_unanswered_factor_is_named() -> None:
    with pytest.raises(RefusedError, match="没有回答：违法次数、改正情况"):
        propose(STANDARD, {"harm": "some"}, PILING)


def _numbers(words: str) -> list[Decimal]:
    return [Decimal(number) for number in re.findall(r"[\d.]+", words)]


@given(answers, limits, st.sampled_from([Reduction.NONE, Reduction.LIGHTER, Reduction.MITIGATED]))
def test_the_numbers_in_the_words_recompute_to_the_amount(
    given_answers: dict[str, str], law: FineLimits, wanted: Reduction
) -> None:
    if wanted is Reduction.MITIGATED and law.lowest < 2:
        return
    found = propose(STANDARD, given_answers, law, REDUCED if wanted is not Reduction.NONE else None, wanted)
    words = {line.split("：", 1)[0]: line.split("：", 1)[1] for line in found.steps}
    products = [[Decimal(n) for n in part.split("×")] for part in words["综合得分"].split("＝")[0].split("＋")]
    score = sum((a * b for a, b in products), Decimal(0))
    assert score == Decimal(words["综合得分"].split("＝")[1])
    low, high, _, *shares, position = _numbers(words["阶次内位置"])
    share = Decimal(1)
    for one in shares:
        share *= one
    assert low + (high - low) * share == position
    *parts, exact = _numbers(words["计算数额"])
    assert (parts[0] * parts[1] if len(parts) == 2 else parts[0] + parts[1] * parts[2]) == exact
    assert abs(exact * 100 - found.amount) <= 10_000
    assert words["取整并限制在阶次以内"].endswith(f"{found.amount // 100:,}元") or found.amount % 100


def test_a_benchmark_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(RefusedError, match="权重之和"):
        Standard((HARM, ATTITUDE), TIERS)
    with pytest.raises(RefusedError, match="交叉"):
        Standard(
            STANDARD.factors,
            (
                Tier(TierName.LIGHTER, Decimal(0), Decimal("0.5"), Decimal(0)),
                Tier(TierName.GENERAL, Decimal("0.3"), Decimal(1), Decimal("0.5")),
            ),
        )
    with pytest.raises(RefusedError, match="由轻到重"):
        Factor("x", "倒置", Decimal(1), (Option("a", "重", Decimal(1)), Option("b", "轻", Decimal(0))))
