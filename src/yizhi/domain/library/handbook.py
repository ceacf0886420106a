"""The pocket handbook (六十条): every rule of `statute` in force on a day, with scene, steps, what to do and not to do.

Nothing of the law is written here: title, article, dates and note are the rule's own. `data/handbook.toml` says in
which scene a rule matters.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from yizhi.statute.deadlines import DEADLINE_RULES, DeadlineRule
from yizhi.statute.parameters import DEFAULT_PARAMETERS
from yizhi.statute.provenance import Rule
from yizhi.statute.rules import PROCEDURE_RULES

_AGENCY = "行政机关"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `number` counts the entries in force on the day; `certain` False: no statute fixes it."""

    number: int
    key: str
    scene: str
    title: str
    article: str
    steps: Sequence[str]
    do: Sequence[str]
    dont: Sequence[str]
    note: str
    reliability: str
    certain: bool
    since: date

    @property
    def words(self) -> str:
        parts = (self.key, self.scene, self.title, self.article, self.note, *self.steps, *self.do, *self.dont)
        return "\n".join(parts)


def entries(day: date, asked: str = "") -> list[Entry]:
    """The entries in force on the day that hold every word of `asked`, in the order of the procedure."""
    found = [_entry(number, rule) for number, rule in enumerate(_in_force(day), start=1)]
    return [one for one in found if all(word in one.words for word in asked.split())]


def _in_force(day: date) -> Iterable[Rule]:
    return (rule for rule in (*PROCEDURE_RULES, *DEADLINE_RULES) if day in rule.in_force)


def _entry(number: int, rule: Rule) -> Entry:
    said = _deadline(rule) if isinstance(rule, DeadlineRule) else scenes().get(rule.id, {})
    return Entry(
        number,
        rule.id,
        said.get("scene", "依法行政"),
        rule.title,
        rule.citation,
        said.get("steps", ()),
        said.get("do", ()),
        said.get("dont", ()),
        rule.note,
        rule.reliability.chinese,
        not rule.reliability.configurable,
        rule.in_force.start,
    )


def _deadline(rule: DeadlineRule) -> dict[str, Any]:
    """A period tells its own scene: from when, how long, whom it binds."""
    length = rule.length.value(DEFAULT_PARAMETERS)
    before = "之前" if rule.backwards else "内"
    rolls = "期限最后一日是休息日的，顺延至其后第一个工作日" if rule.rolls else "遇休息日不顺延"
    steps = [f"自{rule.trigger}起算，当日不计", f"{rule.unit.quantity(length)}{before}"]
    dont = ["超过期限；需要延长的，在届满前依法办理"] if rule.bound.value == _AGENCY else []
    return {"scene": f"期限（约束{rule.bound.value}）", "steps": steps, "do": [rolls], "dont": dont}


@cache
def scenes() -> dict[str, dict[str, Any]]:
    """By rule: scene, steps, do, dont."""
    return tomllib.loads((Path(__file__).parent / "data" / "handbook.toml").read_text(encoding="utf-8"))
