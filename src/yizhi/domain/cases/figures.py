"""The counts of a territory's decisions: as of now in a township, as of this minute for whoever sees many.

A month of a county holds many thousands of cases; counting them anew at each look would cost more than all else.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from yizhi.domain.cases import queries
from yizhi.domain.cases.queries import Tally
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor

_ITEMS = 8


@dataclass(frozen=True, slots=True)
class Figures:
    """month, today: counts of cases opened since then. items: what was decided on most often this month.

    by_the_minute: they may be up to a minute old.
    """

    month: Tally
    today: Tally
    items: list[tuple[str, str, int]]
    by_the_minute: bool = False


def figures(actor: Actor) -> Figures:
    """What the reader's territory did this month and today."""
    now = clock.now()
    if len(actor.division) >= queries.TOWNSHIP:
        return _reckoned(now, actor.division)
    return _as_of(now.replace(second=0, microsecond=0), actor.person, actor.division)


def issued_this_month(actor: Actor) -> int:
    now = clock.now()
    if len(actor.division) >= queries.TOWNSHIP:
        return queries.issued_since(_month(now), actor.division)
    return _issued_as_of(now.replace(second=0, microsecond=0), actor.person, actor.division)


def _month(now: datetime) -> datetime:
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _reckoned(until: datetime, division: str) -> Figures:
    month, today = _month(until), until.replace(hour=0, minute=0, second=0, microsecond=0)
    return Figures(
        month=queries.tally(month, until, division),
        today=queries.tally(today, until, division),
        items=queries.by_item(division, month, _ITEMS),
    )


# The person is part of the key, since a territory's figures are what its reader may see.
@lru_cache(maxsize=1024)
def _as_of(minute: datetime, _person: UUID | None, division: str) -> Figures:
    return replace(_reckoned(minute + timedelta(minutes=1), division), by_the_minute=True)


@lru_cache(maxsize=1024)
def _issued_as_of(minute: datetime, _person: UUID | None, division: str) -> int:
    return queries.issued_since(_month(minute), division)
