"""How good the search is: nDCG@10, Recall@10 and @50 with their bootstrap intervals, and how long it takes."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from yizhi.domain.library.laws.questions import Question

Ranker = Callable[[str], Sequence[int]]
SAMPLES, SEED = 2000, 20260815


def ndcg(found: Sequence[int], relevant: frozenset[int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain with gain 1 for each relevant entry."""
    gain = sum(1 / math.log2(at + 2) for at, one in enumerate(found[:depth]) if one in relevant)
    return gain / sum(1 / math.log2(at + 2) for at in range(min(depth, len(relevant))))


def recall(found: Sequence[int], relevant: frozenset[int], depth: int) -> float:
    return len(relevant.intersection(found[:depth])) / len(relevant)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with the interval in which 95 of 100 resampled means lie."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.4f}（95% 区间 {self.low:.3f}–{self.high:.3f}）"


@dataclass(frozen=True, slots=True)
class Evaluation:
    questions: int
    ndcg10: Figure
    recall10: Figure
    recall50: Figure
    p50_ms: float
    p95_ms: float


def figure(values: Sequence[float]) -> Figure:
    numbers = np.array(values, np.float64)
    chance = np.random.default_rng(SEED)
    means = numbers[chance.integers(0, len(numbers), (SAMPLES, len(numbers)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Figure(float(numbers.mean()), float(low), float(high))


def evaluate(rank: Ranker, questions: Sequence[tuple[Question, frozenset[int]]]) -> Evaluation:
    """Ask every question once. Raises ValueError when there is none."""
    if not questions:
        raise ValueError("没有可以评测的问题：问题所引的法规不在库中")
    rows, taken = [], []
    for question, relevant in questions:
        begun = time.perf_counter()
        found = rank(question.words)
        taken.append((time.perf_counter() - begun) * 1000)
        rows.append((ndcg(found, relevant), recall(found, relevant, 10), recall(found, relevant, 50)))
    best, ten, fifty = (figure(column) for column in zip(*rows, strict=True))
    p50, p95 = np.quantile(taken, [0.5, 0.95])
    return Evaluation(len(rows), best, ten, fifty, float(p50), float(p95))
