"""The first cases of what was chosen: by day, by fine, or by how well they tell the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.settled.arrays import numbers_of
from yizhi.domain.library.index.settled.piece import Chosen, Docs, Piece, tested

_SPARSE: Final = 200
"""Of less than a two-hundredth of the cases all values are read."""
_CANDIDATES: Final = 200
_ENOUGH: Final = 20
_LATER: Final = 1e-12
"""What a day is worth: less than any word."""
_TOUCHED: Final = 0.04
"""How many entries of rare terms are added up, as a share of the cases; the commoner ones are looked up later."""
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


@dataclass(frozen=True, slots=True)
class Best:
    """A case of a piece with its score: the higher, the further in front."""

    score: float
    piece: Piece
    doc: int


def first(chosen: Chosen, column: Literal["date", "fine"], most: int, *, rising: bool = False) -> list[Best]:
    """By day or fine, the latest or highest first; `rising`: the lowest fine first."""
    piece = chosen.piece
    docs = chosen.docs if chosen.count * _SPARSE < piece.size else _foremost(chosen, column, most, rising=rising)
    values = piece.arrays.columns[column]
    docs = _least(values[docs], docs, most, rising=rising)
    return [Best(float(value), piece, doc) for value, doc in zip(values[docs].tolist(), docs.tolist(), strict=True)]


def _foremost(chosen: Chosen, column: Literal["date", "fine"], most: int, *, rising: bool) -> Docs:
    """The chosen cases of the foremost parts of the order, until there are enough."""
    parts = chosen.piece.arrays.by_date if column == "date" else chosen.piece.arrays.by_fine
    met: list[Docs] = []
    missing = min(most, chosen.count)
    for part in parts[::-1] if rising else parts:
        met.append(numbers_of(chosen.bits & part, chosen.piece.size))
        missing -= len(met[-1])
        if missing <= 0:
            break
    return np.concatenate(met)


def _least(values: NDArray[Any], docs: Docs, most: int, *, rising: bool) -> Docs:
    told = values.astype(np.int64) if rising else -values.astype(np.int64)
    if len(docs) > most:
        near = np.argpartition(told, most - 1)[:most]
        told, docs = told[near], docs[near]
    found: Docs = docs[np.argsort(told, kind="stable")]
    return found


def weights(pieces: Iterable[Piece], terms: Iterable[str]) -> dict[str, float]:
    """What each term is worth: the fewer cases hold it, the more."""
    opened = list(pieces)
    total = sum(piece.size for piece in opened)
    counted = {term: sum(piece.held(term) for piece in opened) for term in terms}
    return {term: float(np.log(1 + (total - held + 0.5) / (held + 0.5))) for term, held in counted.items() if held > 0}


def scored(piece: Piece, docs: Docs, worth: Mapping[str, float]) -> NDArray[np.float64]:
    """How well each case tells the terms (BM25; of terms kept as bits, as if told once)."""
    lengths = piece.arrays.columns["length"][docs].astype(np.float64)
    average = max(float(lengths.mean()), 1.0) if len(docs) else 1.0
    slack = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / average)
    score = np.zeros(len(docs))
    for term, weight in worth.items():
        score += weight * _told(piece, docs, term, slack)
    return score


def _told(piece: Piece, docs: Docs, term: str, slack: NDArray[np.float64]) -> NDArray[np.float64]:
    if (bits := piece.bits(term)) is not None:
        return tested(bits, docs) * ((1 + _SATURATION) / (1 + slack))
    listed = piece.docs(term)
    if listed is None or not len(listed):
        return np.zeros(len(docs))
    at = np.minimum(listed.searchsorted(docs), len(listed) - 1)
    times = np.where(listed[at] == docs, piece.times(term)[at], 0)
    return times * (1 + _SATURATION) / (times + slack)


def best(piece: Piece, docs: Docs, worth: Mapping[str, float], most: int) -> list[Best]:
    """The best of the cases, of equal ones the latest."""
    score = scored(piece, docs, worth) + piece.arrays.columns["date"][docs] * _LATER
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
        return _latest_with_most(piece, worth, allowed)
    if len(found) > _CANDIDATES:
        reached = score[found]
        least = np.partition(reached, len(reached) - _CANDIDATES)[len(reached) - _CANDIDATES]
        found = np.concatenate([found[reached > least], found[reached == least][:_CANDIDATES]])
    return np.unique(found)


def _latest_with_most(piece: Piece, worth: Mapping[str, float], allowed: Chosen | None) -> Docs:
    """Of common terms alone: the latest cases that hold as many of them as possible, the commonest given up first."""
    terms = sorted(worth, key=lambda term: -worth[term])
    for count in range(len(terms), -1, -1):
        chosen = piece.choose([(term,) for term in terms[:count]]).also(allowed)
        if chosen.count >= _ENOUGH or count <= 1:
            return np.array([one.doc for one in first(chosen, "date", _CANDIDATES)], np.int64)
    return np.empty(0, np.int64)
