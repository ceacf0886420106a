"""The months of a period, day by day: what counts, what is skipped and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from yizhi.statute.calendar import DayKind, UnknownYearError, WorkingCalendar
from yizhi.statute.chinese import weekday
from yizhi.statute.deadlines import Deadline, Pause, Unit
from yizhi.statute.deadlines.counting import count_days, count_months
from yizhi.statute.deadlines.deadline import china_day
from yizhi.statute.deadlines.facts import paused_days

State = Literal["outside", "start", "counted", "skipped", "paused", "rolled", "due"]
_MOST_MONTHS = 4
_ONE_DAY = timedelta(days=1)
_SAYS: dict[State, str] = {
    "outside": "",
    "start": "起算之日，不计入",
    "counted": "计入",
    "skipped": "不计",
    "paused": "中止，不计",
    "rolled": "遇休息日，顺延",
    "due": "届满日",
}


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day: its place in the count (0 when it has none), what it is in the period, and the mark of the calendar."""

    day: date
    state: State
    mark: str
    title: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class StripMonth:
    """A month as weeks of seven, Monday first; None fills the places before the first and after the last day."""

    title: str
    weeks: tuple[tuple[StripDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The months shown; `left_out` says how many between them are not."""

    months: tuple[StripMonth, ...]
    left_out: int = 0


def strip(found: Deadline, pauses: list[Pause], calendar: WorkingCalendar | None = None) -> Strip | None:
    """The months of a computed period; None for periods counted in hours. Of long ones the first and the last two."""
    if found.rule.unit in {Unit.HOUR, Unit.NOON_BEFORE}:
        return None
    days = {day.day: day for day in _walk(found, pauses, calendar or WorkingCalendar.national())}
    months = sorted({(day.year, day.month) for day in days})
    left_out = len(months) - _MOST_MONTHS
    if left_out > 0:
        months = months[:2] + months[-2:]
    return Strip(tuple(_month(year, month, days) for year, month in months), max(0, left_out))


def _walk(found: Deadline, pauses: list[Pause], calendar: WorkingCalendar) -> Iterator[StripDay]:
    rule, start = found.rule, china_day(found.start)
    paused, number, day = paused_days(pauses), 0, start
    natural = _natural_end(found, start, paused)
    while True:
        kind = _kind(day, calendar)
        state = _state(day, found, kind, paused=day in paused, natural=natural)
        counts = state in {"counted", "due"} and rule.unit is not Unit.MONTH
        number += counts
        title = _title(day, state, calendar, paused.get(day, ""))
        yield StripDay(day, state, _mark(kind), title, min(number, found.length) if counts else 0)
        if day == found.due_on:
            return
        day += -_ONE_DAY if rule.backwards else _ONE_DAY


def _natural_end(found: Deadline, start: date, paused: Mapping[date, str]) -> date:
    """Where the period would end if its last day were a working day."""
    if found.rule.unit is Unit.WORKDAY:
        return found.due_on
    count = count_months if found.rule.unit is Unit.MONTH else count_days
    return count(start, found.length, paused)


def _state(day: date, found: Deadline, kind: DayKind | None, *, paused: bool, natural: date) -> State:
    if day == found.due_on:
        return "due"
    if day == china_day(found.start):
        return "start"
    if paused:
        return "paused"
    if found.rule.unit is Unit.WORKDAY:
        return "counted" if kind is not None and kind.works else "skipped"
    return "rolled" if day >= natural else "counted"


def _kind(day: date, calendar: WorkingCalendar) -> DayKind | None:
    try:
        return calendar.kind(day)
    except UnknownYearError:
        return None


def _mark(kind: DayKind | None) -> str:
    return {DayKind.MAKE_UP: "班", DayKind.HOLIDAY: "休"}.get(kind, "") if kind else ""


def _title(day: date, state: State, calendar: WorkingCalendar, paused: str) -> str:
    try:
        reason = calendar.reason(day)
    except UnknownYearError:
        reason = "放假安排尚未公布"
    says = "，".join(text for text in (reason, paused, _SAYS[state]) if text)
    return f"{day.month}月{day.day}日（{weekday(day)}）：{says}"


def _month(year: int, month: int, days: dict[date, StripDay]) -> StripMonth:
    first = date(year, month, 1)
    cells: list[StripDay | None] = [None] * first.weekday()
    for number in range(monthrange(year, month)[1]):
        day = first + timedelta(days=number)
        cells.append(days.get(day) or StripDay(day, "outside", "", ""))
    cells += [None] * (-len(cells) % 7)
    return StripMonth(f"{year}年{month}月", tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7)))
