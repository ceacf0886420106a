"""The dossiers of many cases at once: one query for each cluster, however many cases there are."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models import Measure
from yizhi.domain.cases.models import general as models
from yizhi.domain.cases.models.general import GeneralCase, OfCase

_MANY: dict[str, type[OfCase]] = {
    "pauses": models.ClockPause,
    "extensions": models.ClockExtension,
    "corrections": models.CorrectionOrder,
    "letters": models.CooperationLetter,
    "reviews": models.Review,
    "notices": models.Notice,
    "statements": models.Statement,
    "hearings": models.Hearing,
    "measures": Measure,
}
_DECIDED: dict[str, type[OfCase]] = {
    "payables": models.Payable,
    "payments": models.PaymentEntry,
    "remedies": models.Remedy,
}
"""What there is only after a decision: not asked for where none of the cases has one."""


def dossiers(cases: Iterable[GeneralCase]) -> list[Dossier]:
    """In the order of the cases, with every cluster that a deadline needs already read."""
    found = [Dossier.of(case) for case in cases]
    ids = [one.case.pk for one in found]
    if not ids:
        return []
    decided = any(one.case.decided_at for one in found)
    for name, model in (_MANY | _DECIDED).items():
        of_case: dict[UUID, list[Any]] = defaultdict(list)
        for row in model._default_manager.filter(case__in=ids) if decided or name in _MANY else ():
            if getattr(row, "replaced_at", None) is None:
                of_case[row.case_id].append(row)
        for one in found:
            one.__dict__[name] = of_case[one.case.pk]
    public = {row.case_id: row for row in models.Publication.objects.filter(case__in=ids)} if decided else {}
    tracks = {row.case_id: row for row in models.FastTrack.objects.filter(case__in=ids).order_by("proposed_at")}
    for one in found:
        one.__dict__["fast_track"] = tracks.get(one.case.pk)
        one.__dict__["publication"] = public.get(one.case.pk)
    return found
