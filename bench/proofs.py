"""How fast the ledger's mathematics is: leaves folded a second, and milliseconds a proof over a million entries.

No database: the tree alone, in memory.
"""

import random
import sys
import time
from collections.abc import Callable

from bench.figures import Figure, figure, publish
from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.merkle import verify_consistency, verify_inclusion
from yizhi.platform.ledger.proof.tiles import TileTree, extend

ENTRIES = 1_000_000
BATCH = 5_000
PROOFS = 100


def each(times: int, work: Callable[[int], object]) -> float:
    """Milliseconds of one run on average."""
    started = time.perf_counter()
    for number in range(times):
        work(number)
    return (time.perf_counter() - started) / times * 1000


def measure(suite: Suite) -> list[Figure]:
    leaves = [suite.leaf_hash(number.to_bytes(8)) for number in range(ENTRIES)]
    tiles: dict[tuple[int, int], bytes] = {}

    def read(level: int, index: int) -> bytes | None:
        return tiles.get((level, index))

    started = time.perf_counter()
    root = b""
    for size in range(0, ENTRIES, BATCH):
        done = extend(read, size, leaves[size : size + BATCH], suite)
        tiles.update({(write.level, write.index): write.hashes for write in done.writes})
        root = done.root
    rate = ENTRIES / (time.perf_counter() - started)
    # Timed over other entries than those checked, so that their leaf tiles are met for the first time.
    chosen, timed, grown = (random.Random(seed).sample(range(1, ENTRIES), PROOFS) for seed in (7, 8, 9))
    paths = [TileTree(read, suite).inclusion(at, ENTRIES) for at in chosen]
    growths = [TileTree(read, suite).consistency(at, ENTRIES) for at in chosen]
    olds = [TileTree(read, suite).root(at) for at in chosen]
    assert all(
        verify_inclusion(at, ENTRIES, leaves[at], p, root, suite=suite) for at, p in zip(chosen, paths, strict=True)
    )
    assert all(
        verify_consistency(at, ENTRIES, growth, old, root, suite=suite)
        for at, growth, old in zip(chosen, growths, olds, strict=True)
    )
    key = suite.generate()
    signature, public = suite.sign(key, root), suite.public(key)
    name = f"ledger {suite.name}"
    return [
        figure(f"{name}: extend", rate, "leaves/s", 100_000, "higher"),
        figure(
            f"{name}: inclusion proof, 1 M entries",
            each(PROOFS, lambda n: TileTree(read, suite).inclusion(timed[n], ENTRIES)),
            "ms",
            1.0,
            "lower",
        ),
        figure(
            f"{name}: consistency proof, 1 M entries",
            each(PROOFS, lambda n: TileTree(read, suite).consistency(grown[n], ENTRIES)),
            "ms",
            1.0,
            "lower",
        ),
        figure(
            f"{name}: verify inclusion",
            each(PROOFS, lambda n: verify_inclusion(chosen[n], ENTRIES, root, paths[n], root, suite=suite)),
            "ms",
            0.1,
            "lower",
        ),
        figure(f"{name}: sign head", each(20, lambda _: suite.sign(key, root)), "ms", 50.0, "lower"),
        figure(
            f"{name}: verify head signature",
            each(20, lambda _: suite.verify(public, root, signature)),
            "ms",
            50.0,
            "lower",
        ),
    ]


def main() -> int:
    return 1 if publish("proofs", [found for suite in SUITES for found in measure(suite)]) else 0


if __name__ == "__main__":
    sys.exit(main())
