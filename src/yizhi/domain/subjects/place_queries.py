"""The only readers of establishments and sites: a list, one, and the points of a map. Scope is the database's."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from yizhi.domain.subjects.models import Establishment

MOST_POINTS = 2000


def place(identity: UUID) -> Establishment | None:
    return Establishment.objects.select_related("party").filter(pk=identity).first()


def _matching(division: str, kind: str) -> QuerySet[Establishment]:
    found: QuerySet[Establishment] = Establishment.objects.filter(closed_on=None).order_by("-id")
    if division:
        found = found.filter(division__startswith=division)
    return found.filter(kind=kind) if kind else found


def page(*, before: UUID | None, division: str, kind: str, limit: int) -> QuerySet[Establishment]:
    """Places that are not closed, newest first, keyset by id."""
    found = _matching(division, kind)
    return (found.filter(pk__lt=before) if before else found)[:limit]


def search(words: str, limit: int) -> QuerySet[Establishment]:
    return _matching("", "").filter(name__icontains=words)[:limit]


def of_party(party: UUID, limit: int = 20) -> QuerySet[Establishment]:
    found: QuerySet[Establishment] = Establishment.objects.filter(party_id=party).order_by("-id")[:limit]
    return found


@dataclass(frozen=True, slots=True)
class Points:
    """Places with a position, at most 2,000 of the newest; `more`: others were left out."""

    rows: list[tuple[Any, ...]]
    more: bool


def points(division: str, kind: str) -> Points:
    """One bounded question: id, name, kind, longitude, latitude."""
    found = _matching(division, kind).filter(longitude__isnull=False, latitude__isnull=False)
    rows = list(found.values_list("id", "name", "kind", "longitude", "latitude")[: MOST_POINTS + 1])
    return Points(rows[:MOST_POINTS], len(rows) > MOST_POINTS)
