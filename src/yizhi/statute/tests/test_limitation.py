"""No penalty for what was discovered too late; the newer norm only when it is lighter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.limitation import Affected, Violation, limitation
from yizhi.statute.provenance import InForce
from yizhi.statute.refusal import RefusedError
from yizhi.statute.temporal_law import Comparison, NormVersion, applicable_version

OLD = NormVersion("条例（2016年）", InForce(date(2017, 1, 1), date(2023, 12, 31)))
NEW = NormVersion("条例（2023年修正）", InForce(date(2024, 1, 1)))
BETWEEN = NormVersion("条例（暂行）", InForce(date(2023, 1, 1), date(2023, 6, 30)))


def test_an_act_discovered_on_the_last_day_of_two_years_may_be_penalised() -> None:
    act = Violation(date(2022, 3, 1))
    assert not limitation(act, date(2024, 3, 1)).expired
    late = limitation(act, date(2024, 3, 2))
    assert late.expired
    assert late.refusal is not None
    assert "第三十六条" in late.refusal.article


def test_five_years_need_both_the_interest_and_the_harm() -> None:
    day = date(2020, 5, 5)
    harmful = Violation(day, affected=Affected.LIFE_AND_HEALTH, harm_occurred=True)
    harmless = Violation(day, affected=Affected.LIFE_AND_HEALTH, harm_occurred=False)
    ordinary = Violation(day, harm_occurred=True)
    assert [limitation(v, date(2024, 1, 1)).years for v in (harmful, harmless, ordinary)] == [5, 2, 2]


def test_a_continuing_act_counts_from_its_end_and_not_before_it_ends() -> None:
    ended = Violation(date(2018, 1, 1), continuing=True, ended_on=date(2023, 6, 30))
    assert limitation(ended, date(2025, 6, 30)).last_day == date(2025, 6, 30)
    standing = Violation(date(2010, 1, 1), continuing=True)
    found = limitation(standing, date(2025, 1, 1))
    assert (found.last_day, found.expired) == (None, False)


def test_the_end_of_an_act_that_did_not_continue_does_not_prolong_the_period() -> None:
    assert limitation(Violation(date(2022, 3, 1), ended_on=date(2022, 9, 1)), date(2024, 3, 2)).expired


def test_another_law_prevails() -> None:
    act = Violation(date(2022, 3, 1), special_years=3, special_basis="某法第八条")
    assert limitation(act, date(2025, 3, 1)).years == 3
    with pytest.raises(ValueError, match="法律条款"):
        Violation(date(2022, 3, 1), special_years=3)


def test_a_leap_day_ends_with_february() -> None:
    assert limitation(Violation(date(2024, 2, 29)), date(2024, 3, 1)).last_day == date(2026, 2, 28)


def test_limitation_is_refused_where_the_law_was_not_in_force() -> None:
    with pytest.raises(RefusedError, match="2021年7月15日"):
        limitation(Violation(date(2020, 1, 1)), date(2021, 7, 14))


@given(st.dates(date(2021, 8, 1), date(2030, 1, 1)), st.dates(date(2021, 8, 1), date(2030, 1, 1)))
def test_a_later_discovery_never_revives_a_penalty(one: date, other: date) -> None:
    act = Violation(date(2021, 8, 1))
    first, second = sorted((one, other))
    assert limitation(act, second).expired >= limitation(act, first).expired


def test_the_norm_of_the_act_applies_when_nothing_changed() -> None:
    found = applicable_version([OLD, NEW], date(2022, 5, 1), date(2022, 8, 1))
    assert (found.version, found.to_compare, found.refusal) == (OLD, (), None)


def test_no_decision_before_a_human_compared_old_and_new() -> None:
    found = applicable_version([OLD, NEW], date(2022, 5, 1), date(2024, 8, 1))
    assert found.to_compare == (NEW,)
    assert found.refusal is not None


@pytest.mark.parametrize(
    ("outcome", "version", "legal"),
    [
        (Comparison.NOT_LIGHTER, OLD, False),
        (Comparison.LIGHTER, NEW, False),
        (Comparison.NOT_ILLEGAL, NEW, True),
    ],
)
def test_the_newer_norm_applies_only_when_lighter_or_no_longer_illegal(
    outcome: Comparison, version: NormVersion, *, legal: bool
) -> None:
    found = applicable_version([OLD, NEW], date(2022, 5, 1), date(2024, 8, 1), {NEW: outcome})
    assert (found.version, found.legal_now, found.refusal) == (version, legal, None)


def test_a_version_gone_before_the_decision_is_not_compared() -> None:
    found = applicable_version([OLD, BETWEEN, NEW], date(2022, 5, 1), date(2024, 8, 1))
    assert found.to_compare == (NEW,)


def test_without_a_norm_at_the_act_there_is_no_penalty() -> None:
    with pytest.raises(RefusedError, match="第三十八条"):
        applicable_version([OLD, NEW], date(2016, 5, 1), date(2022, 8, 1))


def test_a_repealed_norm_needs_its_repeal_compared() -> None:
    with pytest.raises(RefusedError, match="已经失效"):
        applicable_version([OLD], date(2022, 5, 1), date(2024, 8, 1))
