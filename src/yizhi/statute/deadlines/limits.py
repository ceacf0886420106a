"""Which starts, extensions and pauses a deadline accepts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from yizhi.statute.deadlines.facts import Extension, Pause
from yizhi.statute.deadlines.rule import DeadlineRule, Unit
from yizhi.statute.parameters import Parameters
from yizhi.statute.refusal import Refusal, RefusedError


def check_start(rule: DeadlineRule, start: date | datetime) -> None:
    """Refuse a day where the law counts hours, and an instant without a time zone."""
    why = ""
    if rule.takes_time and not isinstance(start, datetime):
        why = "本期限以小时计算，只有日期没有时刻"
    elif isinstance(start, datetime) and start.tzinfo is None:
        why = "起算时刻没有时区"
    if why:
        raise RefusedError(
            Refusal(
                what=f"无法计算{rule.title}",
                why=why,
                article=rule.citation,
                next_step="填写精确到分钟的北京时间，例如2022-10-01T09:30",
            )
        )


def check_extensions(rule: DeadlineRule, extensions: Sequence[Extension], parameters: Parameters) -> None:
    """Allowed if and only if the rule permits that many, each within its limit and with its basis cited."""
    if len(extensions) > len(rule.stretches):
        times = f"最多可以延长{len(rule.stretches)}次" if rule.stretches else "没有规定可以延长"
        raise _refused_extension(rule, f"法律对本期限{times}，收到{len(extensions)}次延长")
    for extension, stretch in zip(extensions, rule.stretches, strict=False):
        most = stretch.most.value(parameters)
        if extension.length > most:
            limit = rule.unit.quantity(most)
            raise _refused_extension(rule, f"本次延长不得超过{limit}，收到{rule.unit.quantity(extension.length)}")
        if stretch.needs_basis and not extension.basis.strip():
            raise _refused_extension(rule, "只有法律、法规、规章另有规定才可以延长，未写明所依据的条款")


def check_pauses(rule: DeadlineRule, pauses: Sequence[Pause]) -> tuple[str, ...]:
    """Refuse pauses of hours and of periods counted back; name those for which the statute gives no ground."""
    if not pauses:
        return ()
    if rule.unit in {Unit.HOUR, Unit.NOON_BEFORE} or rule.backwards:
        counted = "向前倒算" if rule.backwards else "以时刻计算"
        raise RefusedError(
            Refusal(
                what=f"{rule.title}不能中止",
                why=f"本期限{counted}，法律没有规定扣除期间",
                article=rule.citation,
                next_step="删除中止期间后重新计算",
            )
        )
    if rule.pause_grounds or all(pause.basis.strip() for pause in pauses):
        return ()
    source = rule.citation or "所依据的规定"
    return (f"{source}没有规定本期限可以中止；扣除期间须另有法律依据并附卷，否则以不扣除的日期为准",)


def _refused_extension(rule: DeadlineRule, why: str) -> RefusedError:
    conditions = "；".join(stretch.condition for stretch in rule.stretches)
    return RefusedError(
        Refusal(
            what=f"不能这样延长{rule.title}",
            why=why,
            article=rule.citation,
            next_step=f"可以延长的情形：{conditions}" if conditions else "在原期限内办结",
        )
    )
