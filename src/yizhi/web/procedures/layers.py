"""Puts the states of a procedure into layers from top to bottom, and the ways between them through the layers.

The known method of layered drawing: no way leads upward (those that would are turned round for the layout), each state
lies below all that lead to it, ways over several layers get a narrow place in each, neighbours stand near each other.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean

_SWEEPS = 8

Edge = tuple[str, str]


@dataclass(slots=True)
class Layered:
    """`rows` from top to bottom, each from left to right. `chains` leads through the rows, always downward."""

    rows: list[list[str]]
    chains: dict[Edge, list[str]]
    above: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def layered(nodes: Iterable[str], edges: Iterable[Edge]) -> Layered:
    """The same graph always gives the same layers."""
    names, known = list(nodes), list(dict.fromkeys(edges))
    downward = {edge: edge for edge in known} | {edge: (edge[1], edge[0]) for edge in _backward(names, known)}
    depth = _depths(names, list(downward.values()))
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in names:
        rows[depth[name]].append(name)
    made = Layered(rows, {})
    for edge, (top, bottom) in downward.items():
        between = [f"{top}>{bottom}#{row}" for row in range(depth[top] + 1, depth[bottom])]
        for row, place in enumerate(between, depth[top] + 1):
            if place not in rows[row]:
                rows[row].append(place)
        made.chains[edge] = chain = [top, *between, bottom]
        for upper, lower in itertools.pairwise(chain):
            made.below[upper].append(lower)
            made.above[lower].append(upper)
    _untangle(made)
    return made


def _backward(names: list[str], edges: list[Edge]) -> set[Edge]:
    """The ways that lead back to a state from which they come."""
    after: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        after[source].append(target)
    found: set[Edge] = set()
    open_, done = set(), set()

    def visit(name: str) -> None:
        open_.add(name)
        for target in after[name]:
            if target in open_:
                found.add((name, target))
            elif target not in done:
                visit(target)
        open_.discard(name)
        done.add(name)

    for name in names:
        if name not in done:
            visit(name)
    return found


def _depths(names: list[str], edges: list[Edge]) -> dict[str, int]:
    depth = dict.fromkeys(names, 0)
    for _ in names:
        for top, bottom in edges:
            depth[bottom] = max(depth[bottom], depth[top] + 1)
    return depth


def _untangle(made: Layered) -> None:
    """Each place moves towards the middle of its neighbours, down and up in turn."""
    for sweep in range(_SWEEPS):
        neighbours, rows = (made.above, made.rows) if sweep % 2 == 0 else (made.below, made.rows[::-1])
        for former, row in itertools.pairwise(rows):
            place = {name: (n + 0.5) / len(former) for n, name in enumerate(former)}
            own = {name: (n + 0.5) / len(row) for n, name in enumerate(row)}
            row.sort(key=lambda name, p=place, o=own: _middle(neighbours[name], p, o[name]))  # type: ignore[misc]


def _middle(names: list[str], place: dict[str, float], otherwise: float) -> float:
    found = [place[name] for name in names if name in place]
    return fmean(found) if found else otherwise
