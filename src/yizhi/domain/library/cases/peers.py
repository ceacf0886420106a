"""Fines of the same item, from the nearest peers to all: tier and county, tier and city, tier, item; and by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from yizhi.domain.library.cases.distribution import Fines, fines_of, rows_of
from yizhi.domain.library.lake.places import place_name
from yizhi.domain.library.lake.schema import TIERS

ENOUGH: Final = 20
"""The nearest peers with so many fined cases are the ones shown in the picture; else the widest circle."""
MOST_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class Peers:
    """One circle of peers, in words, with the distribution over its own sample."""

    title: str
    fines: Fines


@dataclass(frozen=True, slots=True)
class Comparison:
    """`circles` from the nearest to the widest; `years` newest first, over the circle that is shown."""

    circles: Sequence[Peers]
    shown: Peers
    years: Sequence[Peers]


def compare(index: Path, item: str, *, tier: str = "", division: str = "") -> Comparison | None:
    """None when the library has no case of the item. `division` is a code of any length from four digits on."""
    by_year = rows_of(index, item)
    if not any(len(rows) for rows in by_year.values()):
        return None
    asked = list(_circles(tier, division))
    circles = [Peers(title, fines_of(by_year.values(), **limits)) for title, limits in asked]
    at = next((n for n, one in enumerate(circles) if one.fines.fined >= ENOUGH), len(circles) - 1)
    newest = sorted(by_year, reverse=True)[:MOST_YEARS]
    years = [Peers(f"{year}年", fines_of([by_year[year]], **asked[at][1])) for year in newest]
    return Comparison(circles, circles[at], [one for one in years if one.fines.cases])


def _circles(tier: str, division: str) -> Iterator[tuple[str, dict[str, Any]]]:
    said = f"“{TIERS[tier]}”档次，" if tier in TIERS and tier else ""
    places = [division[:length] for length in (6, 4) if len(division) >= length]
    for place in places:
        yield f"{said}{place_name(place)}", {"tier": tier, "division": place}
    yield f"{said}全省", {"tier": tier}
    if said:
        yield "不分档次，全省", {}
