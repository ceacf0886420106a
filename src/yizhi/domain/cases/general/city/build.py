"""Telling as many cases as are asked for, over the twelve months up to today."""

import os
import random
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from django.db import transaction

from yizhi.domain.cases.general.city.cast import troupes
from yizhi.domain.cases.general.city.courses import drawn
from yizhi.domain.cases.general.city.occurring import narrowed, occurring
from yizhi.domain.cases.general.city.story import Story, key
from yizhi.domain.cases.general.city.telling import NotBegunError, tell
from yizhi.platform import clock
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

GENERAL_CASES = int(os.environ.get("YIZHI_CITY_GENERAL_CASES", "40"))
DAYS = 365
_SEED = 338000
_OF_BUREAUS = 0.15
_SHOWN = 0.12
"""This share belongs to the team whose officers sign in at the demonstration, so that their desks are not empty."""
_OTHERS = 5
_RECENT = 0.4
"""This share began within the last 75 days, so that every stage has cases in hand."""
Progress = Callable[[str], None]


def build(progress: Progress, today: date, count: int = GENERAL_CASES, days: int = DAYS) -> int:
    """The first so many cases; as `tell_numbered`."""
    return tell_numbered(range(1, count + 1), progress, today, days)


def tell_numbered(numbers: Sequence[int], progress: Progress, today: date, days: int = DAYS) -> int:
    """Idempotent: a case is told in one transaction, and one that was told is not told again.

    Returns how many cases stopped because the law refused a step that their course foresaw.
    """
    now = datetime.combine(today, time(8), clock.CHINA)
    towns, bureaus = troupes(now - timedelta(days=days + 2), now)
    codes = occurring(item for one in (*towns, *bureaus) for item in one.items)
    towns, bureaus = narrowed(towns, codes), narrowed(bureaus, codes)
    known, stopped = told(numbers), 0
    for at, number in enumerate((one for one in numbers if one not in known), len(known) + 1):
        dice = random.Random(_SEED + number)  # noqa: S311 - invented stories, not secrets
        pool = bureaus if bureaus and dice.random() < _OF_BUREAUS else towns
        shown = [one for one in pool if one.pair]
        troupe = dice.choice(shown if shown and dice.random() < _SHOWN else pool)
        began = today - timedelta(days=dice.randrange(1, 75 if dice.random() < _RECENT else days))
        start = datetime.combine(began, time(8, 30), clock.CHINA)
        course = drawn(dice)
        for one in (troupe, *dice.choices(towns, k=_OTHERS)):
            with suppress(NotBegunError), transaction.atomic():
                stopped += not tell(Story(number, one.cast(dice), start, now, dice), one, course)
                break
        else:
            stopped += 1  # nobody asked could punish anything on that day
        if at % 60 == 0 or at == len(numbers):
            progress(f"普通程序案件 {at}/{len(numbers)}" + (f"，其中{stopped}件被拒绝办理而停下" if stopped else ""))
    return stopped


def told(asked: Iterable[int]) -> set[int]:
    """Those of the numbered stories that were begun in an earlier build."""
    numbers = {key(number, 1): number for number in asked}
    with acting(system("演示城市")):
        return {numbers[one] for one in Entry.objects.filter(key__in=numbers).values_list("key", flat=True)}
