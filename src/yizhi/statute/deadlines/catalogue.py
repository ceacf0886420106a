"""Every deadline by its identifier, and the version of it that is in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from yizhi.statute.chinese import chinese_date
from yizhi.statute.deadlines.catalogue_coercion import COERCION_DEADLINES
from yizhi.statute.deadlines.catalogue_cooperation import COOPERATION_DEADLINES
from yizhi.statute.deadlines.catalogue_penalty import PENALTY_DEADLINES
from yizhi.statute.deadlines.catalogue_remedies import REMEDY_DEADLINES
from yizhi.statute.deadlines.rule import DeadlineRule
from yizhi.statute.refusal import Refusal, RefusedError

DEADLINE_RULES: tuple[DeadlineRule, ...] = (
    *PENALTY_DEADLINES,
    *COERCION_DEADLINES,
    *REMEDY_DEADLINES,
    *COOPERATION_DEADLINES,
)


def _versions() -> Mapping[str, tuple[DeadlineRule, ...]]:
    by_id: dict[str, tuple[DeadlineRule, ...]] = {}
    for rule in DEADLINE_RULES:
        by_id[rule.id] = (*by_id.get(rule.id, ()), rule)
    return by_id


VERSIONS = _versions()
"""Rule identifier to its dated versions, oldest first."""


def rule_at(rule_id: str, day: date) -> DeadlineRule:
    """The version of the rule in force that day.

    Errors: ``RefusedError`` for an unknown identifier (with the nearest ones) or a day outside every version.
    """
    versions = VERSIONS.get(rule_id.strip().upper())
    if versions is None:
        raise RefusedError(_unknown(rule_id))
    for rule in versions:
        if day in rule.in_force:
            return rule
    spans = "；".join(f"{rule.citation or rule.title}{rule.in_force}" for rule in versions)
    raise RefusedError(
        Refusal(
            what=f"{chinese_date(day)}不能适用规则{versions[0].id}（{versions[0].title}）",
            why=spans,
            article=versions[-1].citation,
            next_step="核对起算日期；确属施行前的行为，按当时有效的规定另行计算",
        )
    )


def _unknown(rule_id: str) -> Refusal:
    near = get_close_matches(rule_id.strip().upper(), VERSIONS, n=3, cutoff=0.5)
    suggestions = "、".join(f"{name}（{VERSIONS[name][-1].title}）" for name in near)
    shown = rule_id if len(rule_id) <= 40 else f"{rule_id[:40]}…"
    return Refusal(
        what=f"没有编号为“{shown}”的期限规则",
        why=f"期限规则共{len(VERSIONS)}条，编号如{'、'.join(list(VERSIONS)[:3])}",
        next_step=f"您要找的可能是：{suggestions}" if suggestions else "在规则目录中按事项查找编号",
    )
