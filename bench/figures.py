"""One form for every measurement: a name, a value with its unit, the goal, and which direction is better.

`publish` prints the table and writes `var/bench/<name>.json`, a list of such figures.
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, TypedDict

TARGET = Path("var/bench")
Better = Literal["lower", "higher"]


class Figure(TypedDict):
    """One measured value. `goal` is None where a figure only informs."""

    name: str
    value: float
    unit: str
    goal: float | None
    better: Better


def figure(name: str, value: float, unit: str, goal: float | None = None, better: Better = "lower") -> Figure:
    return {"name": name, "value": round(value, 3), "unit": unit, "goal": goal, "better": better}


def met(found: Figure) -> bool:
    """Whether the goal is reached; a figure without a goal always is."""
    if found["goal"] is None:
        return True
    return found["value"] <= found["goal"] if found["better"] == "lower" else found["value"] >= found["goal"]


def percentile(taken: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the sample does not exceed."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(work: Callable[[], object], rounds: int) -> list[float]:
    """How long each of `rounds` runs takes, in milliseconds."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def median(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def publish(name: str, figures: Sequence[Figure]) -> int:
    """Print and keep the figures; the number of goals missed."""
    width = max(len(found["name"]) for found in figures)
    for found in figures:
        goal = "" if found["goal"] is None else f"  {'≤' if found['better'] == 'lower' else '≥'} {found['goal']:,g}"
        mark = "" if met(found) else "  ✗"
        print(f"  {found['name']:<{width}}  {found['value']:>12,g} {found['unit']}{goal}{mark}", flush=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / f"{name}.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False), encoding="utf-8")
    return sum(not met(found) for found in figures)
