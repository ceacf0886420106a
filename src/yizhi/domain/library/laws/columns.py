"""What the index knows of each entry beside its words: where it stands, since when, until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.laws.entries import Entry

LEVELS = ("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "司法解释", "其他规范性文件")
NEVER = 10_000_000  # later than every day: an open end, or a beginning that is not known
_ARRAYS = ("law", "version", "chapter", "number", "sub", "length", "level", "region", "start", "end", "year", "cited")
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays with one place for each entry, and the names that their numbers stand for.

    Entries of one version, and within it of one chapter, stand together. `cited`: how often other articles cite it.
    """

    law: Ints
    version: Ints
    chapter: Ints
    number: Ints
    sub: Ints
    length: Ints
    level: Ints
    region: Ints
    start: Ints
    end: Ints
    year: Ints
    cited: Ints
    laws: Sequence[str]
    titles: Sequence[str]
    versions: Sequence[str]
    regions: Sequence[str]
    source_ids: Sequence[Sequence[str]]
    articles: Sequence[str]

    def __len__(self) -> int:
        return len(self.law)

    def in_force(self, day: date) -> NDArray[np.bool_]:
        """Which entries were law on the day."""
        at = day.toordinal()
        found: NDArray[np.bool_] = (self.start <= at) & (self.end >= at)
        return found

    def names(self) -> dict[str, Any]:
        kinds = ("laws", "titles", "versions", "regions", "source_ids", "articles")
        return {kind: list(getattr(self, kind)) for kind in kinds}

    def save(self, folder: Path) -> None:
        for kind in _ARRAYS:
            np.save(folder / f"column.{kind}.npy", getattr(self, kind))


def opened(folder: Path, names: dict[str, Any]) -> Columns:
    arrays = {kind: np.load(folder / f"column.{kind}.npy", mmap_mode="r") for kind in _ARRAYS}
    return Columns(**arrays, **names)


class _Numbers(dict[Any, int]):
    """Numbers given out in the order of first use."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]


def of(entries: Sequence[Entry], cited: Iterable[int]) -> Columns:
    laws, versions, chapters, regions = _Numbers(), _Numbers(), _Numbers(), _Numbers()
    rows = [
        (
            laws[one.law],
            versions[one.version],
            chapters[one.version, one.path],
            one.number,
            one.sub,
            len(one.text),
            LEVELS.index(one.level) if one.level in LEVELS else len(LEVELS) - 1,
            regions[one.region],
            one.effective_from.toordinal() if one.effective_from else NEVER,
            _end(one),
            one.effective_from.year if one.effective_from else 0,
        )
        for one in entries
    ]
    table = np.array(rows, dtype=np.int32).reshape(len(rows), len(_ARRAYS) - 1).T
    first = {one.law: one.title for one in reversed(entries)}
    ids = {one.version: one.source_ids for one in entries}
    return Columns(
        *(np.ascontiguousarray(column) for column in table),
        np.array(list(cited), np.int32),
        laws=list(laws),
        titles=[first[law] for law in laws],
        versions=list(versions),
        regions=list(regions),
        source_ids=[list(ids[version]) for version in versions],
        articles=[one.article for one in entries],
    )


def _end(one: Entry) -> int:
    """A repealed version whose end nobody knows is in force on no day."""
    if one.effective_to is not None:
        return one.effective_to.toordinal()
    return 0 if one.status == "已废止" else NEVER
