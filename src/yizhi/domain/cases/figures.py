"""The counts of a territory's decisions: as of now in a township, as of this minute for whoever sees many.

A month of a county holds many thousands of cases; counting them anew at each look would cost more than all else.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yizhi.domain.cases import queries
from yizhi.domain.cases.queries import Tally
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor, ActorKind, system
from yizhi.platform.scope.epochs import kept
from yizhi.platform.scope.session import acting

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
    return _as_of(now.replace(second=0, microsecond=0), _unit(actor))


def issued_this_month(actor: Actor) -> int:
    """For the home page, which everybody opens many times a day: for a county as of this minute, from one count."""
    now = clock.now()
    if len(actor.division) >= queries.TOWNSHIP:
        return queries.issued_since(_month(now), actor.division)
    counted = _issued_as_of(now.replace(second=0, microsecond=0))
    return sum(n for place, line, n in counted if place.startswith(actor.division) and actor.reads_in(place, line))


def _month(now: datetime) -> datetime:
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _unit(actor: Actor) -> Actor:
    """Whoever reads the same keys, and nobody in particular."""
    return Actor(kind=ActorKind.SYSTEM, name="统计", division=actor.division, reads=actor.reads)


def _reckoned(until: datetime, division: str) -> Figures:
    month, today = _month(until), until.replace(hour=0, minute=0, second=0, microsecond=0)
    return Figures(
        month=queries.tally(month, until, division),
        today=queries.tally(today, until, division),
        items=queries.by_item(division, month, until, _ITEMS),
    )


# Reckoned once for all who read the same keys, therefore as nobody: what is opened to one person is not among it. The
# minute is part of the question, so that each minute asks anew.
@kept("org")
def _as_of(minute: datetime, reader: Actor) -> Figures:
    with acting(reader):
        return replace(_reckoned(minute + timedelta(minutes=1), reader.division), by_the_minute=True)


@kept("org")
def _issued_as_of(minute: datetime) -> list[tuple[str, str, int]]:
    with acting(system("统计", writes=False)):
        return queries.issued_by_unit(_month(minute), minute + timedelta(minutes=1))
