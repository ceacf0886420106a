"""Taking the text of a case out of the records of a shard, so that nothing of it stays in the file.

A record is never changed where it stands: an empty one is appended, the entry of the record is moved to it in one short
write, and then the old one is overwritten. What is under way stands in a journal: cut off anywhere, the
next writer goes on, and readers find every other record at any moment.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np

from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.records import ENTRY, Packing

_JOURNAL: Final = "erasing.json"


def blank(key: int) -> list[Any]:
    """What stays where a case was."""
    return [key, *[None] * (len(SHOWN) - 1)]


def is_blank(record: Any) -> bool:
    return all(value is None for value in record[1:])


class Eraser:
    """The erasing in one shard. `live(keys)`: key and place of each of the cases that the index finds now."""

    def __init__(self, folder: Path, live: Callable[[Iterable[int]], set[tuple[int, int]]]) -> None:
        self._folder, self._live = folder, live
        self._path = folder / _JOURNAL

    def intend(self, keys: Iterable[int]) -> None:
        """Before the index forgets the cases, or takes other versions of them: their places now are to be erased."""
        if places := self._live(keys):
            journal = self._journal()
            self._note(journal | {"places": [*journal["places"], *map(list, sorted(places))]})

    def finish(self) -> None:
        """Erase what was intended and is found no more; a case that the index still has there is left alone."""
        if not self._path.exists():
            return
        journal = self._journal()
        still = self._live({key for key, _ in journal["places"]})
        gone = [(key, place) for key, place in journal["places"] if (key, place) not in still]
        with (self._folder / "records.bin").open("r+b") as data, (self._folder / "records.idx").open("r+b") as index:
            self._overwrite(data, index, journal["old"])
            for key, place in gone:
                old = _entry(index, place)
                journal["old"] = [*journal["old"], [place, *old]]
                self._note(journal)
                _replace(data, index, place, Packing.of(self._folder.parent).packed(blank(key)))
                self._overwrite(data, index, [[place, *old]])
        self._path.unlink()

    def _overwrite(self, data: Any, index: Any, old: Iterable[list[int]]) -> None:
        """Zeros over the records that are not the present ones."""
        for place, start, size in old:
            if _entry(index, place)[0] == start:
                continue
            data.seek(start)
            data.write(bytes(size))
            _settle(data)

    def _journal(self) -> dict[str, list[list[int]]]:
        empty: dict[str, list[list[int]]] = {"places": [], "old": []}
        return json.loads(self._path.read_text(encoding="ascii")) if self._path.exists() else empty

    def _note(self, journal: dict[str, list[list[int]]]) -> None:
        aside = self._path.with_name(f".{_JOURNAL}")
        with aside.open("w", encoding="ascii") as file:
            json.dump(journal, file)
            _settle(file)
        aside.replace(self._path)


def _replace(data: Any, index: Any, place: int, packed: bytes) -> None:
    end = data.seek(0, os.SEEK_END)
    data.write(packed)
    _settle(data)
    index.seek(place * ENTRY)
    index.write(np.array([end, len(packed)], dtype="<i8").tobytes())
    _settle(index)


def _entry(index: Any, place: int) -> list[int]:
    index.seek(place * ENTRY)
    found: list[int] = np.frombuffer(index.read(ENTRY), dtype="<i8").tolist()
    return found


def _settle(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
