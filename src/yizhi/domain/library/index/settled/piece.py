"""One piece of a shard opened for questions, and the cases that a question chooses in it."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.settled.arrays import Arrays, bits_of, numbers_of, packed
from yizhi.domain.library.index.settled.collecting import NAMED

Docs = NDArray[Any]
Bits = NDArray[np.uint64]
Either = tuple[str, ...]
"""Terms of which a case must hold one."""
COUNTY: Final = f"{NAMED}county "
_NONE: Final = np.empty(0, np.int64)
_PAGE: Final = 4_096
_WHOLE_COLUMN: Final = 8
"""Of a range of fines the whole column is read when more than an eighth of the cases are left."""


@dataclass(frozen=True)
class Chosen:
    """The cases of a piece that a question chose, as bits or as numbers, whichever came first."""

    piece: "Piece"
    count: int
    as_bits: Bits | None = None
    as_docs: Docs | None = None

    @cached_property
    def docs(self) -> Docs:
        if self.as_docs is not None:
            return self.as_docs
        assert self.as_bits is not None
        return numbers_of(self.as_bits, self.piece.size)

    @cached_property
    def bits(self) -> Bits:
        if self.as_bits is not None:
            return self.as_bits
        return bits_of(self.docs, self.piece.size)

    def also(self, other: "Chosen | None") -> "Chosen":
        """The cases that the other one chose too; None stands for all."""
        if other is None:
            return self
        bits = self.bits & other.bits
        return Chosen(self.piece, ones(bits), as_bits=bits)

    def holds(self, docs: Docs) -> NDArray[np.bool_]:
        return tested(self.bits, docs)


def tested(bits: Bits, docs: Docs) -> NDArray[np.bool_]:
    """For each of the cases whether its bit is set."""
    found: NDArray[np.bool_] = (bits.view(np.uint8)[docs >> 3] >> (docs & 7).astype(np.uint8) & 1).view(np.bool_)
    return found


class Piece:
    """Arrays that never change, less the cases that went since."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.size = arrays.size
        self.remaining: Bits | None = None
        self.live = self.size

    def without(self, docs: Docs) -> "Piece":
        """The same piece, in which these cases are not found."""
        other = copy(self)
        remaining = np.ones(self.size, np.bool_)
        remaining[docs] = False
        other.remaining = packed(remaining) if len(docs) else None
        other.live = self.size - len(docs)
        return other

    def warm(self) -> None:
        """Touch every page of what is mapped, so that no question has to wait for it."""
        for mapped in (self.arrays.bits, self.arrays.docs, *self.arrays.columns.values()):
            mapped.reshape(-1).view(np.uint8)[::_PAGE].sum()

    def held(self, term: str) -> int:
        """How many cases hold the term, those that went included."""
        number = self.arrays.numbers.get(term)
        return 0 if number is None else int(self.arrays.held[number])

    def docs(self, term: str) -> Docs | None:
        """Numbers of the cases that hold the term; None for a term that is kept as bits alone."""
        number = self.arrays.numbers.get(term)
        if number is None or not self.arrays.held[number]:
            return _NONE
        begin, end = self.arrays.start[number : number + 2].tolist()
        return self.arrays.docs[begin:end] if end > begin else None

    def times(self, term: str) -> NDArray[np.uint8]:
        """How often, beside each of `docs`."""
        begin, end = self.arrays.start[(at := self.arrays.numbers[term]) : at + 2].tolist()
        return self.arrays.times[begin:end]

    def bits(self, term: str) -> Bits | None:
        """The same as bits; None for a term that is kept as numbers alone. One of both there always is."""
        number = self.arrays.numbers.get(term)
        row = -1 if number is None else int(self.arrays.row[number])
        return self.arrays.bits[row] if row >= 0 else None

    def choose(self, wanted: Sequence[Either], fines: tuple[int, int | None] | None = None) -> Chosen:
        """The cases that hold one term of each group, with a fine from the one to the other, both included."""
        docs, masks = self._sorted(wanted)
        if docs is not None:
            for mask in masks:
                docs = docs[tested(mask, docs)]
            return self._chosen_docs(docs if self.remaining is None else docs[tested(self.remaining, docs)], fines)
        if self.remaining is not None:
            masks.append(self.remaining)
        if not masks:
            masks.append(self._everything)
        bits = masks[0]
        if len(masks) > 1:
            bits = np.bitwise_and(masks[0], masks[1])
            for mask in masks[2:]:
                np.bitwise_and(bits, mask, out=bits)
        return self._chosen_bits(bits, fines)

    def any_of(self, terms: Sequence[str], within: Chosen | None) -> Chosen:
        """The cases that hold one of the terms, of those within."""
        bits = self._union(terms)
        if self.remaining is not None:
            bits &= self.remaining
        return Chosen(self, ones(bits), as_bits=bits).also(within)

    @cached_property
    def length(self) -> float:
        """How many words of its own a case has on average."""
        return max(float(self.arrays.columns["length"].mean()), 1.0) if self.size else 1.0

    @cached_property
    def counties(self) -> list[str]:
        """The terms of the counties that cases of the piece are from."""
        return [term for term in self.arrays.numbers if term.startswith(COUNTY)]

    def with_keys(self, keys: Sequence[int]) -> Docs:
        """The cases that have these keys."""
        sought = np.array(sorted(keys), np.int64)
        own = self.arrays.columns["key"][self._by_key]
        at = np.minimum(own.searchsorted(sought), max(self.size - 1, 0))
        return self._by_key[at[own[at] == sought]] if self.size else _NONE

    @cached_property
    def _universal(self) -> frozenset[int]:
        """Numbers of the terms that every case holds."""
        return frozenset(np.flatnonzero(self.arrays.held == self.size).tolist())

    @cached_property
    def _by_key(self) -> Docs:
        return np.argsort(self.arrays.columns["key"], kind="stable")

    @cached_property
    def _everything(self) -> Bits:
        return bits_of(np.arange(self.size), self.size)

    def _sorted(self, wanted: Sequence[Either]) -> tuple[Docs | None, list[Bits]]:
        """What the rare terms leave as numbers (None: there is no rare one), and the masks of the others."""
        lists, masks = [], []
        numbers, row = self.arrays.numbers, self.arrays.row
        for terms in wanted:
            known = [number for term in terms if (number := numbers.get(term)) is not None]
            if not known:
                return _NONE, []
            if not self._universal.isdisjoint(known):
                continue
            if len(known) > 1:
                masks.append(self._union(terms))
            elif row[known[0]] >= 0:
                masks.append(self.arrays.bits[row[known[0]]])
            else:
                begin, end = self.arrays.start[known[0] : known[0] + 2].tolist()
                lists.append(self.arrays.docs[begin:end])
        if not lists:
            return None, masks
        lists.sort(key=len)
        docs = lists[0]
        for more in lists[1:]:
            docs = docs[among(docs, more)]
        return docs, masks

    def _union(self, terms: Sequence[str]) -> Bits:
        rows, lists = [], []
        for term in terms:
            if (bits := self.bits(term)) is not None:
                rows.append(bits)
            elif (docs := self.docs(term)) is not None and len(docs):
                lists.append(docs)
        if lists:
            rows.append(bits_of(np.concatenate(lists), self.size))
        found = np.zeros((self.size + 63) // 64, np.uint64)
        for row in rows:
            np.bitwise_or(found, row, out=found)
        return found

    def _chosen_docs(self, docs: Docs, fines: tuple[int, int | None] | None) -> Chosen:
        if fines is not None:
            docs = docs[within(self.arrays.columns["fine"][docs], fines)]
        return Chosen(self, len(docs), as_docs=docs)

    def _chosen_bits(self, bits: Bits, fines: tuple[int, int | None] | None) -> Chosen:
        count = ones(bits)
        if fines is None:
            return Chosen(self, count, as_bits=bits)
        if count * _WHOLE_COLUMN < self.size:
            return self._chosen_docs(numbers_of(bits, self.size), fines)
        kept = bits & packed(within(self.arrays.columns["fine"], fines))
        return Chosen(self, ones(kept), as_bits=kept)


def ones(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum(dtype=np.uint32))


def within(values: NDArray[np.int64], fines: tuple[int, int | None]) -> NDArray[np.bool_]:
    low, high = fines
    found: NDArray[np.bool_] = values >= low
    return found if high is None else found & (values <= high)


def among(docs: Docs, sorted_docs: Docs) -> NDArray[np.bool_]:
    """For each of the cases whether it is in the sorted list."""
    if not len(sorted_docs):
        return np.zeros(len(docs), np.bool_)
    at = np.minimum(sorted_docs.searchsorted(docs), len(sorted_docs) - 1)
    found: NDArray[np.bool_] = sorted_docs[at] == docs
    return found
