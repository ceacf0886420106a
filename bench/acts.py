"""How long an act takes in process, and how many a second eight officers get done together.

One case under the simple procedure from the scene to the hearing, over and over, in the database of a million cases.
"""

import sys
import threading
import time
from collections import defaultdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from bench import installation
from bench.figures import Figure, figure, percentile, publish

ROUNDS, WRITERS, SECONDS = 60, 8, 10.0


def _workers() -> list[dict[str, Any]]:
    from bench.load.people import workers

    return [dict(worker) for worker in workers() if worker["leads"]]


def _case(worker: dict[str, Any]) -> list[tuple[str, float]]:
    """Six acts on a new case; each with its milliseconds."""
    from yizhi.domain.org import api as org
    from yizhi.platform import clock
    from yizhi.platform.acts.perform import perform

    now = clock.now()
    actor = org.actor_for(UUID(worker["person"]), now)
    item, fen = worker["items"][0]
    where: dict[str, Any] = {"occurred_at": now - timedelta(minutes=3), "place": worker["place"]}
    acts: list[tuple[str, dict[str, Any]]] = [
        ("open", {"item": item, "co_officer": worker["co"], **where}),
        ("describe", {"facts": "当事人实施上述行为，事实清楚。", **where}),
        ("name_party", worker["parties"][0]),
        ("propose", {"penalty": "FINE", "fine_fen": fen, "correction": "责令立即改正"}),
        ("inform", {"told": True}),
        ("record_statement", {"kind": "NONE"}),
    ]
    taken, record = [], None
    for verb, data in acts:
        begun = time.perf_counter()
        record = perform(f"simple_case.{verb}", actor, record=record and record.pk, data=data).record
        taken.append((verb, (time.perf_counter() - begun) * 1000))
    return taken


def _alone(workers: list[dict[str, Any]]) -> list[Figure]:
    by_verb: dict[str, list[float]] = defaultdict(list)
    for number in range(ROUNDS + 5):
        for verb, taken in _case(workers[number % len(workers)]):
            if number >= 5:
                by_verb[verb].append(taken)
    every = [taken for verb in by_verb.values() for taken in verb]
    return [
        figure("act in process, p50", percentile(every, 0.5), "ms"),
        figure("act in process, p95", percentile(every, 0.95), "ms", 15),
        *(figure(f"  simple_case.{verb}, p95", percentile(taken, 0.95), "ms") for verb, taken in by_verb.items()),
    ]


def _together(workers: list[dict[str, Any]]) -> list[Figure]:
    """Eight threads, each with officers of its own."""
    until = time.perf_counter() + SECONDS
    done: list[int] = []

    def write(own: list[dict[str, Any]]) -> None:
        from django.db import connection

        number = 0
        while time.perf_counter() < until:
            number += len(_case(own[number % len(own)]))
        done.append(number)
        connection.close()

    threads = [threading.Thread(target=write, args=(workers[start::WRITERS],)) for start in range(WRITERS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [figure("acts a second, 8 writers", sum(done) / (time.perf_counter() - begun), "/s", better="higher")]


def main() -> int:
    installation.setup("web")
    workers = _workers()
    return 1 if publish("acts", [*_alone(workers), *_together(workers)]) else 0


if __name__ == "__main__":
    sys.exit(main())
