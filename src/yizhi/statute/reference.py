"""Writes the reference of rules (docs/reference/rules.md) from the rules themselves.

``python -m yizhi.statute.reference > docs/reference/rules.md``
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from yizhi.statute.deadlines import DEADLINE_RULES, DeadlineRule, Unit
from yizhi.statute.laws import LAWS
from yizhi.statute.parameters import DEFAULT_PARAMETERS
from yizhi.statute.provenance import InForce
from yizhi.statute.rules import PROCEDURE_RULES


def render() -> str:
    """The whole reference as Markdown; the same rules always give the same text."""
    return "\n".join([*_opening(), *_procedure(), *_deadlines(), *_parameters(), *_laws()])


def _opening() -> Iterator[str]:
    yield "# 规则目录"
    yield ""
    yield "本页由 `python -m yizhi.statute.reference` 从规则代码生成，请勿手工修改。"
    yield ""
    yield "“可靠程度”为“法律条文”的是硬性规则；其余为可由本地以文件依据替换的配置。"
    yield ""


def _procedure() -> Iterator[str]:
    yield "## 程序与实体规则"
    yield ""
    yield from _table(
        ("编号", "规则", "依据", "施行", "可靠程度", "说明"),
        (
            (rule.id, rule.title, rule.citation, _span(rule.in_force), rule.reliability.chinese, rule.note)
            for rule in PROCEDURE_RULES
        ),
    )


def _deadlines() -> Iterator[str]:
    yield "## 期限规则"
    yield ""
    yield "起算当日不计。约束当事人的期限遇休息日顺延至其后第一个工作日；约束行政机关的期限不顺延。"
    yield ""
    yield from _table(
        ("编号", "期限", "起算", "长度", "延长", "顺延", "约束", "依据", "施行", "可靠程度", "说明"),
        (_deadline(rule) for rule in DEADLINE_RULES),
    )


def _deadline(rule: DeadlineRule) -> tuple[str, ...]:
    return (
        rule.id,
        rule.title,
        rule.trigger,
        _length(rule),
        "、".join(f"+{stretch.most.value(DEFAULT_PARAMETERS)}" for stretch in rule.stretches),
        "是" if rule.rolls else "",
        rule.bound.value,
        rule.citation,
        _span(rule.in_force),
        rule.reliability.chinese,
        "；".join(text for text in (rule.note, _pauses(rule)) if text),
    )


def _length(rule: DeadlineRule) -> str:
    length = rule.length.value(DEFAULT_PARAMETERS)
    if rule.unit is Unit.NOON_BEFORE:
        return f"前{length}日12时"
    return ("之前" if rule.backwards else "") + rule.unit.quantity(length)


def _pauses(rule: DeadlineRule) -> str:
    return f"不计入：{rule.pause_grounds}" if rule.pause_grounds else ""


def _parameters() -> Iterator[str]:
    yield "## 可配置的数值"
    yield ""
    yield from _table(
        ("键", "名称", "默认值", "来源", "可靠程度"),
        (
            (f"`{row.key}`", row.title, str(row.value), row.source, row.reliability.chinese)
            for row in DEFAULT_PARAMETERS.values.values()
        ),
    )


def _laws() -> Iterator[str]:
    yield "## 所引法律、法规、规章"
    yield ""
    yield from _table(
        ("缩写", "名称", "版本", "施行"),
        ((law.code, str(law), law.version.isoformat(), _span(law.in_force)) for law in LAWS),
    )


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '｜') for cell in row)} |"
    yield ""


def _span(in_force: InForce) -> str:
    return f"{in_force.start.isoformat()}—{in_force.end.isoformat() if in_force.end else ''}"


if __name__ == "__main__":
    sys.stdout.write(render())
