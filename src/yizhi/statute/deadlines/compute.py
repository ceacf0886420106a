"""Computes a period from its facts and explains every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from yizhi.statute.calendar import WorkingCalendar
from yizhi.statute.deadlines import explain
from yizhi.statute.deadlines.catalogue import rule_at
from yizhi.statute.deadlines.counting import CountedDay, count_days, count_months, count_workdays
from yizhi.statute.deadlines.deadline import CHINA, Deadline, Milestone, china_day
from yizhi.statute.deadlines.facts import Extension, Pause, paused_days
from yizhi.statute.deadlines.limits import check_extensions, check_pauses, check_start
from yizhi.statute.deadlines.rule import DeadlineRule, Unit
from yizhi.statute.parameters import DEFAULT_PARAMETERS, Parameters
from yizhi.statute.refusal import Refusal, RefusedError


@dataclass(frozen=True, slots=True)
class Counting:
    """Everything the arithmetic of one period needs."""

    rule: DeadlineRule
    start: date | datetime
    length: int
    calendar: WorkingCalendar
    paused: Mapping[date, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return china_day(self.start)


def compute(
    rule_id: str,
    start: date | datetime,
    *,
    calendar: WorkingCalendar | None = None,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    parameters: Parameters = DEFAULT_PARAMETERS,
    at: date | None = None,
) -> Deadline:
    """The period of rule ``rule_id`` that ``start`` sets off, by the version of the rule in force ``at`` that day.

    ``start`` is a day, or for rules in hours an aware instant; ``at`` defaults to the day of ``start``; ``calendar``
    to the national one. Errors: ``RefusedError`` for an unknown rule, a day outside its force, an extension the
    law does not allow, a pause of a period that cannot pause, or a year whose notice is unknown.
    The start day is not counted (民事诉讼法第八十五条).
    """
    rule = rule_at(rule_id, at or china_day(start))
    check_start(rule, start)
    check_extensions(rule, extensions, parameters)
    cautions = check_pauses(rule, pauses)
    length = rule.length.value(parameters)
    total = length + sum(extension.length for extension in extensions)
    counting = Counting(rule, start, total, calendar or WorkingCalendar.national(), paused_days(pauses))
    try:
        due, steps = _count(counting)
        milestones = _milestones(counting)
    except OverflowError:
        raise _beyond_calendar(rule) from None
    opening = explain.opening(rule, start, length, parameters, extensions)
    late = explain.pauses_after(pauses, china_day(due))
    return Deadline(rule, start, due, total, (*opening, *steps), (*cautions, *late), milestones)


def _count(counting: Counting) -> tuple[date | datetime, tuple[str, ...]]:
    rule = counting.rule
    if rule.unit is Unit.HOUR:
        return _hours(counting)
    if rule.unit is Unit.NOON_BEFORE:
        return _noon_before(counting)
    if rule.unit is Unit.WORKDAY:
        return _workdays(counting)
    return _calendar_days(counting)


def _hours(counting: Counting) -> tuple[datetime, tuple[str, ...]]:
    assert isinstance(counting.start, datetime)
    due = counting.start + timedelta(hours=counting.length)
    return due, explain.hours(due)


def _noon_before(counting: Counting) -> tuple[datetime, tuple[str, ...]]:
    due = datetime.combine(counting.day - timedelta(days=counting.length), time(12), CHINA)
    return due, explain.noon_before(due)


def _workdays(counting: Counting) -> tuple[date, tuple[str, ...]]:
    step = -1 if counting.rule.backwards else 1
    walked = count_workdays(counting.day, counting.length, counting.calendar, counting.paused, step=step)
    return walked[-1].day, explain.workdays(counting.rule, walked)


def _calendar_days(counting: Counting) -> tuple[date, tuple[str, ...]]:
    count = count_months if counting.rule.unit is Unit.MONTH else count_days
    end = count(counting.day, counting.length, counting.paused)
    steps = explain.calendar_days(counting.rule, counting.day, end, counting.paused)
    if not counting.rule.rolls:
        return end, (*steps, *explain.not_rolled(counting.rule, end, counting.calendar))
    walked = _rolled(counting, end)
    return walked[-1].day, (*steps, *explain.rolled(end, walked))


def _rolled(counting: Counting, end: date) -> tuple[CountedDay, ...]:
    """The natural last day, then the days on which it rolls, up to the first working day."""
    try:
        return count_workdays(end - timedelta(days=1), 1, counting.calendar)
    except RefusedError as error:
        raise RefusedError(explain.cannot_roll(end, error.refusal)) from error


def _milestones(counting: Counting) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            companion.title,
            counting.calendar.add_workdays(counting.day, companion.length),
            companion.citation,
        )
        for companion in counting.rule.companions
    )


def _beyond_calendar(rule: DeadlineRule) -> RefusedError:
    return RefusedError(
        Refusal(
            what=f"无法计算{rule.title}",
            why="起算日或者中止期间超出公历可表示的范围",
            next_step="核对起算日期的年份后重新计算",
        )
    )
