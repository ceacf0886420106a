"""How cases of an item were fined: by tier, place and years. Never a figure without the number of cases behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.index.fields import TIER_CODES
from yizhi.domain.library.index.fines import fines_of_year

LEAST_SAMPLE: Final = 5
"""Below this many cases no quartiles are given: they would say nothing."""
BARS: Final = 16
_FENCE: Final = 1.5
MOST_OUTLIERS: Final = 6
Values = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bar:
    """Cases with a fine from `low` up to `high`, in fen."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class Outlier:
    key: int
    fine: int
    above: bool


@dataclass(frozen=True, slots=True)
class Fines:
    """Amounts in fen over the `fined` cases; `cases` also counts those without a fine. Quartiles None if too few."""

    cases: int
    fined: int
    lowest: int = 0
    p25: int | None = None
    median: int | None = None
    p75: int | None = None
    highest: int = 0
    bars: Sequence[Bar] = ()
    outliers: Sequence[Outlier] = ()

    @property
    def enough(self) -> bool:
        return self.median is not None

    def rank(self, proposal: int) -> str:
        """Where a proposed fine stands among them, in words."""
        if self.p25 is None or self.p75 is None:
            return "样本过少，不作比较"
        if proposal < self.p25:
            return "低于四分之三的同类案件"
        return "高于四分之三的同类案件" if proposal > self.p75 else "在同类案件的中间一半之内"


def distribution(
    index: Path, item: str, *, tier: str = "", division: str = "", first_year: int = 0, last_year: int = 9999
) -> Fines:
    """The fines of the item, narrowed as asked. `division` has four (city) or six (county) digits."""
    by_year = rows_of(index, item)
    return fines_of(
        (rows for year, rows in by_year.items() if first_year <= year <= last_year), tier=tier, division=division
    )


def rows_of(index: Path, item: str) -> dict[int, NDArray[Any]]:
    """The cases of the item by year, as arrays of key, fine, county and tier."""
    if not index.is_dir():
        return {}
    years = {int(one.name): fines_of_year(one) for one in index.iterdir() if one.name.isdigit()}
    return {year: found.of(item) for year, found in years.items() if found is not None}


def fines_of(pieces: Iterable[NDArray[Any]], *, tier: str = "", division: str = "") -> Fines:
    """The distribution over all pieces together, narrowed as asked."""
    found = [_narrowed(rows, tier, division) for rows in pieces]
    return _of(np.concatenate(found) if found else np.empty(0, [("key", "<i8"), ("fine", "<i8")]))


def _narrowed(rows: NDArray[Any], tier: str, division: str) -> NDArray[Any]:
    if tier:
        rows = rows[rows["tier"] == TIER_CODES.get(tier, 255)]
    if division:
        code = int(division[:6])
        rows = rows[(rows["county"] // 100 if len(division) == 4 else rows["county"]) == code]
    return rows


def _of(rows: NDArray[Any]) -> Fines:
    fined = rows[rows["fine"] > 0]
    fines = fined["fine"]
    if not len(fines):
        return Fines(len(rows), 0)
    lowest, highest = int(fines.min()), int(fines.max())
    if len(fines) < LEAST_SAMPLE:
        return Fines(len(rows), len(fines), lowest, highest=highest)
    p25, median, p75 = (round(one) for one in np.percentile(fines, (25, 50, 75)).tolist())
    return Fines(len(rows), len(fines), lowest, p25, median, p75, highest, _bars(fines), _outliers(fined, p25, p75))


def _bars(fines: Values) -> tuple[Bar, ...]:
    edges = np.linspace(0, max(float(np.percentile(fines, 99.5)), 1.0), BARS + 1)
    counts, _ = np.histogram(np.minimum(fines, edges[-1]), edges)
    return tuple(
        Bar(round(low), round(high), int(count)) for low, high, count in zip(edges, edges[1:], counts, strict=False)
    )


def _outliers(fined: NDArray[Any], p25: int, p75: int) -> tuple[Outlier, ...]:
    """Beyond one and a half times the middle half's width, the farthest first."""
    spread = _FENCE * (p75 - p25)
    fines = fined["fine"]
    far = np.maximum(fines - (p75 + spread), (p25 - spread) - fines)
    order = np.argsort(-far, kind="stable")[:MOST_OUTLIERS]
    return tuple(Outlier(int(fined["key"][at]), int(fines[at]), bool(fines[at] > p75)) for at in order if far[at] > 0)
