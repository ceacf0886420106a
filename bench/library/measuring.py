"""Times and figures: each with its goal, written as a list that anybody can read."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`better` is lower or higher; a figure without a goal has None."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    better: str = "lower"

    @property
    def met(self) -> bool:
        if self.goal is None:
            return True
        return self.value <= self.goal if self.better == "lower" else self.value >= self.goal


class Figures:
    def __init__(self) -> None:
        self.kept: list[Figure] = []

    def add(self, name: str, value: float, unit: str, goal: float | None = None, better: str = "lower") -> None:
        figure = Figure(name, round(float(value), 4), unit, goal, better)
        self.kept.append(figure)
        wanted = "" if goal is None else f"goal {'<=' if better == 'lower' else '>='} {goal}"
        print(f"{'  ' if figure.met else '✗ '}{name:<52}{figure.value:>12} {unit:<10}{wanted}", flush=True)

    def times(self, name: str, taken: Sequence[tuple[float, float]], goal: float | None = None) -> None:
        """p50 and p95 by the clock, and p95 of processor time, which says the same on a machine that others share."""
        wall, cpu = sorted(one for one, _ in taken), sorted(one for _, one in taken)
        self.add(f"{name}: p50", percentile(wall, 0.5), "ms")
        self.add(f"{name}: p95", percentile(wall, 0.95), "ms", goal)
        self.add(f"{name}: p95 of processor time", percentile(cpu, 0.95), "ms")

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(one) for one in self.kept], ensure_ascii=False, indent=1), encoding="utf-8")


def percentile(taken: Sequence[float], share: float) -> float:
    return taken[min(int(len(taken) * share), len(taken) - 1)]


def timed(work: Callable[[Any], object], questions: Iterable[Any]) -> list[tuple[float, float]]:
    """Milliseconds by the clock and of processor time for each question, each asked once."""
    taken = []
    for question in questions:
        cpu, wall = time.process_time(), time.perf_counter()
        work(question)
        taken.append(((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))
    return taken
