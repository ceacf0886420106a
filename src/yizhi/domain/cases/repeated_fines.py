"""Pairs of fines in the index that seem to punish one act twice, for oversight to look at."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby
from math import asin, cos, radians, sin, sqrt
from typing import Any

from django.db.models import Count

from yizhi.domain.cases.models import ImposedFine, SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.statute.same_conduct import Comparison, Likeness, likeness

_EARTH = 6371008.8  # metres


def repeated_fines(day: date) -> Iterator[tuple[ImposedFine, ImposedFine]]:
    """Each pair of one party that is one conduct by the bounds of the day, unless the head found it is not."""
    several = ImposedFine.objects.values("party_mark").annotate(n=Count("pk")).filter(n__gt=1).values("party_mark")
    rows = ImposedFine.objects.filter(party_mark__in=several).order_by("party_mark", "decided_on", "id")
    nearness = norms.nearness(day)
    for _, group in groupby(rows, key=lambda fine: fine.party_mark):
        for first, second in combinations(group, 2):
            if likeness(_compared(first, second), nearness) is Likeness.SAME and not _found_distinct(first, second):
                yield first, second


def _compared(first: ImposedFine, second: ImposedFine) -> Comparison:
    return Comparison(
        same_item=second.item_code in norms.same_act_codes(first.item_code),
        same_words_of_place=first.place.strip() == second.place.strip(),
        metres=_metres(first, second),
        hours_apart=_hours_apart(first, second),
    )


def _hours_apart(first: ImposedFine, second: ImposedFine) -> float:
    """Between the end of the one conduct and the beginning of the other; none where they overlap."""
    gaps = (
        second.occurred_at - (first.ended_at or first.occurred_at),
        first.occurred_at - (second.ended_at or second.occurred_at),
    )
    return max(0.0, *(gap.total_seconds() / 3600 for gap in gaps))


def _found_distinct(first: ImposedFine, second: ImposedFine) -> bool:
    """The head found so in the later case, whichever procedure it was under."""
    kinds: tuple[Any, ...] = (SimpleCase, GeneralCase)
    return any(kind.objects.filter(pk=second.case_id, distinct_from__contains=[first.pk]).exists() for kind in kinds)


def _metres(first: ImposedFine, second: ImposedFine) -> float | None:
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return None
    a, b = radians(first.latitude), radians(second.latitude)
    east = radians(second.longitude - first.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(min(1, sqrt(half)))
