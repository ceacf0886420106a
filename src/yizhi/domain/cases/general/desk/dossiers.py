"""The dossiers of many cases at once: the same number of queries, however many cases there are."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models import Measure
from yizhi.domain.cases.models import general as models
from yizhi.domain.cases.models.general import GeneralCase, OfCase
from yizhi.platform.database.composed import Composed, composed, together

_AT_ONCE = 5
"""Clusters that one statement reads: the more, the fewer statements, and the more empty columns in every row."""


def _of_cases(model: type[OfCase], *order: str) -> Composed[[tuple[UUID, ...]], Any]:
    def rows(cases: tuple[UUID, ...]) -> QuerySet[Any]:
        found = model.objects.filter(case__in=cases)
        return found.order_by(*order) if order else found

    return composed(rows)


_MANY: dict[str, Composed[[tuple[UUID, ...]], Any]] = {
    "pauses": _of_cases(models.ClockPause),
    "extensions": _of_cases(models.ClockExtension),
    "corrections": _of_cases(models.CorrectionOrder),
    "letters": _of_cases(models.CooperationLetter),
    "reviews": _of_cases(models.Review),
    "notices": _of_cases(models.Notice),
    "statements": _of_cases(models.Statement),
    "hearings": _of_cases(models.Hearing),
    "measures": _of_cases(Measure),
    "fast_track": _of_cases(models.FastTrack, "proposed_at"),
}
_DECIDED = {
    "payables": _of_cases(models.Payable),
    "payments": _of_cases(models.PaymentEntry),
    "remedies": _of_cases(models.Remedy),
    "publication": _of_cases(models.Publication),
}
"""What there is only after a decision: not asked for where none of the cases has one."""
_ONE = ("fast_track", "publication")


def dossiers(cases: Iterable[GeneralCase]) -> list[Dossier]:
    """In the order of the cases, with every cluster that a deadline needs already read."""
    found = [Dossier.of(case) for case in cases]
    if not found:
        return []
    ids = tuple(one.case.pk for one in found)
    asked = {name: cluster.of(ids) for name, cluster in _MANY.items()}
    if any(one.case.decided_at for one in found):
        asked |= {name: cluster.of(ids) for name, cluster in _DECIDED.items()}
    names, rows = list(asked), list[list[Any]]()
    for first in range(0, len(names), _AT_ONCE):
        rows += together([asked[name] for name in names[first : first + _AT_ONCE]])
    read = dict(zip(names, rows, strict=True))
    for name in (*_MANY, *_DECIDED):
        _keep(found, name, read.get(name, []))
    return found


def _keep(found: list[Dossier], name: str, rows: list[Any]) -> None:
    of_case: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        if getattr(row, "replaced_at", None) is None:
            of_case[row.case_id].append(row)
    for one in found:
        own = of_case[one.case.pk]
        one.__dict__[name] = (own[-1] if own else None) if name in _ONE else own
