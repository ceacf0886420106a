"""Working days follow the yearly notices of the State Council, and years without a notice are never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.calendar import DayKind, UnknownYearError, WorkingCalendar, YearTable
from yizhi.statute.refusal import RefusedError

NATIONAL = WorkingCalendar.national()
DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("year", range(2014, 2027))
def test_every_day_agrees_with_a_second_independent_source(year: int) -> None:
    second = holidays.country_holidays("CN", years=year)
    day = date(year, 1, 1)
    differing = []
    while day.year == year:
        if NATIONAL.is_workday(day) != second.is_working_day(day):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


def test_national_day_is_off_and_its_make_up_days_are_worked() -> None:
    assert NATIONAL.kind(date(2022, 10, 1)) is DayKind.HOLIDAY
    assert NATIONAL.kind(date(2022, 10, 8)) is DayKind.MAKE_UP
    assert NATIONAL.reason(date(2022, 10, 8)) == "国庆节调休上班"
    assert NATIONAL.kind(date(2022, 10, 15)) is DayKind.WEEKEND
    assert NATIONAL.kind(date(2022, 10, 14)) is DayKind.WORKDAY


@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2003, 12, 31), date(1999, 10, 1)])
def test_a_year_without_notice_is_refused_and_not_guessed(day: date) -> None:
    with pytest.raises(UnknownYearError) as caught:
        NATIONAL.is_workday(day)
    refusal = caught.value.refusal
    assert str(day.year) in refusal.what
    assert "不得推测" in refusal.why
    assert "补录" in refusal.next_step


def test_the_installation_adds_the_year_when_the_notice_is_out() -> None:
    table = YearTable(2027, {date(2027, 1, 1): "元旦"}, {date(2027, 1, 3): "元旦"}, "国办发明电测试通知")
    calendar = NATIONAL.with_tables(table)
    assert not calendar.is_workday(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 1, 3))
    assert calendar.add_workdays(date(2026, 12, 31), 1) == date(2027, 1, 3)
    assert 2027 not in NATIONAL.years


def test_the_installation_overrides_a_published_year() -> None:
    extra = YearTable(2025, {date(2025, 9, 18): "停工停课"}, {}, "市政府通告")
    assert not NATIONAL.with_tables(extra).is_workday(date(2025, 9, 18))


@pytest.mark.parametrize(
    ("off", "worked", "source"),
    [
        ({date(2028, 1, 1): "元旦"}, {}, "通知"),
        ({date(2027, 1, 2): "元旦"}, {date(2027, 1, 2): "元旦"}, "通知"),
        ({date(2027, 1, 1): "元旦"}, {}, " "),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(off: dict[date, str], worked: dict[date, str], source: str) -> None:
    with pytest.raises(RefusedError, match="未被接受"):
        YearTable(2027, off, worked, source)


@given(DAYS, st.integers(1, 60))
def test_adding_then_subtracting_working_days_returns_to_the_same_working_day(day: date, count: int) -> None:
    start = NATIONAL.roll_forward(day)
    assert NATIONAL.add_workdays(NATIONAL.add_workdays(start, count), -count) == start


@given(DAYS, st.integers(0, 60))
def test_counting_between_is_the_inverse_of_adding(day: date, count: int) -> None:
    later = NATIONAL.add_workdays(day, count)
    assert NATIONAL.workdays_between(day, later) == count
    assert NATIONAL.workdays_between(later, day) == -count


@given(DAYS, DAYS, st.integers(0, 30))
def test_a_later_start_never_gives_an_earlier_day(one: date, other: date, count: int) -> None:
    first, second = sorted((one, other))
    assert NATIONAL.add_workdays(first, count) <= NATIONAL.add_workdays(second, count)


@given(DAYS)
def test_rolling_forward_twice_changes_nothing(day: date) -> None:
    rolled = NATIONAL.roll_forward(day)
    assert rolled >= day
    assert NATIONAL.is_workday(rolled)
    assert NATIONAL.roll_forward(rolled) == rolled
