"""Random cases, as sets of numbers and as plain Python."""

from dataclasses import dataclass

import numpy as np

from yizhi.domain.library.index.frames import Split
from yizhi.domain.library.index.settled.arrays import collected
from yizhi.domain.library.index.settled.collecting import Collector, Values, named
from yizhi.domain.library.index.settled.piece import Piece

UNIONS = {named("told", "w1"): ("w1", named("frame", "s0")), named("told", "w9"): ("w9", named("frame", "s1"))}


@dataclass(frozen=True)
class Told:
    """A case of the model; its number is its place in the list."""

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    county: int = 330803
    kinds: tuple[int, ...] = ()
    tier: int = 0
    date: int = 20260101
    fine: int = 0

    def values(self, key: int) -> Values:
        return Values(key, "", "", self.county, self.county // 100, self.kinds, self.tier, 0, 0, self.date, self.fine)

    def holds(self, term: str) -> bool:
        if term in UNIONS:
            return any(self.holds(one) for one in UNIONS[term])
        known = {*self.words, *(named("frame", code) for code in self.codes), *self.values(0).terms()}
        return term in known


def collector_of(cases: list[Told], begin: int = 0) -> Collector:
    collector = Collector()
    for at, case in enumerate(cases, begin):
        collector.add(case.values(at), Split(list(case.words), list(case.codes), []), at)
    return collector


def piece_of(cases: list[Told]) -> Piece:
    return Piece(collected(collector_of(cases), np.ones(len(cases), np.bool_), UNIONS))


def drawn(count: int, seed: int) -> list[Told]:
    """Word w0 is in every case, and each next one in about two thirds of the cases of the one before."""
    random = np.random.default_rng(seed)
    parts = 0.65 ** np.arange(24)
    told = random.random((count, 24)) < parts
    twice = random.integers(1, 3, (count, 24))
    rest = [random.integers(0, most, count).tolist() for most in (5, 4, 6, 28, 9, 4)]
    return [
        Told(
            tuple(f"w{word}" for word in np.flatnonzero(told[at]).tolist() for _ in range(twice[at, word])),
            ("s0",) if code == 0 else ("s1", "s1") if code == 1 else (),
            330801 + county,
            () if kind == 3 else (kind, kind + 7),
            tier,
            20260101 + day,
            1_000 * fine,
        )
        for at, (county, kind, tier, day, fine, code) in enumerate(zip(*rest, strict=True))
    ]
