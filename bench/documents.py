"""How long a document takes: `python bench/documents.py` prints the figures and fails when a bound is broken.

A decision must not keep a party waiting in the street: at most 50 ms each when warm, 5 s for the first of a process.
"""

import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import count

from PIL import Image

from yizhi.domain.cases.documents.tests.example import AT, COMPLETE, DECISION, DOCUMENTS, NUMBER, ON, QR
from yizhi.platform.documents.rendering import Variant, render

WARM_BOUND_MS = 50
COLD_BOUND_MS = 5_000
ROUNDS = 40
_facts = count()


def decision(variant: Variant = "full", **changes: object) -> None:
    """One decision nobody has made before, so that no cache can answer for it."""
    fresh = {**DECISION, "facts": f"第{next(_facts)}次：当事人未经批准在人行道上摆摊。", "photographs": [], **changes}
    render(DOCUMENTS["D40"], ON, fresh, variant=variant, number=NUMBER, qr=QR, issued_at=AT)


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def photograph() -> bytes:
    out = BytesIO()
    Image.effect_noise((480, 360), 40).convert("RGB").resize((1600, 1200)).save(out, "JPEG")
    return out.getvalue()


def report(name: str, taken: list[float]) -> float:
    middle = statistics.median(taken)
    ninety_fifth = sorted(taken)[int(len(taken) * 0.95) - 1] if len(taken) > 1 else taken[0]
    print(f"{name:<44}{middle:9.1f} ms{ninety_fifth:9.1f} ms")
    return middle


def main() -> int:
    print(f"{'':<44}{'median':>12}{'p95':>12}")
    cold = report("first decision of the process", milliseconds(decision, 1))
    warm = report("decision, two pages, in full", milliseconds(decision))
    masked = report("decision, public version", milliseconds(lambda: decision("public")))
    report("decision, draft", milliseconds(lambda: decision("draft")))
    four = [{"picture": photograph(), "caption": f"现场照片{index}"} for index in range(4)]
    report("decision with four photographs", milliseconds(lambda: decision(photographs=four), 10))
    for code in ("D22", "D46", "D64", "S01"):
        number = NUMBER if DOCUMENTS[code].numbered else None
        report(
            f"{code} made again unchanged",
            milliseconds(lambda c=code, n=number: render(DOCUMENTS[c], ON, COMPLETE[c], variant="full", number=n)),
        )
    start = time.perf_counter()
    with ThreadPoolExecutor(50) as pool:
        list(pool.map(lambda _: decision(), range(200)))
    print(f"{'200 decisions by 50 threads':<44}{200 / (time.perf_counter() - start):9.1f} /s")
    return int(cold > COLD_BOUND_MS or max(warm, masked) > WARM_BOUND_MS)


if __name__ == "__main__":
    sys.exit(main())
