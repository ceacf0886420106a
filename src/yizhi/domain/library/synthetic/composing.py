"""The words of synthetic cases: facts of 300 to 800 characters, from sentences and invented words."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from yizhi.domain.library.lake.places import County, counties
from yizhi.domain.library.synthetic import vocabulary
from yizhi.domain.library.synthetic.drawing import TIERS, Drawn
from yizhi.domain.library.synthetic.offences import Offence, offences

NEAR_DUPLICATES = 0.02
SHORTEST, LONGEST = 300, 800
_FILLING = "执法人员当场向当事人宣传了有关法律规定，责令其立即改正，并告知其不按要求改正可能承担的法律后果。"
_SUBSETS = 2048
_PROCEDURE = (5, 11)
_DETAILS = 4


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads(files("yizhi.domain.library.synthetic").joinpath("sentences.toml").read_text("utf-8"))


@cache
def _procedures() -> tuple[str, ...]:
    """Selections of the procedural sentences, in their order."""
    lines = _sentences()["procedure"]
    random = np.random.default_rng(19)
    chosen = (sorted(random.choice(len(lines), random.integers(*_PROCEDURE), replace=False)) for _ in range(_SUBSETS))
    return tuple("".join(lines[at] for at in one) for one in chosen)


@cache
def details_of(field: str) -> tuple[str, ...]:
    group = _sentences()["fields"].get(field, "经营")
    return tuple(_sentences()["details"][group])


@dataclass(slots=True)
class Scene:
    """The words that a case is told in; a near-duplicate tells the same scene with other numbers."""

    words: dict[str, str]
    details: list[str]


class Composer:
    """Composes the cases of a chunk one after another. Everything random comes from the generator given."""

    def __init__(self, random: np.random.Generator, drawn: Drawn) -> None:
        count = len(drawn.offence)
        self._drawn = drawn
        self._random = random.integers(0, 1 << 30, (count, 16)).tolist()
        self._again = (random.random(count) < NEAR_DUPLICATES).tolist()
        self._last: dict[int, Scene] = {}
        pick = {
            "word": vocabulary.descriptions(),
            "goods": vocabulary.goods(),
            "goods2": vocabulary.goods(),
            "road": vocabulary.roads(),
            "road2": vocabulary.roads(),
            "shop": vocabulary.shops(),
        }
        self._words = {name: words.pick(random, count) for name, words in pick.items()}
        self._who = [f"{surname}某某" for surname in vocabulary.surnames().pick(random, count)]

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        """Facts, party and address of each case in turn."""
        drawn = self._drawn
        rows = zip(
            drawn.offence.tolist(),
            drawn.county.tolist(),
            drawn.tier.tolist(),
            drawn.party.tolist(),
            drawn.day.tolist(),
            strict=True,
        )
        for at, (offence, county, tier, party, day) in enumerate(rows):
            scene = self._scene(at, offence, counties()[county])
            facts = self._facts(at, offences()[offence], scene, TIERS[tier], day)
            yield facts, self._party(at, party, scene, counties()[county]), scene.words["place"]

    def _scene(self, at: int, offence: int, county: County) -> Scene:
        if self._again[at] and (known := self._last.get(offence)):
            return known
        random, words, about = self._random[at], self._words, offences()[offence]
        scene = Scene(
            {
                "place": f"{county.name}{words['road'][at]}{random[0] % 400 + 1}号",
                "place2": words["road2"][at],
                "thing": about.things[random[1] % len(about.things)],
                "shop": words["shop"][at],
                "word": words["word"][at],
                "goods": words["goods"][at],
                "goods2": words["goods2"][at],
                "who": self._who[at],
            },
            self._details(random, about),
        )
        self._last[offence] = scene
        return scene

    def _details(self, random: list[int], about: Offence) -> list[str]:
        lines = details_of(about.field)
        start, count = random[2] % len(lines), 2 + random[4] % (_DETAILS - 1)
        return [lines[(start + n) % len(lines)] for n in range(count)]

    def _facts(self, at: int, about: Offence, scene: Scene, tier: str, day: int) -> str:
        random, told = self._random[at], _sentences()
        then = date.fromordinal(day - 5 - random[5] % 40)
        time = f"{then.year}年{then.month}月{then.day}日{8 + random[6] % 12}时许"
        numbers = {"n": str(2 + random[7] % 88), "m": str(1 + random[8] % 30), "time": time}
        words = scene.words | numbers
        reasons = told["tier"][tier]
        parts = [
            about.facts.format_map(words),
            told["source"][random[9] % len(told["source"])],
            *(line.format_map(words) for line in scene.details),
            _procedures()[random[10] % _SUBSETS],
            reasons[random[11] % len(reasons)],
        ]
        told_facts = "".join(parts)
        return told_facts[:LONGEST] if len(told_facts) >= SHORTEST else told_facts + _FILLING

    def _party(self, at: int, kind: int, scene: Scene, county: County) -> str:
        shop, city = scene.words["shop"], county.city
        return (scene.words["who"], f"{county.name}{shop}", f"{city}{shop.removesuffix('公司')}有限公司")[kind]
