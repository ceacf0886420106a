"""Putting down the arrays of a shard: what was there, less what went, with what came."""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.erasing import is_blank
from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.records import RecordReader
from yizhi.domain.library.index.settled import changes
from yizhi.domain.library.index.settled.arrays import (
    Arrays,
    arranged,
    load,
    pairs_again,
    pairs_and_columns,
    save,
    united,
)
from yizhi.domain.library.index.settled.collecting import COLUMNS, Collector, Row, Values, unions_of

POINTER: Final = "settled.json"
_TOLD: Final = tuple(SHOWN.index(name) for name in ("violation", "party", "facts", "text"))


@dataclass(frozen=True, slots=True)
class Put:
    """Where the arrays are: `until` which place of texts they reach, and which byte of the changes."""

    folder: str
    until: int
    changes: int

    @classmethod
    def of(cls, shard: Path) -> "Put | None":
        path = shard / POINTER
        return cls(**json.loads(path.read_text(encoding="ascii"))) if path.exists() else None


def told(row: Row) -> str:
    """All words of a case that can be searched."""
    return "\n".join(str(row[at]) for at in _TOLD if row[at])


def put_down(shard: Path, frames: Frames, collector: Collector, begin: int) -> None:
    """Make the arrays anew. `collector` has the cases from the place `begin` on; others are read from their texts.

    Readers keep the former arrays until the pointer is moved, in one step. A crash leaves the former ones.
    """
    before = Put.of(shard)
    old = load(shard / before.folder) if before else None
    records = RecordReader(shard)
    try:
        collect(collector, frames, records, before.until if before else 0, begin)
        until, at = records.places, changes.end(shard)
    finally:
        records.close()
    since = changes.noted(shard, before.changes if before else 0)
    arrays = united(_joined(old, collector, since), unions_of(frames))
    name = f"settled-{int(before.folder.rpartition('-')[2]) + 1 if before else 0}"
    shutil.rmtree(shard / name, ignore_errors=True)
    save(arrays, shard / name)
    _point(shard, Put(name, until, at))
    for one in shard.glob("settled-*"):
        if one.name != name:
            shutil.rmtree(one)


def collect(collector: Collector, frames: Frames, records: RecordReader, begin: int, end: int) -> None:
    """From the texts that stand between the two places."""
    for place, row in _texts(records, begin, end):
        collector.add(Values.of(row), frames.split(told(row)), place)


def _texts(records: RecordReader, begin: int, end: int) -> Iterator[tuple[int, Row]]:
    for place in range(begin, end):
        if not is_blank(row := records[place]):
            yield place, row


def _joined(old: Arrays | None, collector: Collector, since: list[changes.Change]) -> Arrays:
    new = np.concatenate([np.empty(0, COLUMNS), *(chunk.columns for chunk in collector.chunks)])
    before = np.empty(0 if old is None else old.size, COLUMNS)
    for name in COLUMNS.names or ():
        if old is not None:
            before[name] = old.counties[old.columns[name]] if name == "county" else old.columns[name]
    live = _live(np.concatenate([before["key"], new["key"]]), np.concatenate([before["place"], new["place"]]), since)
    kept, kept_new = live[: len(before)], live[len(before) :]
    first = int(kept.sum())
    pieces, columns = pairs_and_columns(collector, kept_new, first)
    if old is not None:
        pieces.insert(0, pairs_again(old, np.cumsum(kept) - 1, kept))
    return arranged(collector.numbers, pieces, np.concatenate([before[kept], columns]))


def _live(keys: NDArray[np.int64], places: NDArray[np.uint32], since: Iterable[changes.Change]) -> NDArray[np.bool_]:
    """The latest text of each case, unless the case was taken out after it."""
    order = np.lexsort((places, keys))
    last = np.ones(len(keys), np.bool_)
    last[order[:-1]] = keys[order[:-1]] != keys[order[1:]]
    for key, place in since:
        if place < 0:
            last &= ~((keys == key) & (places < -1 - place))
    return last


def _point(shard: Path, put: Put) -> None:
    aside = shard / f".{POINTER}"
    aside.write_text(json.dumps({"folder": put.folder, "until": put.until, "changes": put.changes}), encoding="ascii")
    aside.replace(shard / POINTER)
