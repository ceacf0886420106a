"""The fines of a year as arrays sorted by item: statistics of any item × tier × place in a millisecond."""

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from yizhi.domain.library.index.fields import TIER_CODES, county_of
from yizhi.domain.library.lake.store import Part

_COLUMNS: Final = ("key", "item", "tier", "division", "fine_fen")
_ROW: Final = np.dtype([("key", "<i8"), ("fine", "<i8"), ("county", "<u4"), ("tier", "u1")])


def write_fines(folder: Path, parts: list[Part], withdrawn: frozenset[int] = frozenset()) -> None:
    """Put down the fines of all parts; of a case in several parts the last counts, a withdrawn one does not."""
    _put(folder, *_sorted(parts, withdrawn))


def amend_fines(folder: Path, parts: list[Part], withdrawn: frozenset[int]) -> bool:
    """Bring in the cases of a few further parts, and leave out withdrawn ones. False when there is nothing to amend."""
    before = fines_of_year(folder)
    if before is None:
        return False
    rows, places = _sorted(parts, withdrawn) if parts else (before.rows[:0], {})
    gone = np.array(sorted({*rows["key"].tolist(), *withdrawn}), dtype=np.int64)
    names = sorted({*before.places, *places})
    pieces, starts = [], [0]
    for name in names:
        old = before.of(name)
        start, end = places.get(name, (0, 0))
        pieces += [old[~np.isin(old["key"], gone)], rows[start:end]]
        starts.append(starts[-1] + len(pieces[-2]) + len(pieces[-1]))
    _put(folder, np.concatenate([before.rows[:0], *pieces]), dict(zip(names, pairwise(starts), strict=True)))
    return True


def _sorted(parts: list[Part], withdrawn: frozenset[int]) -> tuple[NDArray[np.void], dict[str, tuple[int, int]]]:
    """The rows of the parts by item, and from where to where each item stands."""
    table = pa.concat_tables([part.read(list(_COLUMNS)) for part in parts])
    keys = table.column("key").to_numpy()
    last = len(keys) - 1 - np.unique(keys[::-1], return_index=True)[1]
    last = last[~np.isin(keys[last], np.array(list(withdrawn), dtype=np.int64))]
    table = table.take(pa.array(np.sort(last)))
    items = table.column("item").combine_chunks().dictionary_encode()
    codes = items.indices.to_numpy(zero_copy_only=False)
    order = np.argsort(codes, kind="stable")
    rows = np.empty(len(codes), _ROW)
    rows["key"] = table.column("key").to_numpy()[order]
    rows["fine"] = table.column("fine_fen").fill_null(0).to_numpy()[order]
    rows["county"] = _coded(table.column("division"), lambda text: county_of(text)[0])[order]
    rows["tier"] = _coded(table.column("tier"), lambda text: TIER_CODES.get(text or "", 0))[order]
    names = [name or "" for name in items.dictionary.to_pylist()]
    starts = np.searchsorted(codes[order], np.arange(len(names) + 1)).tolist()
    return rows, dict(zip(names, pairwise(starts), strict=True))


def _coded(column: pa.ChunkedArray, code: object) -> NDArray[np.int64]:
    coded = column.combine_chunks().dictionary_encode()
    values = np.array([code(one) for one in coded.dictionary.to_pylist()] + [0], dtype=np.int64)  # type: ignore[operator]
    return values[coded.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False)]


def _put(folder: Path, rows: NDArray[np.void], places: dict[str, tuple[int, int]]) -> None:
    aside = folder / ".fines.npy"
    np.save(aside, rows)
    (folder / ".fines.json").write_text(json.dumps(places, ensure_ascii=False), encoding="utf-8")
    aside.replace(folder / "fines.npy")
    (folder / ".fines.json").replace(folder / "fines.json")


@dataclass(frozen=True, slots=True)
class FinesOfYear:
    rows: NDArray[np.void]
    places: dict[str, tuple[int, int]]

    def of(self, item: str) -> NDArray[np.void]:
        start, end = self.places.get(item, (0, 0))
        return self.rows[start:end]


def fines_of_year(folder: Path) -> FinesOfYear | None:
    """As it is on disk now; None for a year without cases."""
    path = folder / "fines.npy"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else None


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> FinesOfYear:
    places = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return FinesOfYear(np.load(path, mmap_mode="r"), places)
