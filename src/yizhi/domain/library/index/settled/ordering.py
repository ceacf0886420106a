"""The first cases of what was chosen: by day, by fine, or by how well they tell the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.settled.arrays import numbers_of
from yizhi.domain.library.index.settled.piece import Chosen, Docs, Piece, tested

_SPARSE: Final = 200
"""Of less than a two-hundredth of the cases all values are read."""
_ENOUGH: Final = 20
_LATER: Final = 1e-12
"""What a day is worth: less than any word."""
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


@dataclass(frozen=True, slots=True)
class Best:
    """A case of a piece with its score: the higher, the further in front."""

    score: float
    piece: Piece
    doc: int


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is looked at in a piece before the best of it are named.

    `touched`: entries of rare terms that are added up, as a share of the cases; `near`: cases whose common terms are
    looked up; `exact`: cases whose score is reckoned; `whole`: whether those that hold all terms are among these.
    """

    touched: float
    near: int
    exact: int
    whole: bool


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


def times_told(piece: Piece, docs: Docs, term: str) -> NDArray[Any]:
    """How often each case tells the term; of a term kept as bits alone, once where it is held."""
    if (listed := piece.docs(term)) is None:
        return tested(piece.bits(term), docs)
    if not len(listed):
        return np.zeros(len(docs))
    at = np.minimum(listed.searchsorted(docs), len(listed) - 1)
    return np.where(listed[at] == docs, piece.times(term)[at], 0)


def best(groups: Sequence[tuple[Piece, Docs]], worth: Mapping[str, float], most: int) -> list[Best]:
    """The best cases of all groups, of equal ones the latest: BM25, multiplied by the part of the terms they tell."""
    groups = [(piece, docs) for piece, docs in groups if len(docs)]
    if not groups:
        return []
    lengths, dates = (
        np.concatenate([piece.arrays.columns[name][docs] for piece, docs in groups]) for name in ("length", "date")
    )
    average = sum(piece.length for piece, _ in groups) / len(groups)
    slack = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / average)
    score, part = np.zeros(len(dates)), np.zeros(len(dates))
    for term, weight in worth.items():
        times = np.concatenate([times_told(piece, docs, term) for piece, docs in groups])
        score += weight * (times * (1 + _SATURATION) / (times + slack))
        part += weight * (times > 0)
    score *= part / max(sum(worth.values()), _LATER)
    return _foremost_of(groups, score + dates * _LATER, most)


def _foremost_of(groups: Sequence[tuple[Piece, Docs]], score: NDArray[np.float64], most: int) -> list[Best]:
    near = np.argpartition(-score, most - 1)[:most] if len(score) > most else np.arange(len(score))
    near = near[np.argsort(-score[near], kind="stable")]
    ends = np.cumsum([len(docs) for _, docs in groups])
    found = []
    for at, group in zip(near.tolist(), ends.searchsorted(near, side="right").tolist(), strict=True):
        piece, docs = groups[group]
        found.append(Best(float(score[at]), piece, int(docs[at - int(ends[group])])))
    return found


def likely(piece: Piece, worth: Mapping[str, float], allowed: Chosen | None, effort: Effort) -> Docs:
    """Cases among which the best are: those with the most of the rare terms, or the latest with most of the terms."""
    score = np.zeros(piece.size, np.float32)
    rarest_first = sorted(worth, key=lambda term: -worth[term])
    met: list[Docs] = []
    touched = 0
    added = 0
    for term in rarest_first:
        docs = piece.docs(term)
        if docs is None or (touched and touched + len(docs) > max(piece.size * effort.touched, effort.near)):
            break
        score[docs] += np.float32(worth[term])
        met.append(docs)
        touched += len(docs)
        added += 1
    found = np.concatenate(met) if met else np.empty(0, np.int64)
    if piece.remaining is not None:
        found = found[tested(piece.remaining, found)]
    if allowed is not None:
        found = found[allowed.holds(found)]
    if not len(found):
        return _latest_with_most(piece, worth, allowed, effort.exact)
    near = np.unique(_highest(found, score[found], effort.near))
    reached = score[near]
    for term in rarest_first[added:]:
        if (bits := piece.bits(term)) is not None:
            reached += tested(bits, near) * np.float32(worth[term])
    chosen = _highest(near, reached, effort.exact)
    if not effort.whole:
        return chosen
    return np.union1d(chosen, piece.choose([(term,) for term in rarest_first]).also(allowed).docs[: effort.exact])


def _highest(docs: Docs, score: NDArray[np.float32], most: int) -> Docs:
    """Those with the highest scores; of equal ones at the end some."""
    if len(docs) <= most:
        return docs
    least = np.partition(score, len(score) - most)[len(score) - most]
    return np.concatenate([docs[score > least], docs[score == least][:most]])


def _latest_with_most(piece: Piece, worth: Mapping[str, float], allowed: Chosen | None, most: int) -> Docs:
    """Of common terms alone: the latest cases that hold as many of them as possible, the commonest given up first."""
    terms = sorted(worth, key=lambda term: -worth[term])
    for count in range(len(terms), -1, -1):
        chosen = piece.choose([(term,) for term in terms[:count]]).also(allowed)
        if chosen.count >= _ENOUGH or count <= 1:
            return np.array([one.doc for one in first(chosen, "date", most)], np.int64)
    return np.empty(0, np.int64)
