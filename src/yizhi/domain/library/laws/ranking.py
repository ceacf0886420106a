"""The order of what is found: small decision trees over few features, their numbers learned from answered questions.

`data/ranking.json` holds what `yizhi library learn` wrote: the trees, how often a law and an article answered a
question, and the hashes of the words that were asked. It holds no question.
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
from yizhi.domain.library.laws.remembered import Kept
from yizhi.domain.library.laws.trees import Node

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
    "asked_alike",
    "law_asked_alike",
    "chapter_asked_alike",
)


def place_of(title: str, number: int, sub: int) -> str:
    return f"{title}|{number}|{sub}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """`trees`: as `trees.flat` tells them; `levels`: answers found there ÷ its articles; `laws`: answers in a law.

    `articles`: answers by law, 条, 之几; `remembered`: what was asked, and where the answer stood.
    """

    trees: Sequence[Sequence[Node]] = ()
    levels: Mapping[str, float] = field(default_factory=dict)
    laws: Mapping[str, float] = field(default_factory=dict)
    articles: Mapping[str, float] = field(default_factory=dict)
    remembered: Kept = ()
    learned_from: str = ""

    def save(self, path: Path) -> None:
        """A line for each tree and for each thing remembered."""
        lines = (f"{json.dumps(name)}: {_lines(value)}" for name, value in asdict(self).items())
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _lines(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in value) + "\n]"
    return json.dumps(value, ensure_ascii=False, indent=0)


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
    for place, entries in places(columns).items():
        article[entries] = ranking.articles.get(place, 0.0)
    return Prior((density - density.mean()).astype(np.float32), article)


def places(columns: Columns) -> dict[str, list[int]]:
    """The entries of each place: an article in every version of its law."""
    found: dict[str, list[int]] = {}
    numbers = zip(columns.law.tolist(), columns.number.tolist(), columns.sub.tolist(), strict=True)
    for at, (law, number, sub) in enumerate(numbers):
        if number:
            found.setdefault(place_of(columns.titles[law], number, sub), []).append(at)
    return found
