"""The first cases of what was chosen: by day, by fine, or by how well they tell the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.settled.piece import Chosen, Docs, Piece, tested

_SPARSE: Final = 20
"""Less than a twentieth of the cases: their values are read; else the cases are walked in order."""
_STEP: Final = 2_048
_CANDIDATES: Final = 400
_TOUCHED: Final = 0.06
"""How many entries of rare terms are added up, as a share of the cases; the commoner ones are looked up later."""
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


@dataclass(frozen=True, slots=True)
class Best:
    """A case of a piece with its score: the higher, the further in front."""

    score: float
    piece: Piece
    doc: int


def first(chosen: Chosen, column: str, most: int, *, rising: bool = False) -> list[Best]:
    """By day or fine, the latest or highest first; `rising`: the lowest fine first."""
    piece = chosen.piece
    values = piece.arrays.columns[column]
    if chosen.count * _SPARSE < piece.size or column not in ("date", "fine"):
        docs = _least(values[chosen.docs], chosen.docs, most, rising=rising)
    else:
        docs = _walked(chosen, column, most, rising=rising)
    return [Best(float(value), piece, int(doc)) for value, doc in zip(values[docs].tolist(), docs, strict=True)]


def _least(values: NDArray[Any], docs: Docs, most: int, *, rising: bool) -> Docs:
    told = values.astype(np.int64) if rising else -values.astype(np.int64)
    if len(docs) > most:
        near = np.argpartition(told, most - 1)[:most]
        told, docs = told[near], docs[near]
    found: Docs = docs[np.argsort(told, kind="stable")]
    return found


def _walked(chosen: Chosen, column: str, most: int, *, rising: bool) -> Docs:
    order = chosen.piece.arrays.by_date if column == "date" else chosen.piece.arrays.by_fine
    if rising:
        order = order[::-1]
    found: list[Docs] = []
    missing, step, at = most, _STEP, 0
    while missing > 0 and at < len(order):
        here = order[at : at + step]
        met = here[chosen.holds(here)][:missing]
        found.append(met)
        missing, at, step = missing - len(met), at + step, step * 2
    return np.concatenate(found) if found else np.empty(0, np.int64)


def weights(pieces: Iterable[Piece], terms: Iterable[str]) -> dict[str, float]:
    """What each term is worth: the fewer cases hold it, the more."""
    opened = list(pieces)
    total = sum(piece.size for piece in opened)
    counted = {term: sum(piece.held(term) for piece in opened) for term in terms}
    return {term: float(np.log(1 + (total - held + 0.5) / (held + 0.5))) for term, held in counted.items() if held > 0}


def scored(piece: Piece, docs: Docs, worth: Mapping[str, float]) -> NDArray[np.float64]:
    """How well each case tells the terms (BM25; of terms kept as bits alone, as if told once)."""
    lengths = piece.arrays.columns["length"][docs].astype(np.float64)
    average = max(float(lengths.mean()), 1.0) if len(docs) else 1.0
    slack = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / average)
    score = np.zeros(len(docs))
    for term, weight in worth.items():
        score += weight * _told(piece, docs, term, slack)
    return score


def _told(piece: Piece, docs: Docs, term: str, slack: NDArray[np.float64]) -> NDArray[np.float64]:
    listed = piece.docs(term)
    if listed is None:
        bits = piece.bits(term)
        return np.zeros(len(docs)) if bits is None else tested(bits, docs) * (1 + _SATURATION) / (1 + slack)
    if not len(listed):
        return np.zeros(len(docs))
    at = np.minimum(listed.searchsorted(docs), len(listed) - 1)
    times = np.where(listed[at] == docs, piece.times(term)[at], 0)
    return times * (1 + _SATURATION) / (times + slack)


def best(piece: Piece, docs: Docs, worth: Mapping[str, float], most: int) -> list[Best]:
    """The best of the cases."""
    score = scored(piece, docs, worth)
    if len(docs) > most:
        near = np.argpartition(-score, most - 1)[:most]
        docs, score = docs[near], score[near]
    return [Best(value, piece, doc) for value, doc in zip(score.tolist(), docs.tolist(), strict=True)]


def likely(piece: Piece, worth: Mapping[str, float], allowed: Chosen | None) -> Docs:
    """Cases among which the best are: those with the most of the rare terms, or the latest with most of the terms."""
    score = np.zeros(piece.size, np.float32)
    met: list[Docs] = []
    touched = 0
    for term, weight in sorted(worth.items(), key=lambda one: -one[1]):
        docs = piece.docs(term)
        if docs is None or (touched and touched + len(docs) > max(piece.size * _TOUCHED, _CANDIDATES)):
            break
        if len(docs):
            score[docs] += np.float32(weight)
            met.append(docs)
            touched += len(docs)
    found = np.concatenate(met) if met else np.empty(0, np.int64)
    if piece.remaining is not None:
        found = found[tested(piece.remaining, found)]
    if allowed is not None:
        found = found[allowed.holds(found)]
    if not len(found):
        return _latest_with_most(piece, list(worth), allowed)
    reached = score[found]
    if len(found) > _CANDIDATES:
        found = found[reached >= np.partition(reached, len(reached) - _CANDIDATES)[len(reached) - _CANDIDATES]]
    return np.unique(found)[: 4 * _CANDIDATES]


def _latest_with_most(piece: Piece, terms: Sequence[str], allowed: Chosen | None) -> Docs:
    """Of common terms alone: the latest cases that hold as many of them as possible, the commonest given up first."""
    within = [] if allowed is None else [allowed]
    for count in range(len(terms), -1, -1):
        chosen = piece.choose([(term,) for term in terms[:count]])
        if within:
            bits = chosen.bits & within[0].bits
            chosen = Chosen(piece, int(np.bitwise_count(bits).sum(dtype=np.int64)), as_bits=bits)
        if chosen.count >= 20 or count <= 1:
            return np.array([one.doc for one in first(chosen, "date", _CANDIDATES)], np.int64)
    return np.empty(0, np.int64)
