"""The arrays of a piece: how they are made, put down and opened.

Terms that few cases hold are kept as the sorted numbers of these cases, with how often; terms that many hold as one bit
a case; those between as both, since the numbers serve ranking and the bits serve intersecting.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from yizhi.domain.library.index.settled.collecting import COLUMNS, NAMED, Chunk, Collector

LEAST_FOR_BITS: Final = 1 / 200
MOST_FOR_NUMBERS: Final = 1 / 20
_SPARSE: Final = 4
"""Of less than a fourth of the words of bits only those that are not zero are unpacked."""
Unions = Mapping[str, tuple[str, ...]]
UNION: Final = f"{NAMED}told "
"""Begins the term of a word that is told in the case's own words or in a shared sentence."""
_PARTS: Final = 32
_TERMS: Final = "terms.json"
_SAVED: Final = ("start", "docs", "times", "row", "bits", "held", "columns", "by_date", "by_fine", "counties")


@dataclass(frozen=True, slots=True)
class Arrays:
    """`docs[start[t]:start[t + 1]]` are the cases of term t, `bits[row[t]]` the same as bits; -1: there are none.

    `held[t]`: how many cases hold it. `by_date`, `by_fine`: the cases in parts of equal size, as
    bits, the latest and those with the highest fines first.
    The column of counties holds where the code stands in `counties`.
    """

    numbers: dict[str, int]
    start: NDArray[np.int64]
    docs: NDArray[np.uint32]
    times: NDArray[np.uint8]
    row: NDArray[np.int32]
    bits: NDArray[np.uint64]
    held: NDArray[np.uint32]
    columns: dict[str, NDArray[Any]]
    by_date: NDArray[np.uint64]
    by_fine: NDArray[np.uint64]
    counties: NDArray[np.uint32]

    @property
    def size(self) -> int:
        return len(self.columns["key"])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each pair of a term and a case once, by term and then by case, with how often."""

    terms: NDArray[np.uint32]
    docs: NDArray[np.uint32]
    times: NDArray[np.uint8]


def pairs_of(chunk: Chunk, live: NDArray[np.bool_], first: int) -> Pairs:
    """Of the live cases, numbered on from `first`."""
    number = np.cumsum(live, dtype=np.int64) - 1 + first
    lengths = np.diff(chunk.ends, prepend=0)
    kept = np.repeat(live, lengths)
    joined = (chunk.terms[kept].astype(np.uint64) << np.uint64(32)) | np.repeat(number, lengths)[kept].astype(np.uint64)
    joined.sort()
    new = np.flatnonzero(np.diff(joined, prepend=np.uint64(2**64 - 1)))
    times = np.minimum(np.diff(new, append=len(joined)), 255).astype(np.uint8)
    once = joined[new]
    return Pairs((once >> np.uint64(32)).astype(np.uint32), (once & np.uint64(0xFFFFFFFF)).astype(np.uint32), times)


def pairs_again(arrays: Arrays, renumbered: NDArray[np.int64], live: NDArray[np.bool_]) -> Pairs:
    """What was put down before, of the cases that are still live. How often is forgotten for the commonest terms."""
    terms, docs, times = [], [], []
    for term in range(len(without_unions(arrays.numbers))):
        begin, end = int(arrays.start[term]), int(arrays.start[term + 1])
        if not arrays.held[term]:
            continue  # of cases that went
        if end > begin:
            found, often = arrays.docs[begin:end], arrays.times[begin:end]
        else:
            found = numbers_of(arrays.bits[arrays.row[term]], arrays.size).astype(np.uint32)
            often = np.ones(len(found), np.uint8)
        kept = live[found]
        docs.append(renumbered[found[kept]].astype(np.uint32))
        times.append(often[kept])
        terms.append(np.full(len(docs[-1]), term, np.uint32))
    if not terms:
        return Pairs(np.empty(0, np.uint32), np.empty(0, np.uint32), np.empty(0, np.uint8))
    return Pairs(np.concatenate(terms), np.concatenate(docs), np.concatenate(times))


def numbers_of(bits: NDArray[np.uint64], size: int) -> NDArray[np.int64]:
    """The places of the ones."""
    some = np.flatnonzero(bits)
    if len(some) * _SPARSE > len(bits):
        return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little", count=size).view(np.bool_))
    near = np.flatnonzero(np.unpackbits(bits[some].view(np.uint8), bitorder="little").view(np.bool_))
    return some[near >> 6] * 64 + (near & 63)


def bits_of(docs: NDArray[Any], size: int) -> NDArray[np.uint64]:
    """Ones at the places."""
    mask = np.zeros(size, np.bool_)
    mask[docs] = True
    return packed(mask)


def packed(mask: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """One bit for each."""
    found = np.zeros((len(mask) + 63) // 64, np.uint64)
    found.view(np.uint8)[: (len(mask) + 7) // 8] = np.packbits(mask, bitorder="little")
    return found


def arranged(numbers: dict[str, int], pieces: list[Pairs], columns: NDArray[np.void]) -> Arrays:
    """From pairs whose cases follow one another from piece to piece."""
    size, count = len(columns), len(numbers)
    each = [np.bincount(piece.terms, minlength=count) for piece in pieces]
    held = np.sum(each, axis=0, dtype=np.int64) if each else np.zeros(count, np.int64)
    listed = np.where(held <= max(64, size * MOST_FOR_NUMBERS), held, 0)
    start = np.concatenate([[0], np.cumsum(listed)]).astype(np.int64)
    as_bits = np.flatnonzero((held > max(64, size * LEAST_FOR_BITS)) & (held > 0))
    row = np.full(count, -1, np.int32)
    row[as_bits] = np.arange(len(as_bits))
    docs, times = np.empty(start[-1], np.uint32), np.empty(start[-1], np.uint8)
    bits = np.zeros((len(as_bits), (size + 63) // 64), np.uint64)
    put = start[:-1].copy()
    for piece, of_piece in zip(pieces, each, strict=True):
        begin = np.concatenate([[0], np.cumsum(of_piece)])
        few = listed[piece.terms] > 0
        at = (put[piece.terms] + np.arange(len(piece.terms)) - begin[piece.terms])[few]
        docs[at], times[at] = piece.docs[few], piece.times[few]
        put += np.where(listed > 0, of_piece, 0)
        for term in as_bits:
            found = piece.docs[begin[term] : begin[term + 1]]
            bits[row[term]] |= bits_of(found, size)
    kept = {name: np.ascontiguousarray(columns[name]) for name in COLUMNS.names or ()}
    counties, county = np.unique(kept["county"], return_inverse=True)
    kept["county"] = county.astype(np.uint16)
    orders = in_parts(-kept["date"].astype(np.int64)), in_parts(-kept["fine"]), counties
    return Arrays(dict(numbers), start, docs, times, row, bits, held.astype(np.uint32), kept, *orders)


def in_parts(values: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The cases by rising value, cut into parts of equal size; each part as bits."""
    parts = np.array_split(np.argsort(values, kind="stable"), _PARTS)
    return np.array([bits_of(part, len(values)) for part in parts])


