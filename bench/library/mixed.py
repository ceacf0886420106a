"""A mixed load: what several officers ask at once, each answered by a process of its own."""

import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

from bench.library.measuring import Figures, percentile

ASKED = 1_600
_PEOPLE = 2


def load(index: Path, figures: Figures) -> None:
    """Two processes, as two web processes of a machine with two cores; questions are drawn before the clock starts."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(_PEOPLE)
    with context.Pool(_PEOPLE, initializer=_keep, initargs=(ready,)) as people:
        each = people.map(_asked, [(str(index), seed) for seed in range(2, 2 + _PEOPLE)], chunksize=1)
    taken = sorted(one for found, _, _ in each for one in found)
    wall = max(wall for _, wall, _ in each)
    figures.add("mixed load by two", len(taken) / wall, "searches/s", 500, "higher")
    figures.add("mixed load by two: p95", percentile(taken, 0.95), "ms", 20)
    spent = sum(spent for _, _, spent in each)
    figures.add("mixed load: searches a second of processor time", len(taken) / spent, "searches/s")


_ready: list[Any] = []


def _keep(ready: Any) -> None:
    _ready.append(ready)


def _asked(given: tuple[str, int]) -> tuple[list[float], float, float]:
    """Milliseconds of each search, seconds of all by the clock and of processor time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    import django

    django.setup()
    from bench.library.asking import Asking
    from yizhi.domain.library.index.asking import Question
    from yizhi.domain.library.index.embedded import EmbeddedSearch

    search = EmbeddedSearch(Path(given[0]))
    ask = Asking(search, given[1])
    questions = [ask.mixed() for _ in range(ASKED)]
    _ready[0].wait()
    taken: list[float] = []
    begun, cpu = time.perf_counter(), time.process_time()
    for _, question, facets in questions:
        at = time.perf_counter()
        if isinstance(question, Question):
            search.search(question, facets=facets)
        else:
            search.similar(question)
        taken.append((time.perf_counter() - at) * 1000)
    return taken, time.perf_counter() - begun, time.process_time() - cpu
