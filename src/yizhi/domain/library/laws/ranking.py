"""The order of what is found: a linear model over few features, its numbers learned from answered questions.

`data/ranking.json` holds what `yizhi library learn` wrote: mean, spread and weight of each feature, and how often a
law and an article answered a question. It holds no question.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from yizhi.domain.library.laws.columns import LEVELS, Columns
from yizhi.domain.library.laws.postings import Floats

SHIPPED = Path(__file__).parent / "data" / "ranking.json"
SHRINK = 60.0  # articles of its level that a law is counted with, so that one question does not make it likely
FEATURES = (
    "lexical",
    "whole",
    "pairs",
    "pairs_text",
    "characters",
    "anchors",
    "chapter",
    "best_in_law",
    "best_in_chapter",
    "neighbours",
    "law_asked",
    "article_asked",
    "law_size",
    "length",
    "position",
    "cited",
)


def place_of(title: str, number: int, sub: int) -> str:
    return f"{title}|{number}|{sub}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """`levels`: answers found there ÷ its articles; `laws`: answers found in a law; `articles`: by law, 条, 之几."""

    mean: Sequence[float]
    spread: Sequence[float]
    weight: Sequence[float]
    levels: Mapping[str, float] = field(default_factory=dict)
    laws: Mapping[str, float] = field(default_factory=dict)
    articles: Mapping[str, float] = field(default_factory=dict)
    learned_from: str = ""

    def scored(self, features: Floats) -> Floats:
        weights = np.array(self.weight, np.float32) / np.array(self.spread, np.float32)
        found: Floats = (features - np.array(self.mean, np.float32)) @ weights
        return found

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


@cache
def shipped() -> Ranking:
    return read(SHIPPED)


def read(path: Path) -> Ranking:
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Ranking(**values)


@dataclass(frozen=True, slots=True)
class Prior:
    """How likely an entry answers anything, before anybody asks."""

    law: Floats
    article: Floats


def prior(ranking: Ranking, columns: Columns) -> Prior:
    """Density of answers in the law, shrunk to its level's, as a logarithm around zero; answers of the article."""
    sizes = np.bincount(columns.version, minlength=len(columns.versions)).astype(np.float32)[columns.version]
    by_level = np.array([ranking.levels.get(level, 0.0) for level in LEVELS], np.float32)
    level = np.maximum(by_level, 1e-5)[columns.level]
    counts = np.array([ranking.laws.get(title, 0.0) for title in columns.titles], np.float32)[columns.law]
    density = np.log((counts + SHRINK * level) / (sizes + SHRINK))
    article = np.zeros(len(columns), np.float32)
    if ranking.articles:
        numbers = zip(columns.law.tolist(), columns.number.tolist(), columns.sub.tolist(), strict=True)
        for at, (law, number, sub) in enumerate(numbers):
            if number:
                article[at] = ranking.articles.get(place_of(columns.titles[law], number, sub), 0.0)
    return Prior((density - density.mean()).astype(np.float32), article)
