"""Counting of periods: pure arithmetic that keeps a record of every day it counted or skipped, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from yizhi.statute.calendar import ONE_DAY, WorkingCalendar
from yizhi.statute.chinese import day_span

NO_PAUSES: Mapping[date, str] = {}


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day of the period: ``number`` is its place in the count, 0 when it does not count."""

    day: date
    number: int
    reason: str


def count_workdays(
    start: date, length: int, calendar: WorkingCalendar, paused: Mapping[date, str] = NO_PAUSES, *, step: int = 1
) -> tuple[CountedDay, ...]:
    """Walk to the ``length``-th working day; the start day and paused days are not counted; ``step`` -1 walks back."""
    walked: list[CountedDay] = []
    day, number = start, 0
    while number < length:
        day += ONE_DAY * step
        counts = day not in paused and calendar.is_workday(day)
        number += counts
        walked.append(CountedDay(day, number if counts else 0, paused.get(day) or calendar.reason(day)))
    return tuple(walked)


def count_days(start: date, length: int, paused: Mapping[date, str] = NO_PAUSES) -> date:
    """The ``length``-th calendar day after ``start``, paused days not counted."""
    return _carry(start, start + timedelta(days=length), paused)


def count_months(start: date, months: int, paused: Mapping[date, str] = NO_PAUSES) -> date:
    """The same day of the month, or the end of a shorter month; then as many days on as were paused."""
    return _carry(start, add_months(start, months), paused)


def add_months(start: date, months: int) -> date:
    """Same day-of-month, or month end: 31 August + 6 months = 28 February."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (after - ONE_DAY).day))


def _carry(start: date, end: date, paused: Mapping[date, str]) -> date:
    left = sum(start < day <= end for day in paused)
    while left:
        end += ONE_DAY
        left -= end not in paused
    return end


def narrate(walked: tuple[CountedDay, ...]) -> Iterator[str]:
    """Tell runs of days in the order of counting: 10月1日至7日：国庆节放假，不计."""
    for (reason, counts), run in groupby(walked, key=lambda item: (item.reason, item.number > 0)):
        days = list(run)
        ends = sorted((days[0].day, days[-1].day))
        yield f"{day_span(ends[0], ends[1])}：{reason}，{_place(days) if counts else '不计'}"


def _place(days: list[CountedDay]) -> str:
    first, last = days[0].number, days[-1].number
    return f"计为第{first}个工作日" if first == last else f"计为第{first}至第{last}个工作日"
