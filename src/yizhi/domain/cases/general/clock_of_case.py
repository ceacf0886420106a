"""The 90 days of a case: from the filing, with what does not count and what was added (第六十条)."""

from collections.abc import Iterable
from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.platform import clock
from yizhi.statute.deadlines import Deadline, Extension, Pause, compute
from yizhi.statute.refusal import Refusal

_60 = "《行政处罚法》第六十条"


def pauses_of(dossier: Dossier, today: date) -> Iterable[Pause]:
    """Recorded pauses; one that still lasts counts up to today."""
    for one in dossier.pauses:
        end = one.end or max(today, one.start)
        yield Pause(one.start, end, one.reason, one.basis)


def decide_by(dossier: Dossier, today: date) -> Deadline | None:
    """Until when the decision must be made, and why; None before the filing. Units: calendar days, no rolling."""
    if dossier.case.filed_at is None:
        return None
    extensions = [Extension(one.days, one.reason, one.basis) for one in dossier.extensions]
    return compute(
        "T-90",
        clock.day(dossier.case.filed_at),
        pauses=list(pauses_of(dossier, today)),
        extensions=extensions,
    )


def overdue_refusal(dossier: Dossier, today: date) -> Refusal | None:
    """A decision after the period is unlawful unless it was extended under a cited provision."""
    deadline = decide_by(dossier, today)
    if deadline is None or not deadline.is_over(today):
        return None
    return Refusal(
        what="不能作出处理决定",
        why=f"办案期限已于{deadline.due_on:%Y年%-m月%-d日}届满，没有依据规定延长的记录",
        article=_60,
        next_step="法律、法规、规章另有规定的，依法办理延期并引用依据；否则报告负责人和执法监督机关",
    )
