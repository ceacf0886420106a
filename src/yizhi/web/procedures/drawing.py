"""Draws a procedure: boxes and ways with coordinates, ready for the SVG template. Reads no record."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

from yizhi.platform.procedure.definition import Procedure, State
from yizhi.platform.procedure.diagram import Way, ways
from yizhi.web.procedures.layers import Layered, layered

BOX, HIGH = 126, 40
_NARROW, _GAP, _PITCH, _MARGIN = 16, 18, 84, 12
_ROUNDS = 16

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    state: State
    x: float
    y: float
    first: bool
    current: bool

    @property
    def left(self) -> float:
        return round(self.x - BOX / 2, 1)

    @property
    def top(self) -> float:
        return self.y - HIGH / 2


@dataclass(frozen=True, slots=True)
class Line:
    """`path` is SVG path data; `label` has its middle at (`x`, `y`), on a plate that hides the line below it."""

    path: str
    label: str
    x: float
    y: float

    @property
    def wide(self) -> float:
        return max(18.0, 9.0 * len(self.label) + 6)

    @property
    def left(self) -> float:
        return round(self.x - self.wide / 2, 1)

    @property
    def top(self) -> float:
        return self.y - 9


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawn(procedure: Procedure, current: str = "") -> Drawing:
    """The drawing of the procedure, with the state `current` marked (none for an unknown one)."""
    found = ways(procedure)
    made = layered([state.code for state in procedure.states], [(way.source, way.target) for way in found])
    x = _across(made)
    y = {name: _MARGIN + HIGH / 2 + row * _PITCH for row, names in enumerate(made.rows) for name in names}
    boxes = [
        Box(state, round(x[state.code], 1), y[state.code], state.code == procedure.initial, state.code == current)
        for state in procedure.states
    ]
    right = max(x[name] + _half(name) for name in x) + _MARGIN
    down = max(y.values()) + HIGH / 2 + _MARGIN
    return Drawing(round(right), round(down), tuple(boxes), tuple(_lines(found, made, x, y)))


def _half(name: str) -> float:
    return (_NARROW if "#" in name else BOX) / 2


def _across(made: Layered) -> dict[str, float]:
    x: dict[str, float] = {}
    for row in made.rows:
        x |= _spread(row, [0.0] * len(row))
    for turn in range(_ROUNDS):
        for row in made.rows if turn % 2 == 0 else made.rows[::-1]:
            near = [[x[other] for other in (*made.above[name], *made.below[name])] for name in row]
            x |= _spread(row, [fmean(found) if found else x[name] for name, found in zip(row, near, strict=True)])
    least = min(x[name] - _half(name) for name in x)
    return {name: place - least + _MARGIN for name, place in x.items()}


def _spread(row: list[str], wanted: list[float]) -> dict[str, float]:
    """As near to the wanted places as the order and the widths allow: the mean of pushing right and pushing left."""
    apart = [_half(left) + _half(right) + _GAP for left, right in itertools.pairwise(row)]
    rightward, leftward = list(wanted), list(wanted)
    for n, distance in enumerate(apart):
        rightward[n + 1] = max(rightward[n + 1], rightward[n] + distance)
    for n in range(len(apart) - 1, -1, -1):
        leftward[n] = min(leftward[n], leftward[n + 1] - apart[n])
    return {name: (rightward[n] + leftward[n]) / 2 for n, name in enumerate(row)}


def _lines(found: tuple[Way, ...], made: Layered, x: dict[str, float], y: dict[str, float]) -> Iterator[Line]:
    for way in found:
        chain = made.chains[(way.source, way.target)]
        points = [(x[name], y[name]) for name in chain]
        points[0] = (points[0][0], points[0][1] + HIGH / 2)
        points[-1] = (points[-1][0], points[-1][1] - HIGH / 2)
        middle = ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)
        if chain[0] != way.source:  # a way back up
            points.reverse()
        yield Line(_path(points), "、".join(map(str, way.steps)), round(middle[0], 1), round(middle[1], 1))


def _path(points: list[Point]) -> str:
    said = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        half = (y1 + y2) / 2
        said.append(f"C{x1:.1f} {half:.1f} {x2:.1f} {half:.1f} {x2:.1f} {y2:.1f}")
    return "".join(said)
