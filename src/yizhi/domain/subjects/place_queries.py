"""The only readers of establishments and sites: a list, one, and the points of a map. Scope is the database's."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from yizhi.domain.subjects.models import Establishment
from yizhi.platform.scope.narrowing import narrowed

MOST_POINTS = 2000


def place(identity: UUID) -> Establishment | None:
    return Establishment.objects.select_related("party").filter(pk=identity).first()


def listed(*, words: str = "", division: str = "", kind: str = "") -> QuerySet[Establishment]:
    """Places that are not closed, in no order; an empty filter leaves all."""
    found: QuerySet[Establishment] = narrowed(Establishment.objects.filter(closed_on=None))
    found = found.filter(division__startswith=division) if division else found
    found = found.filter(name__icontains=words) if words else found
    return found.filter(kind=kind) if kind else found


def search(words: str, limit: int) -> QuerySet[Establishment]:
    return listed(words=words).order_by("-id")[:limit]


def of_party(party: UUID, limit: int = 20) -> QuerySet[Establishment]:
    found: QuerySet[Establishment] = Establishment.objects.filter(party_id=party).order_by("-id")[:limit]
    return found


@dataclass(frozen=True, slots=True)
class Points:
    """Places with a position, at most 2,000 of the newest; `more`: others were left out."""

    rows: list[tuple[Any, ...]]
    more: bool


def points(places: QuerySet[Establishment]) -> Points:
    """One bounded question: id, name, kind, longitude, latitude."""
    found = places.filter(longitude__isnull=False, latitude__isnull=False).order_by("-id")
    rows = list(found.values_list("id", "name", "kind", "longitude", "latitude")[: MOST_POINTS + 1])
    return Points(rows[:MOST_POINTS], len(rows) > MOST_POINTS)
