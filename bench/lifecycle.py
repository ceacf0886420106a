"""How many general cases a minute go from the clue to the archive, and how long my desk takes with many of them.

Each case is told by the demo city's own stories: some thirty acts with all their documents, received as a clue, looked
into, filed, told to the party, served, paid, closed, archived, and bound as main and internal volume. One that stops on
the way is counted, with its time. The cases stay in that installation.
"""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from datetime import time as clock_time
from typing import Any

from bench import installation
from bench.figures import Figure, figure, median, milliseconds, percentile, publish

CASES = 12
ROUNDS = 40
DESK_GOAL_MS = 100
_LONG_AGO = 200
"""Days before today on which the cases begin, so that every period in them is over."""


def _told() -> Iterator[tuple[float, float, int]]:
    """Of each case: seconds of its acts, seconds of binding, number of its documents; no document if it stopped."""
    from django.db import transaction

    from yizhi.domain.cases.general.city.cast import troupes
    from yizhi.domain.cases.general.city.courses import Course
    from yizhi.domain.cases.general.city.story import Story
    from yizhi.domain.cases.general.city.telling import NotBegunError, tell
    from yizhi.platform import clock

    now = clock.now()
    start = datetime.combine(now.date() - timedelta(days=_LONG_AGO), clock_time(8, 30), clock.CHINA)
    towns, _ = troupes(start - timedelta(days=2), now)
    for number in _free_numbers():
        dice = random.Random(number)
        troupe = dice.choice(towns)
        story = Story(number, troupe.cast(dice), start, now, dice)
        begun = time.perf_counter()
        with suppress(NotBegunError), transaction.atomic():
            tell(story, troupe, Course.WAIVED, reported=100)
        acted = time.perf_counter() - begun
        yield acted, *(_bound(story) or (0.0, 0))


def _free_numbers() -> Iterator[int]:
    """Numbers of stories that no earlier run has told."""
    first = 1_000_000 + int(time.time()) % 1_000_000_000
    yield from range(first, first + CASES)


def _bound(story: Any) -> tuple[float, int] | None:
    """Seconds of both volumes and how many documents; None for a case that did not reach the archive."""
    from yizhi.domain.cases.general.volumes.volume import bound
    from yizhi.domain.cases.models.general import GeneralCase
    from yizhi.platform import clock
    from yizhi.platform.documents import queries as documents

    with story.seen():
        case = GeneralCase.objects.select_related("agency").filter(pk=story.case).first()
        if case is None or case.archived_at is None:
            return None
        begun = time.perf_counter()
        for volume in ("main", "internal"):
            bound(case, volume, clock.now())
        return time.perf_counter() - begun, len(documents.of_record(case.pk))


def _cases() -> list[Figure]:
    rows = list(_told())
    finished = [row for row in rows if row[2]]
    if not finished:
        raise SystemExit("没有案件走到归档 no case reached the archive")
    acts, volumes, papers = (list(column) for column in zip(*finished, strict=True))
    spent = sum(acted + bound for acted, bound, _ in rows)
    return [
        figure("general cases a minute, one process", 60 * len(finished) / spent, "/min", better="higher"),
        figure("cases that stopped on the way", len(rows) - len(finished), "cases", goal=0),
        figure("acts and documents of one case, p50", median(acts) * 1000, "ms"),
        figure("documents of one case, p50", median(papers), "documents"),
        figure("both volumes bound, p50", median(volumes) * 1000, "ms"),
    ]


def _desk() -> Iterator[Figure]:
    from bench.pages import _browser

    for username in ("officer", "captain"):
        browser = _browser(username)
        for name, url in {"my cases": "/cases/general/mine/", "general list": "/cases/general/"}.items():
            answer = browser.get(url)
            if answer.status_code != 200:
                raise SystemExit(f"{url}: {answer.status_code}")
            taken = milliseconds(lambda u=url, b=browser: b.get(u), ROUNDS)
            yield figure(f"{name} ({username}), p95", percentile(taken, 0.95), "ms", DESK_GOAL_MS)


def main() -> int:
    installation.setup("web")
    return 1 if publish("lifecycle", [*_cases(), *_desk()]) else 0


if __name__ == "__main__":
    sys.exit(main())
