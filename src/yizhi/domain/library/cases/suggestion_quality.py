"""How often the right item is among those suggested: for officers' own words, and for synthetic cases held back."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from yizhi.domain.library.cases.suggestion import Suggestion
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.synthetic.generate import plan, table

Told = Sequence[tuple[str, str]]
"""Pairs of the right item's code and the words."""


@cache
def descriptions() -> Told:
    """Two hundred descriptions written by hand, as officers would say it, at least three for each item of the release.

    Two things were set by looking at them: how sharp the confidence is, from which length on similar cases count.
    """
    text = files("yizhi.domain.library.cases").joinpath("descriptions.toml").read_text(encoding="utf-8")
    return tuple((item, words) for item, listed in tomllib.loads(text).items() for words in listed)


def held_back(cases: int, seed: int, until: date) -> Told:
    """Synthetic cases of a seed of their own, in no library."""
    chunks = plan(Lake(Path("unused")), cases, seed, until)
    return [(row["item"], row["facts"]) for chunk in chunks for row in table(chunk).to_pylist()]


def share_right(told: Told, suggest: Callable[[str], Sequence[Suggestion]], among: int) -> float:
    """Share of the texts whose item is among the first `among` suggestions."""
    right = sum(item in [one.item for one in suggest(words)[:among]] for item, words in told)
    return right / len(told)
