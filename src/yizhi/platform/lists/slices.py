"""One page of a list, and how many rows there are in all, counted no further than people need to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, QuerySet

from yizhi.platform.lists import keyset
from yizhi.platform.lists.asked import Asked

PAGE = 30
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of one page; `earlier` and `later` are the places to go on from, empty where the list ends.

    total: how many rows there are in all, counted up to `COUNTED` + 1.
    """

    rows: list[Any]
    earlier: str = ""
    later: str = ""
    total: int = 0


def cut(asked: Asked, rows: QuerySet[Any], size: int = PAGE) -> Slice:
    """The page that was asked for, in one question. A place that nobody could have been given leads to the first."""
    paths, descending = asked.sort
    fields = keyset.fields_of(paths)
    counted = rows.annotate(rows_in_all=_count(rows))
    after = keyset.read_place(asked.after, rows.model, fields)
    before = keyset.read_place(asked.before, rows.model, fields) if after is None else None
    if before is not None:
        back = keyset.ordered(counted, fields, descending=not descending)
        found = list(back.filter(keyset.beyond(fields, before, descending=not descending))[: size + 1])
        if len(found) > size:
            page = found[:size][::-1]
            return Slice(page, keyset.place_of(page[0], fields), keyset.place_of(page[-1], fields), _total(found))
        # The first page, whole, although rows came before it meanwhile.
    ahead = keyset.ordered(counted, fields, descending=descending)
    if after is not None:
        ahead = ahead.filter(keyset.beyond(fields, after, descending=descending))
    found = list(ahead[: size + 1])
    page = found[:size]
    earlier = keyset.place_of(page[0], fields) if after is not None and page else ""
    later = keyset.place_of(page[-1], fields) if len(found) > size else ""
    return Slice(page, earlier, later, _total(found))


def _count(rows: QuerySet[Any]) -> Func:
    """The number of all rows as a column: reckoned once for the page, within the same round trip."""
    some = rows.order_by().values("pk")[: COUNTED + 1]
    return Func(ArraySubquery(some), function="cardinality", output_field=IntegerField())


def _total(found: list[Any]) -> int:
    return found[0].rows_in_all if found else 0
