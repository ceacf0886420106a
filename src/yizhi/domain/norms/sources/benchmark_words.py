"""Benchmarks and list conditions as people write them, one line each.

A factor: `危害后果 0.4：没有危害后果 0；影响通行 0.5；造成人员受伤 1 严重` (title, weight, options with their score and
the tier they lead to at least). A tier: `一般 30%-70% 0.3` (name, share of the range, score from which it applies;
without a score only an answer leads there), conditions after a colon. A condition: its words, and after `｜` what the
platform knows: `两年内第一次｜以往处罚次数 不超过 0`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yizhi.statute.discretion import Factor, Option, Standard, Tier, TierName
from yizhi.statute.lists import Check, Comparing, Condition
from yizhi.statute.lists import Fact as Known

FACTS = {
    "prior_penalties": "以往处罚次数",
    "prior_exemptions": "以往首违不罚次数",
    "corrected": "已改正",
    "corrected_before_discovery": "发现前已改正",
    "days_to_correct": "改正用时天数",
    "harm_slight": "危害后果轻微",
    "no_harm": "没有危害后果",
    "cooperated": "配合调查",
    "commitment_signed": "已签承诺书",
    "fine_proposed": "建议罚款元数",
}
_NAMES = {name.value: name for name in TierName}
_COMPARING = {one.value: one for one in Comparing}
_NUMBER = r"\d+(?:\.\d+)?"
_FACTOR = re.compile(rf"^(?P<title>[^：]+?)\s+(?P<weight>{_NUMBER})\s*[：:]\s*(?P<options>.+)$")
_OPTION = re.compile(rf"^(?P<title>.+?)\s+(?P<score>{_NUMBER})(?:\s+(?P<tier>{'|'.join(_NAMES)}))?$")
_TIER = re.compile(
    rf"^(?P<name>{'|'.join(_NAMES)})\s+(?P<low>{_NUMBER})%\s*-\s*(?P<high>{_NUMBER})%"
    rf"(?:\s+(?P<start>{_NUMBER}))?(?:\s*[：:]\s*(?P<conditions>.+))?$"
)


@dataclass(frozen=True, slots=True)
class ListConditions:
    conditions: tuple[Condition, ...]
    exclusions: tuple[Condition, ...]


def factors(text: str) -> tuple[Factor, ...]:
    """Errors: ``ValueError`` naming the line; ``RefusedError`` when a factor is unsound."""
    return tuple(_factor(order, line) for order, line in enumerate(_lines(text), 1))


def tiers(text: str) -> tuple[Tier, ...]:
    return tuple(_tier(line) for line in _lines(text))


def standard(factor_lines: str, tier_lines: str) -> Standard:
    """The benchmark the lines stand for. Errors: ``ValueError``, ``RefusedError``."""
    return Standard(factors(factor_lines), tiers(tier_lines))


def conditions(text: str, prefix: str = "c") -> tuple[Condition, ...]:
    return tuple(_condition(f"{prefix}{order}", line) for order, line in enumerate(_lines(text), 1))


def condition_rows(found: Sequence[Condition]) -> list[dict[str, Any]]:
    """The conditions as they are stored."""
    return [_row(one) for one in found]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _factor(order: int, line: str) -> Factor:
    found = _FACTOR.match(line)
    if found is None:
        raise ValueError(f"“{line}”不是裁量因素，应如 危害后果 0.4：没有危害后果 0；影响通行 1")
    options = tuple(_option(at, words) for at, words in enumerate(re.split("[；;]", found["options"]), 1))
    return Factor(f"f{order}", found["title"].strip(), Decimal(found["weight"]), options)


def _option(order: int, words: str) -> Option:
    found = _OPTION.match(words.strip())
    if found is None:
        raise ValueError(f"“{words.strip()}”不是选项，应如 影响通行 0.5 或者 造成人员受伤 1 严重")
    tier = _NAMES[found["tier"]] if found["tier"] else None
    return Option(f"o{order}", found["title"], Decimal(found["score"]), tier)


def _tier(line: str) -> Tier:
    found = _TIER.match(line)
    if found is None:
        raise ValueError(f"“{line}”不是裁量阶次，应如 一般 30%-70% 0.3")
    start = Decimal(found["start"]) if found["start"] else None
    told = tuple(part.strip() for part in re.split("[；;]", found["conditions"] or "") if part.strip())
    return Tier(_NAMES[found["name"]], Decimal(found["low"]) / 100, Decimal(found["high"]) / 100, start, told)


def _condition(key: str, line: str) -> Condition:
    words, _, test = line.partition("｜")
    return Condition(key, words.strip(), _check(test.strip()) if test.strip() else None)


def _check(text: str) -> Check:
    title, _, rest = text.partition(" ")
    comparing, _, value = rest.strip().partition(" ")
    fact = next((key for key, name in FACTS.items() if name == title), None)
    if fact is None or comparing not in _COMPARING:
        raise ValueError(f"“{text}”不能由系统核对，应如 以往处罚次数 不超过 0；可用：{'、'.join(FACTS.values())}")
    return Check(fact, _COMPARING[comparing], _value(value.strip()))


def _value(text: str) -> Known:
    if text in {"真", "假", ""}:
        return text != "假"
    return int(text) if text.isascii() and text.isdigit() else text


def _row(one: Condition) -> dict[str, Any]:
    row: dict[str, Any] = {"key": one.key, "text": one.text}
    if one.check is None:
        return row
    return row | {"fact": one.check.fact, "comparing": one.check.comparing.name, "value": one.check.value}
