"""No fine above what the norm allows for this party, and none below it without a ground."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.fine_form import FineForm, FineFormKind, FineLimits, between, fixed, multiple, per_unit, percentage
from yizhi.statute.fine_range import FineRule, check_fine, heavier
from yizhi.statute.money import in_yuan, yuan
from yizhi.statute.party import PartyKind
from yizhi.statute.refusal import RefusedError

CITIZEN, COMPANY, SHOP = PartyKind.CITIZEN, PartyKind.LEGAL_PERSON, PartyKind.HOUSEHOLD_BUSINESS
PILING = FineRule(between(200, 1_000), between(500, 3_000), "《浙江省城市市容和环境卫生管理条例》第十二条")
DRYING = FineRule(fixed(20), between(20, 200), "《衢州市城市市容和环境卫生管理条例》第十条")
STALL = FineRule(between(0, 50), between(0, 50), "《浙江省城市市容和环境卫生管理条例》第十六条", optional=True)
BUILDING = percentage(5, 10, "建设工程造价")
SITE = FineRule(None, between(1_000, 5_000), "《衢州市城市市容和环境卫生管理条例》第三十一条")


def test_both_ends_of_a_range_are_lawful_and_one_fen_outside_is_not() -> None:
    for amount, lawful in ((20_000, True), (100_000, True), (19_999, False), (100_001, False)):
        assert (check_fine(PILING, CITIZEN, amount) is None) is lawful


def test_citizens_and_organisations_have_their_own_ranges() -> None:
    assert check_fine(PILING, CITIZEN, yuan(2_000)) is not None
    assert check_fine(PILING, COMPANY, yuan(2_000)) is None


def test_a_household_business_takes_the_citizen_range_unless_configured() -> None:
    assert PILING.limits(SHOP).highest == yuan(1_000)
    configured = FineRule(PILING.citizen, PILING.organisation, PILING.citation, household_as=COMPANY)
    assert configured.limits(SHOP).highest == yuan(3_000)


def test_a_fixed_fine_is_exactly_that() -> None:
    assert check_fine(DRYING, CITIZEN, yuan(20)) is None
    assert check_fine(DRYING, CITIZEN, yuan(19)) is not None
    assert check_fine(DRYING, CITIZEN, yuan(21)) is not None


def test_nil_is_lawful_only_where_the_norm_says_may() -> None:
    assert check_fine(STALL, CITIZEN, 0) is None
    assert check_fine(DRYING, CITIZEN, 0) is not None


def test_below_the_range_needs_a_ground_of_mitigation() -> None:
    refusal = check_fine(PILING, CITIZEN, yuan(100))
    assert refusal is not None
    assert "第三十二条" in refusal.next_step
    assert check_fine(PILING, CITIZEN, yuan(100), mitigation="《行政处罚法》第三十二条第一项") is None


def test_nothing_permits_exceeding_the_upper_limit() -> None:
    refusal = check_fine(PILING, CITIZEN, yuan(1_001), mitigation="《行政处罚法》第三十二条第一项")
    assert refusal is not None
    assert "第十二条" in refusal.article


def test_whom_the_norm_does_not_fine_cannot_be_fined() -> None:
    with pytest.raises(RefusedError, match="没有对此类当事人"):
        check_fine(SITE, CITIZEN, yuan(1_000))


def test_a_percentage_is_taken_of_the_cost_of_the_works() -> None:
    rule = FineRule(BUILDING, BUILDING, "《城乡规划法》第六十四条")
    assert rule.limits(CITIZEN, base=yuan(200_000)) == FineLimits(yuan(10_000), yuan(20_000))
    assert check_fine(rule, CITIZEN, yuan(20_001), base=yuan(200_000)) is not None
    with pytest.raises(RefusedError, match="建设工程造价"):
        rule.limits(CITIZEN)


def test_a_multiple_is_taken_of_the_value_of_the_tree() -> None:
    assert multiple(1, 5, "树木价值").limits(yuan(800)) == FineLimits(yuan(800), yuan(4_000))


def test_a_fine_per_unit_grows_with_the_quantity() -> None:
    assert per_unit(100, 200, "每株").limits(quantity=3) == FineLimits(yuan(300), yuan(600))
    with pytest.raises(RefusedError, match="每株"):
        per_unit(100, 200, "每株").limits()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (fixed(20), "20元"),
        (between(0, 50), "50元以下"),
        (between(200, 1_000), "200元以上1,000元以下"),
        (BUILDING, "建设工程造价5%以上10%以下"),
        (multiple(1, 5, "树木价值"), "树木价值1倍以上5倍以下"),
        (percentage(0, 10, "建设工程造价"), "建设工程造价10%以下"),
        (per_unit(0, 20, "每平方米"), "每平方米20元以下"),
    ],
)
def test_a_form_is_written_as_the_norm_writes_it(form: FineForm, text: str) -> None:
    assert str(form) == text


@pytest.mark.parametrize(
    ("kind", "low", "high", "of"),
    [
        (FineFormKind.RANGE, "5", "3", ""),
        (FineFormKind.RANGE, "-1", "3", ""),
        (FineFormKind.RANGE, "0", "0", ""),
        (FineFormKind.PERCENTAGE, "5", "10", ""),
        (FineFormKind.RANGE, "0", "NaN", ""),
    ],
)
def test_an_impossible_form_is_refused(kind: FineFormKind, low: str, high: str, of: str) -> None:
    with pytest.raises(RefusedError, match="未被接受"):
        FineForm(kind, Decimal(low), Decimal(high), of)


def test_of_two_norms_the_one_with_the_higher_fine_applies() -> None:
    city = FineRule(between(500, 5_000), between(500, 5_000), "市条例")
    province = FineRule(between(0, 200), between(100_000, 1_000_000), "省条例")
    assert heavier([city, province], COMPANY) is province
    assert heavier([province, city], CITIZEN) is city
    lower = FineRule(between(100, 5_000), None, "另一条例")
    assert heavier([lower, city], CITIZEN) is city


@given(st.integers(0, 10**13), st.integers(0, 100), st.integers(1, 100))
def test_limits_never_cross_and_never_exceed_the_norm(base: int, low: int, more: int) -> None:
    form = percentage(min(low, more), max(low, more), "货值金额")
    limits = form.limits(base)
    assert 0 <= limits.lowest <= limits.highest
    assert limits.highest * 100 <= base * max(low, more)


@pytest.mark.parametrize("text", ["abc", "-1", "1.005", "NaN", "Infinity", "1e30", ""])
def test_an_amount_that_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="未被接受"):
        yuan(text)


def test_amounts_are_whole_fen_and_read_as_yuan() -> None:
    assert yuan("1234.5") == 123_450
    assert in_yuan(123_450) == "1,234.50元"
    assert in_yuan(20_000) == "200元"
