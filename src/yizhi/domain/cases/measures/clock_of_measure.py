"""Until when a measure may last, from its facts: seven working days, or thirty days with what the law adds."""

from datetime import date, datetime, timedelta

from yizhi.domain.cases.models.measure import Measure
from yizhi.platform import clock
from yizhi.statute.deadlines import Deadline, Extension, Pause, compute
from yizhi.statute.refusal import RefusedError

ALARM_DAYS = 3
"""Days before the end from which everybody concerned is told and the decision to lift lies ready."""
_25 = "《行政强制法》第二十五条第三款"


def limit(measure: Measure) -> Deadline | None:
    """The last day; None before the measure was carried out, or when that year's working days are unknown."""
    if measure.carried_out_at is None:
        return None
    start = clock.day(measure.carried_out_at)
    try:
        if not measure.coercive:
            return compute("T-PRESERVE", start)
        pauses = [
            Pause(one.start, one.not_counted_until(), f"{one.institution}检验、检测、鉴定", _25)
            for one in measure.appraisals.all()
        ]
        added = [Extension(measure.extension_days, measure.extension_reason)] if measure.extension_days else []
        return compute("T-SEIZE", start, pauses=pauses, extensions=added)
    except RefusedError:
        return None


def approval_limit(measure: Measure) -> Deadline | None:
    """Until which instant the approval of an urgent measure must be made up; None where none is owed."""
    if not measure.urgent or measure.carried_out_at is None:
        return None
    return compute("T-URGENT", clock.local(measure.carried_out_at))


def is_over(measure: Measure, day: date) -> bool:
    found = limit(measure)
    return found is not None and found.is_over(day)


def approval_is_over(measure: Measure, at: datetime) -> bool:
    found = approval_limit(measure)
    return found is not None and found.is_over(at)


def alarm_day(due_on: date) -> date:
    return due_on - timedelta(days=ALARM_DAYS)
