"""The computed cases of the specification, with the official calendar of 2022."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from yizhi.statute.deadlines import Extension, Pause, compute
from yizhi.statute.deadlines.deadline import CHINA

VECTORS = [
    ("T-PRESERVE", date(2022, 9, 28), date(2022, 10, 12)),
    ("T-HEAR-APPLY", date(2022, 4, 28), date(2022, 5, 9)),
    ("T-SERVE", date(2022, 9, 29), date(2022, 10, 13)),
    ("T-PAY", date(2022, 9, 16), date(2022, 10, 8)),
    ("T-90", date(2022, 7, 6), date(2022, 10, 4)),
    ("T-SEIZE", date(2022, 9, 1), date(2022, 10, 1)),
    ("T-DEMAND", date(2022, 9, 28), date(2022, 10, 17)),
    ("T-PUB", date(2022, 9, 27), date(2022, 10, 11)),
    ("T-PUB20", date(2022, 9, 27), date(2022, 10, 28)),
    ("T-HEAR-NOTICE", date(2022, 10, 17), date(2022, 10, 8)),
]


@pytest.mark.parametrize(("rule", "start", "due"), VECTORS)
def test_the_period_ends_on_the_day_the_specification_computed(rule: str, start: date, due: date) -> None:
    assert compute(rule, start).due == due


def test_an_urgent_measure_is_reported_within_twenty_four_hours_even_over_a_holiday() -> None:
    start = datetime(2022, 9, 30, 22, 15, tzinfo=CHINA)
    assert compute("T-URGENT", start).due == datetime(2022, 10, 1, 22, 15, tzinfo=CHINA)


def test_a_flight_is_applied_for_by_noon_of_the_day_before() -> None:
    assert compute("T-UAV", date(2025, 10, 1)).due == datetime(2025, 9, 30, 12, tzinfo=CHINA)


def test_substitute_performance_is_preceded_by_a_demand_three_working_days_before() -> None:
    assert compute("T-SUBST", date(2022, 10, 10)).due == date(2022, 9, 30)


def test_six_months_from_the_last_of_august_end_with_february() -> None:
    assert compute("T-SUIT", date(2022, 8, 31)).due == date(2023, 2, 28)


def test_the_court_window_closes_after_three_months_without_rolling() -> None:
    assert compute("T-COURT", date(2022, 7, 1)).due == date(2022, 10, 1)


def test_a_frozen_deposit_needs_its_decision_delivered_within_three_working_days() -> None:
    frozen = compute("T-FREEZE", date(2022, 9, 29))
    assert frozen.due == date(2022, 10, 29)
    assert [m.due for m in frozen.milestones] == [date(2022, 10, 9)]


def test_appraisal_time_is_not_counted_in_a_seizure() -> None:
    pause = Pause(date(2022, 9, 5), date(2022, 9, 14), "技术鉴定")
    assert compute("T-SEIZE", date(2022, 9, 1), pauses=[pause]).due == date(2022, 10, 11)


def test_a_seizure_extended_by_thirty_days_lasts_sixty() -> None:
    extended = compute("T-SEIZE", date(2022, 9, 1), extensions=[Extension(30, "情况复杂")])
    assert extended.due == date(2022, 10, 31)
    assert extended.length == 60


def test_only_paused_working_days_move_a_period_of_working_days() -> None:
    pause = Pause(date(2022, 10, 1), date(2022, 10, 8), "听证")
    assert compute("T-PRESERVE", date(2022, 9, 28), pauses=[pause]).due == date(2022, 10, 13)


def test_pausing_the_day_of_the_event_gains_nothing_for_it_was_never_counted() -> None:
    pause = Pause(date(2022, 7, 6), date(2022, 7, 7))
    assert compute("T-90", date(2022, 7, 6), pauses=[pause]).due == date(2022, 10, 5)


def test_two_overlapping_pauses_count_once() -> None:
    pauses = [Pause(date(2022, 8, 1), date(2022, 8, 10)), Pause(date(2022, 8, 5), date(2022, 8, 12))]
    assert compute("T-90", date(2022, 7, 6), pauses=pauses).due == date(2022, 10, 16)


def test_the_surcharge_reaches_its_cap_on_the_thirty_fourth_day() -> None:
    assert compute("T-SUR", date(2022, 10, 8)).due == date(2022, 11, 11)
