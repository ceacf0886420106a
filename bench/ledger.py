"""How many entries a second are sealed, and verified from the first to the last, in a ledger of its own.

An installation without a city in `var/bench/ledger`, made anew each time. ENTRIES (200000) says how many.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from bench import installation
from bench.figures import figure, publish
from bootstrap.commands import foreground
from bootstrap.places import ROOT

PLACE = ROOT / "var" / "bench" / "ledger"
ENTRIES = int(os.environ.get("ENTRIES", "200000"))
_BATCH = 5_000


def _yizhi(*arguments: str) -> None:
    if foreground([sys.executable, "-m", "yizhi", *arguments]):
        raise SystemExit(f"yizhi {' '.join(arguments)} 未成功 failed")


def _prepare() -> None:
    installation.PLACE = PLACE
    installation.enter("owner")
    if PLACE.exists():
        subprocess.run([sys.executable, "-m", "yizhi", "database", "stop"], check=False, capture_output=True)
        shutil.rmtree(PLACE)
    _yizhi("database", "start")
    _yizhi("migrate", "-v", "0")
    installation.enter("worker")
    import django

    django.setup()


def _entries(number: int) -> Iterator[Any]:
    """Entries as acts leave them, about a kilobyte each."""
    from yizhi.platform import clock
    from yizhi.platform.identifiers import new_id
    from yizhi.platform.ledger.append import Draft, Subject, entry_of
    from yizhi.platform.scope.actor import Actor, ActorKind

    actor = Actor(
        kind=ActorKind.PERSON,
        name="样例甲",
        unit="样例镇综合行政执法队",
        post="执法队员",
        roles=frozenset({"OFFICER"}),
    )
    for count in range(number):
        subject = Subject("cases.simplecase", new_id(), count % 9 + 1, "330802101", "comprehensive", new_id())
        told = {"place": f"样例路{count}号门前", "facts": "当事人实施上述行为，事实清楚，证据确凿。" * 4}
        yield entry_of(
            Draft(
                verb="simple_case.describe",
                says="样例甲记录违法事实",
                actor=actor,
                at=clock.now(),
                key=new_id(),
                subject=subject,
                basis=("《行政处罚法》第五十一条", "《行政处罚法》第五十二条"),
                input=told,
                result={"content_version": 2},
                request="0" * 64,
            )
        )


def _write() -> None:
    from yizhi.platform.ledger.models import Entry

    batch: list[Any] = []
    for entry in _entries(ENTRIES):
        batch.append(entry)
        if len(batch) == _BATCH:
            Entry.objects.bulk_create(batch)
            batch.clear()
    Entry.objects.bulk_create(batch)


def _proof(size: int) -> float:
    """Milliseconds of an inclusion proof, tiles read from the database."""
    from yizhi.platform.ledger import tiles
    from yizhi.platform.ledger.log_key import suite
    from yizhi.platform.ledger.proof.tiles import TileTree

    places = random.Random(7).sample(range(size), 100)
    begun = time.perf_counter()
    for place in places:
        TileTree(tiles.around(size, place), suite()).inclusion(place, size)
    return (time.perf_counter() - begun) * 1000 / len(places)


def main() -> int:
    _prepare()
    from yizhi.platform.ledger.seal import seal_pending
    from yizhi.platform.ledger.verification import verify_ledger

    _write()
    begun = time.perf_counter()
    sealed = seal_pending()
    sealing = time.perf_counter() - begun
    begun = time.perf_counter()
    report = verify_ledger()
    verifying = time.perf_counter() - begun
    if sealed != ENTRIES or not report.sound or report.size != ENTRIES:
        raise SystemExit(f"台账不完整 the ledger is not sound: {sealed} {report.findings[:3]}")
    missed = publish(
        "ledger",
        [
            figure("entries sealed a second", sealed / sealing, "/s", 50_000, "higher"),
            figure("entries verified a second", report.size / verifying, "/s", 200_000, "higher"),
            figure(f"proof of one entry among {report.size:,}, database included", _proof(report.size), "ms", 1),
        ],
    )
    subprocess.run([sys.executable, "-m", "yizhi", "database", "stop"], check=False, capture_output=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
