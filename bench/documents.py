"""How long a document takes to be drawn.

A decision must not keep a party waiting in the street: at most 50 ms each when warm, 5 s for the first of a process.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import count

from PIL import Image

from bench.figures import Figure, figure, median, milliseconds, percentile, publish
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


def photograph() -> bytes:
    out = BytesIO()
    Image.effect_noise((480, 360), 40).convert("RGB").resize((1600, 1200)).save(out, "JPEG")
    return out.getvalue()


def timed(name: str, work: Callable[[], object], rounds: int = ROUNDS, goal: float | None = None) -> list[Figure]:
    taken = milliseconds(work, rounds)
    return [figure(f"{name}, p50", median(taken), "ms", goal), figure(f"{name}, p95", percentile(taken, 0.95), "ms")]


def main() -> int:
    four = [{"picture": photograph(), "caption": f"现场照片{index}"} for index in range(4)]
    figures = [
        figure("first decision of the process", milliseconds(decision, 1)[0], "ms", COLD_BOUND_MS),
        *timed("decision, two pages, in full", decision, goal=WARM_BOUND_MS),
        *timed("decision, public version", lambda: decision("public"), goal=WARM_BOUND_MS),
        *timed("decision, draft", lambda: decision("draft")),
        *timed("decision with four photographs", lambda: decision(photographs=four), 10),
    ]
    for code in ("D22", "D46", "D64", "S01"):
        number = NUMBER if DOCUMENTS[code].numbered else None
        figures += timed(
            f"{code} made again unchanged",
            lambda c=code, n=number: render(DOCUMENTS[c], ON, COMPLETE[c], variant="full", number=n),
        )
    start = time.perf_counter()
    with ThreadPoolExecutor(50) as pool:
        list(pool.map(lambda _: decision(), range(200)))
    rate = 200 / (time.perf_counter() - start)
    figures.append(figure("200 decisions by 50 threads", rate, "/s", better="higher"))
    return 1 if publish("documents", figures) else 0


if __name__ == "__main__":
    sys.exit(main())