def united(arrays: Arrays, unions: Unions) -> Arrays:
    """With a term more for each union: the cases that hold one of its terms, as bits."""
    numbers, rows = dict(arrays.numbers), []
    for name, terms in unions.items():
        row = np.zeros((arrays.size + 63) // 64, np.uint64)
        for number in (arrays.numbers[term] for term in terms if term in arrays.numbers):
            begin, end = arrays.start[number : number + 2].tolist()
            row |= arrays.bits[at] if (at := arrays.row[number]) >= 0 else bits_of(arrays.docs[begin:end], arrays.size)
        numbers[name] = len(numbers)
        rows.append(row)
    if not rows:
        return arrays
    added = np.array(rows)
    return replace(
        arrays,
        numbers=numbers,
        start=np.concatenate([arrays.start, np.full(len(rows), arrays.start[-1])]),
        row=np.concatenate([arrays.row, np.arange(len(rows), dtype=np.int32) + len(arrays.bits)]),
        bits=np.concatenate([arrays.bits, added]),
        held=np.concatenate([arrays.held, np.bitwise_count(added).sum(axis=1, dtype=np.uint32)]),
    )


def without_unions(numbers: dict[str, int]) -> dict[str, int]:
    """The terms that cases hold by themselves; unions are numbered after them."""
    return {term: number for term, number in numbers.items() if not term.startswith(UNION)}


def collected(collector: Collector, live: NDArray[np.bool_], unions: Unions) -> Arrays:
    """Of what was collected alone; `live` says which cases count, in the order of collecting."""
    pieces, columns = pairs_and_columns(collector, live, 0)
    return united(arranged(collector.numbers, pieces, columns), unions)


def pairs_and_columns(
    collector: Collector, live: NDArray[np.bool_], first: int
) -> tuple[list[Pairs], NDArray[np.void]]:
    pieces, columns, at = [], [np.empty(0, COLUMNS)], 0
    for chunk in collector.taken():
        here = live[at : at + len(chunk.columns)]
        pieces.append(pairs_of(chunk, here, first))
        columns.append(chunk.columns[here])
        first, at = first + int(here.sum()), at + len(here)
    return pieces, np.concatenate(columns)


def save(arrays: Arrays, folder: Path) -> None:
    folder.mkdir(parents=True)
    terms = [term for term, _ in sorted(arrays.numbers.items(), key=lambda one: one[1])]
    (folder / _TERMS).write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")
    for name in _SAVED:
        if name != "columns":
            np.save(folder / f"{name}.npy", getattr(arrays, name))
    for name, values in arrays.columns.items():
        np.save(folder / f"column-{name}.npy", values)


def load(folder: Path) -> Arrays:
    """Mapped, not read: pages of the disk come when they are asked for."""
    terms = orjson.loads((folder / _TERMS).read_bytes())
    columns = {name: _mapped(folder, f"column-{name}") for name in COLUMNS.names or ()}
    mapped = {name: _mapped(folder, name) for name in _SAVED if name != "columns"}
    return Arrays(numbers={term: at for at, term in enumerate(terms)}, columns=columns, **mapped)


def _mapped(folder: Path, name: str) -> NDArray[Any]:
    found = np.load(folder / f"{name}.npy", mmap_mode="r" if (folder / f"{name}.npy").stat().st_size > 128 else None)
    return np.asarray(found)
