"""When an organ may execute by itself: never at night nor on a statutory holiday (行政强制法第四十三条)."""

from __future__ import annotations

from datetime import datetime

from yizhi.statute.calendar import DayKind, WorkingCalendar
from yizhi.statute.chinese import dated
from yizhi.statute.laws import ACL
from yizhi.statute.parameters import DEFAULT_PARAMETERS, Parameters
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal

EXECUTION_TIME_RULE = Rule(
    id="R-ACL-43",
    title="行政强制执行的时间和方式",
    articles=(ACL.article(43),),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
    note="夜间的起止时间法律没有规定，为可配置的参数；法定节假日按国务院放假安排",
)


def execution_time_refusal(
    moment: datetime,
    *,
    urgent: bool = False,
    calendar: WorkingCalendar | None = None,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> Refusal | None:
    """Why execution may not take place at the local moment; None if and only if it may, or the matter is urgent.

    A weekend is no statutory holiday. Errors: ``RefusedError`` where the holidays of the year are not known.
    """
    if urgent:
        return None
    start, end = parameters["night_from_hour"].value, parameters["night_until_hour"].value
    what, step = "不能在此时实施", "请另定时间；情况紧急的，写明紧急情况"
    if moment.hour >= start or moment.hour < end:
        why = f"{moment:%H:%M}属于夜间（{start}时至次日{end}时）"
        return Refusal(what, why, ACL.article(43, 1).citation, step)
    if (calendar or WorkingCalendar.national()).kind(moment.date()) is DayKind.HOLIDAY:
        return Refusal(what, f"{dated(moment.date())}属于法定节假日", ACL.article(43, 1).citation, step)
    return None
