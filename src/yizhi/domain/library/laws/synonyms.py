"""A question in the words of people is asked in the words of the law as well (`data/synonyms.toml`)."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from yizhi.domain.library.laws.words import characters, pairs, words

SHARE = 0.4  # the weight of one added word beside one that was typed
Weights = Mapping[str, float]


@cache
def table() -> dict[str, list[str]]:
    """What people say → how the law says it."""
    text = (Path(__file__).parent / "data" / "synonyms.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)["words"]
    return found


def added(question: str) -> list[tuple[str, float]]:
    """The law's expressions for what the question says, each with its weight; many for one word weigh less each."""
    return [(law, SHARE / len(laws) ** 0.5) for said, laws in table().items() if said in question for law in laws]


def weighted(question: str, apart: Callable[[str], list[str]], share: float = 1.0) -> Weights:
    """The parts of the question and of what is added to it, with their weights."""
    weights: dict[str, float] = dict(Counter(apart(question)))
    for expression, weight in added(question):
        for part in dict.fromkeys(apart(expression)):
            weights[part] = weights.get(part, 0.0) + weight * share
    return weights


def asked(question: str) -> dict[str, Weights]:
    """The question for each way in which texts are taken apart."""
    return {
        "words": weighted(question, words),
        "pairs": weighted(question, pairs),
        "characters": weighted(question, characters, 0.5),
    }
