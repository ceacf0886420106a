"""The counts of a territory's decisions: as of now in a township; for whoever sees many, today's as of this minute.

A month of a county holds many thousands of cases; counting them anew at each look would cost more than all else. What
was opened before today changes little: its counts are kept for the hour.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yizhi.domain.cases import queries
from yizhi.domain.cases.queries import Tally
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor, ActorKind, system
from yizhi.platform.scope.epochs import kept
from yizhi.platform.scope.session import acting

_ITEMS = 8
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """month, today: counts of cases opened since then. items: what was decided on most often this month.

    kept: today's cases may be counted up to a minute ago, the earlier ones and the items up to an hour ago.
    """

    month: Tally
    today: Tally
    items: list[tuple[str, str, int]]
    kept: bool = False


def figures(actor: Actor) -> Figures:
    """What the reader's territory did this month and today."""
    now = clock.now()
    month, day = _month(now), _day(now)
    if len(actor.division) >= queries.TOWNSHIP:
        today = queries.tally(day, now, actor.division)
        items = queries.by_item(actor.division, month, now, _ITEMS)
        return Figures(queries.tally(month, day, actor.division) + today, today, items)
    unit = _unit(actor)
    today = _tally(day, _minute(now) + _MINUTE, unit)
    earlier = _tally(month, day, unit, as_of=_hour(now))
    return Figures(earlier + today, today, _items(month, _hour(now) + _HOUR, unit), kept=True)


def issued_this_month(actor: Actor) -> int:
    """For the home page, which everybody opens many times a day: of the days before today from one count for all."""
    now = clock.now()
    earlier = _within(actor, _issued(_month(now), _day(now), as_of=_hour(now)))
    if len(actor.division) >= queries.TOWNSHIP:
        return earlier + queries.issued_since(_day(now), actor.division)
    return earlier + _within(actor, _issued(_day(now), _minute(now) + _MINUTE))


def _within(actor: Actor, counted: list[tuple[str, str, int]]) -> int:
    return sum(n for place, line, n in counted if place.startswith(actor.division) and actor.reads_in(place, line))


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)


def _day(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _month(now: datetime) -> datetime:
    return _day(now).replace(day=1)


def _unit(actor: Actor) -> Actor:
    """Whoever reads the same keys, and nobody in particular."""
    return Actor(kind=ActorKind.SYSTEM, name="统计", division=actor.division, reads=actor.reads)


# Reckoned once for all who read the same keys, therefore as nobody: what is opened to one person is not among it. The
# end, or the hour, is part of the question, so that each minute or hour asks anew.
@kept("org")
def _tally(since: datetime, until: datetime, reader: Actor, *, as_of: datetime | None = None) -> Tally:
    with acting(reader):
        return queries.tally(since, until, reader.division)


@kept("org")
def _items(since: datetime, until: datetime, reader: Actor) -> list[tuple[str, str, int]]:
    with acting(reader):
        return queries.by_item(reader.division, since, until, _ITEMS)


@kept("org")
def _issued(since: datetime, until: datetime, *, as_of: datetime | None = None) -> list[tuple[str, str, int]]:
    """What the whole city issued: (division, line, count). Nothing of an empty time."""
    if since >= until:
        return []
    with acting(system("统计", writes=False)):
        return queries.issued_by_unit(since, until)
