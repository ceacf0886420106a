"""What a case is reduced to before it is put down: its words by number, and its columns."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.fields import ORIGIN_CODES, PROCEDURE_CODES, SHOWN, TIER_CODES, county_of, kinds_of
from yizhi.domain.library.index.frames import Frames, Split

Row = tuple[Any, ...] | list[Any]
"""A case as the columns of `SHOWN`."""
COLUMNS: Final = np.dtype(
    [
        ("key", "<i8"),
        ("fine", "<i8"),
        ("place", "<u4"),
        ("date", "<u4"),
        ("county", "<u4"),
        ("length", "<u2"),
        ("kinds", "<u2"),
        ("tier", "u1"),
    ]
)
MOST_LENGTH: Final = 65_535
NAMED: Final = "="
"""Begins what is no word of a text: the value of a filter, or the code of a shared sentence."""
_FILTERED: Final = (
    "key",
    "number",
    "item",
    "kinds",
    "division",
    "tier",
    "procedure",
    "origin",
    "decided_on",
    "fine_fen",
)
_KEY, _NUMBER, _ITEM, _KINDS, _DIVISION, _TIER, _PROCEDURE, _ORIGIN, _DAY, _FINE = map(SHOWN.index, _FILTERED)


@lru_cache(maxsize=65_536)
def named(field: str, value: object) -> str:
    """The term of a filter, such as “=county 330803”."""
    return f"{NAMED}{field} {value}"


@dataclass(frozen=True, slots=True)
class Values:
    """The coded values of a case. Days as 20260101, fines in fen; zero where nothing is known."""

    key: int
    number: str
    item: str
    county: int
    city: int
    kinds: tuple[int, ...]
    tier: int
    procedure: int
    origin: int
    date: int
    fine: int

    @classmethod
    def of(cls, row: Row) -> "Values":
        county, city = county_of(row[_DIVISION])
        return cls(
            row[_KEY],
            row[_NUMBER] or "",
            row[_ITEM] or "",
            county,
            city,
            kinds_of(row[_KINDS]),
            TIER_CODES.get(row[_TIER] or "", 0),
            PROCEDURE_CODES.get(row[_PROCEDURE] or "", 0),
            ORIGIN_CODES.get(row[_ORIGIN] or "", 0),
            int((row[_DAY] or "0").replace("-", "")),
            row[_FINE] or 0,
        )

    def terms(self) -> Iterator[str]:
        yield named("item", self.item)
        yield named("county", self.county)
        yield named("city", self.city)
        yield named("tier", self.tier)
        yield named("procedure", self.procedure)
        yield named("origin", self.origin)
        for kind in self.kinds:
            yield named("kind", kind)


def told_anywhere(word: str, codes: Sequence[str]) -> str:
    """The term that says that a case tells the word, in its own words or in one of the shared sentences."""
    return named("told", word) if codes else word


def unions_of(frames: Frames) -> dict[str, tuple[str, ...]]:
    """For each word of a shared sentence the terms of which one says that a case tells it."""
    return {
        told_anywhere(word, codes): (word, *(named("frame", code) for code in codes))
        for word, codes in frames.held.items()
    }


class _Numbers(dict[str, int]):
    """A number for each term, in the order of their first appearance."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Chunk:
    """The terms of some cases: of case i those from `ends[i - 1]` to `ends[i]`, repeated as often as told."""

    terms: NDArray[np.uint32]
    ends: NDArray[np.int64]
    columns: NDArray[np.void]


_CHUNK: Final = 50_000


class Collector:
    """Takes cases one after another; keeps them as numbers, some forty bytes for ten words."""

    def __init__(self, numbers: Mapping[str, int] = MappingProxyType({})) -> None:
        self.numbers = _Numbers(numbers)
        self._full: list[Chunk] = []
        self._begin()

    def _begin(self) -> None:
        self._terms, self._ends, self._columns = array("I"), array("q"), []

    def add(self, values: Values, split: Split, place: int) -> None:
        numbers = self.numbers
        self._terms.extend([numbers[word] for word in split.words])
        self._terms.extend([numbers[named("frame", code)] for code in set(split.codes)])
        self._terms.extend([numbers[term] for term in values.terms()])
        self._ends.append(len(self._terms))
        kinds = sum(1 << min(kind, 15) for kind in values.kinds)
        length = min(len(split.words), MOST_LENGTH)
        self._columns.append(
            (values.key, values.fine, place, values.date, values.county, length, kinds, values.tier),
        )
        if len(self._columns) == _CHUNK:
            self._close()

    def _close(self) -> None:
        if self._columns:
            self._full.append(
                Chunk(
                    np.frombuffer(self._terms, dtype=np.uint32),
                    np.frombuffer(self._ends, dtype=np.int64),
                    np.array(self._columns, COLUMNS),
                )
            )
            self._begin()

    def taken(self) -> Iterator[Chunk]:
        """The chunks, each forgotten here when it is given: together they are most of what a year needs of memory."""
        self._close()
        while self._full:
            yield self._full.pop(0)

    @property
    def chunks(self) -> list[Chunk]:
        self._close()
        return self._full
