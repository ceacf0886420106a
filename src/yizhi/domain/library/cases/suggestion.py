"""From facts in an officer's own words to the items they may be about, with how sure that is.

Two witnesses are heard: the items themselves (their official words and what officers say instead), and the cases of the
library that are told alike. Neither decides anything: the officer chooses the item.
"""

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from yizhi.domain.library.index.asking import Case
from yizhi.domain.library.index.words import words
from yizhi.domain.norms import api as norms

_OFFICIAL, _SPOKEN, _NEIGHBOURS = 1.0, 1.6, 0.8
_K1, _B = 1.2, 0.5
_TOLD_AT_LENGTH: Final = 120
"""Characters from which on similar cases count in full: a short sentence has too few words to find like ones."""

_SHARPNESS: Final = 0.4
"""Set so that on the hand-made descriptions the mean confidence is near the share of right first suggestions."""

MOST = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`confidence` is between 0 and 1, over all items; `words` are what spoke for the item."""

    item: str
    name: str
    confidence: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    name: str
    weights: Mapping[str, float]
    length: float


def _features(text: str) -> Iterator[str]:
    """Words, and pairs of neighbouring characters for what no dictionary knows."""
    yield from (word for word in words(text) if len(word) > 1)
    for piece in text.replace("，", " ").replace("。", " ").replace("、", " ").split():
        yield from (f"_{piece[at : at + 2]}" for at in range(len(piece) - 1))


@cache
def _spoken() -> dict[str, str]:
    text = files("yizhi.domain.library.cases").joinpath("officer_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _profiles() -> dict[str, _Profile]:
    found = {}
    for item in norms.shipped_items():
        weights: Counter[str] = Counter()
        official = f"{item.name.removeprefix('对').removesuffix('的行政处罚')} {item.short} {' '.join(item.things)}"
        for feature in _features(official):
            weights[feature] += _OFFICIAL
        for feature in _features(_spoken().get(item.code, "")):
            weights[feature] += _SPOKEN
        found[item.code] = _Profile(item.short, weights, sum(weights.values()))
    return found


class Witness:
    """What speaks for which item: the items of the release, and by their names those the library has besides."""

    def __init__(self, names: Mapping[str, str]) -> None:
        profiles = dict(_profiles())
        for code, name in names.items():
            if code not in profiles:
                weights = Counter(_features(name))
                profiles[code] = _Profile(name, weights, sum(weights.values()))
        self.names = {code: one.name for code, one in profiles.items()}
        mean = sum(one.length for one in profiles.values()) / len(profiles)
        held = Counter(feature for one in profiles.values() for feature in one.weights)
        self._speaking: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, one in profiles.items():
            for feature, weight in one.weights.items():
                rarity = math.log(1 + (len(profiles) - held[feature] + 0.5) / (held[feature] + 0.5))
                norm = weight + _K1 * (1 - _B + _B * one.length / mean)
                self._speaking[feature].append((code, rarity * weight * (_K1 + 1) / norm))

    def hear(self, text: str) -> dict[str, tuple[float, list[str]]]:
        """For each item that anything speaks for: how much, and the words that said most."""
        told: dict[str, dict[str, float]] = defaultdict(dict)
        for feature in set(_features(text)):
            for code, weight in self._speaking.get(feature, ()):
                told[code][feature] = weight
        return {
            code: (sum(said.values()), sorted((f for f in said if f[0] != "_"), key=lambda f: -said[f])[:4])
            for code, said in told.items()
        }


@cache
def _release() -> Witness:
    return Witness({})


def suggest(
    text: str, neighbours: Sequence[Case] = (), most: int = MOST, witness: Witness | None = None
) -> list[Suggestion]:
    """The likeliest items first. `neighbours` are cases told alike, with their scores; none is fine too."""
    witness = witness or _release()
    scores = defaultdict[str, float](float)
    spoke: dict[str, list[str]] = {}
    names = dict(witness.names)
    for code, (score, best) in witness.hear(text).items():
        scores[code], spoke[code] = score, best
    strongest = max((case.score for case in neighbours), default=0.0)
    weight = _NEIGHBOURS * 10 * min(1.0, len(text) / _TOLD_AT_LENGTH) / max(len(neighbours), 1)
    for case in neighbours:
        names.setdefault(case["item"], case["violation"])
        scores[case["item"]] += weight * (case.score / strongest) if strongest else 0
    ranked = sorted(scores.items(), key=lambda one: -one[1])
    top = ranked[0][1] if ranked else 0.0
    if top <= 0:
        return []
    parts = [math.exp(_SHARPNESS * (score - top)) for _, score in ranked]
    total = sum(parts)
    return [
        Suggestion(code, names[code], part / total, tuple(spoke.get(code, ())))
        for (code, score), part in zip(ranked[:most], parts, strict=False)
        if score > 0
    ]
