"""What a case is about: an item within the powers, a party whom it fines, an amount within its range."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from yizhi.domain.cases.general.city.cast import Troupe
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.domain.subjects.api import invented_party
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError

_ROADS = ("兴航路", "人民路", "振兴路", "沿江路", "文昌路", "解放街", "东门路", "新安路", "府前街", "信安大道")
_KINDS = {"CITIZEN": 30, "HOUSEHOLD": 40, "ORGANISATION": 30}
_USUAL = yuan(30_000)


@dataclass
class Matter:
    """Amounts in fen. What is known only as the case goes on is filled in then."""

    item: norms.ItemVersion
    named: dict[str, Any]
    amount: int
    of_township: bool
    facts: str = ""
    party: Any = None
    order: Any = None
    correct_by: date = date.min
    corrected: bool = False


def matter(story: Story, troupe: Troupe) -> Matter:
    """Small fines mostly: one in ten looks at the whole range of the item."""
    dice = story.dice
    most = None if story.chance(10) else _USUAL
    while True:
        item = dice.choice(troupe.items)
        kind = dice.choices(list(_KINDS), list(_KINDS.values()))[0]
        try:
            limits = item.fine_rule.limits(STATUTORY_KIND[kind])
        except (RefusedError, ValueError):
            continue
        highest = limits.highest if most is None else min(limits.highest, most)
        amount = (limits.lowest + (highest - limits.lowest) * dice.randrange(10, 50) // 100) // 10_000 * 10_000
        if limits.lowest <= amount <= highest and amount > 0:
            return Matter(item, party(story, troupe, kind), amount, of_township=len(troupe.division) > 6)


def party(story: Story, troupe: Troupe, kind: str) -> dict[str, Any]:
    while True:
        named = invented_party(story.dice, troupe.division[:6])
        if named["kind"] == kind:
            return named


def place(story: Story, troupe: Troupe) -> str:
    return f"{org.division_name(troupe.division)}{story.dice.choice(_ROADS)}{story.dice.randrange(1, 180)}号"
