"""The sentences that say how a period was counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from yizhi.statute.calendar import UnknownYearError, WorkingCalendar
from yizhi.statute.chinese import chinese_date, dated, timed
from yizhi.statute.deadlines.counting import CountedDay, narrate
from yizhi.statute.deadlines.deadline import CHINA, china_day, moment_text
from yizhi.statute.deadlines.facts import Extension, Pause
from yizhi.statute.deadlines.rule import Bound, DeadlineRule, Unit
from yizhi.statute.laws import CPL, CPL_2017, CPL_2021
from yizhi.statute.parameters import Parameters
from yizhi.statute.refusal import Refusal


def opening(
    rule: DeadlineRule,
    start: date | datetime,
    length: int,
    parameters: Parameters,
    extensions: Sequence[Extension],
) -> Iterator[str]:
    """Event, length with its source, extensions."""
    yield f"起算：{rule.trigger}为{moment_text(start)}，{_counted_from(rule, china_day(start))}。"
    yield f"长度：{_quantity(rule, length)}（{_source(rule, parameters)}）。"
    if rule.remark:
        yield rule.remark
    for extension in extensions:
        grounds = "，".join(text for text in (extension.reason, extension.basis) if text)
        yield f"延长：{rule.unit.quantity(extension.length)}" + (f"（{grounds}）。" if grounds else "。")


def workdays(rule: DeadlineRule, walked: tuple[CountedDay, ...]) -> tuple[str, ...]:
    last = dated(walked[-1].day)
    closing = f"结论：{rule.duty}，最迟{last}。" if rule.backwards else f"届满：{last}。{rule.duty}。"
    return (*(f"{line}。" for line in narrate(walked)), closing)


def calendar_days(rule: DeadlineRule, start: date, end: date, paused: Mapping[date, str]) -> tuple[str, ...]:
    skipped = [day for day in paused if start < day < end]
    steps = [f"计算：自{dated(start + timedelta(days=1))}起连续计算，节假日计入"]
    if rule.unit is Unit.MONTH:
        steps = ["计算：按月对应，届满月没有对应日的，以月末为届满日"]
    lines = [f"{steps[0]}。"]
    if skipped:
        lines.append(f"扣除：{'、'.join(_spans(skipped, paused))}，共{len(skipped)}日不计，届满日相应后移。")
    return (*lines, f"届满：{dated(end)}。{rule.duty}。")


def not_rolled(rule: DeadlineRule, end: date, calendar: WorkingCalendar) -> tuple[str, ...]:
    """Warn that the last day is off although the period does not move; silent where the year is unknown."""
    if rule.bound in {Bound.PARTY, Bound.NOBODY}:
        return ()
    try:
        if calendar.is_workday(end):
            return ()
        before = calendar.add_workdays(end, -1)
        why = calendar.reason(end)
    except UnknownYearError:
        return ()
    return (f"不顺延：最后一日为{why}，但本期限约束{rule.bound.value}，法律未规定顺延，请在{dated(before)}前办结。",)


def rolled(end: date, walked: tuple[CountedDay, ...]) -> tuple[str, ...]:
    if len(walked) == 1:
        return (f"顺延：{chinese_date(end)}是{walked[0].reason}，不需要顺延。",)
    off = "；".join(narrate(walked[:-1])).replace("，不计", "")
    rule = f"顺延：最后一日遇休息日，以其后第一个工作日为届满日（{_counting_article(end)}）。"
    return (rule, f"{off}。届满日顺延至{dated(walked[-1].day)}（{walked[-1].reason}）。")


def hours(due: datetime) -> tuple[str, ...]:
    return ("计算：按小时连续计算，夜间、周末和节假日不扣除。", f"届满：{timed(due.astimezone(CHINA))}。")


def noon_before(due: datetime) -> tuple[str, ...]:
    return (f"届满：{timed(due)}，即拟飞行前1日12时。节假日不影响。",)


def pauses_after(pauses: Sequence[Pause], due: date) -> Iterator[str]:
    for pause in pauses:
        if pause.start > due:
            yield f"{chinese_date(pause.start)}开始的中止晚于期限届满，不影响届满日"


def cannot_roll(end: date, cause: Refusal) -> Refusal:
    """The period is counted, but whether its last day moves depends on a notice that does not exist yet."""
    return Refusal(
        what=f"无法确定届满日：期限自然届满于{dated(end)}，是否顺延尚不能判断",
        why=cause.why,
        article=_counting_article(end),
        next_step=cause.next_step,
    )


def _spans(days: list[date], paused: Mapping[date, str]) -> Iterator[str]:
    walked = tuple(CountedDay(day, 0, paused[day]) for day in sorted(days))
    for line in narrate(walked):
        span, reason = line.removesuffix("，不计").split("：", 1)
        yield f"{span}{reason}"


def _counted_from(rule: DeadlineRule, start: date) -> str:
    if rule.unit is Unit.HOUR:
        return "自该时刻起算"
    if rule.backwards or rule.unit is Unit.NOON_BEFORE:
        return "当日不计，向前倒算"
    return f"当日不计，自次日起算（{_counting_article(start)}）"


def _quantity(rule: DeadlineRule, length: int) -> str:
    if rule.unit is Unit.NOON_BEFORE:
        return f"前{length}日12时"
    return rule.unit.quantity(length)


def _source(rule: DeadlineRule, parameters: Parameters) -> str:
    if not rule.length.parameter:
        return rule.citation
    parameter = parameters[rule.length.parameter]
    return f"{parameter.reliability.chinese}：{parameter.source}"


def _counting_article(day: date) -> str:
    """The rule of counting in force that day; it moved from article 82 to 85 in 2022."""
    if day in CPL_2017.in_force:
        return CPL_2017.article(82).citation
    return (CPL_2021 if day in CPL_2021.in_force else CPL).article(85).citation
