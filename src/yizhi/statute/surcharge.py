"""Surcharge for late payment (加处罚款): three per cent of the fine a day, never more than the fine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from yizhi.statute.chinese import dated
from yizhi.statute.laws import ACL, APL, FSC
from yizhi.statute.money import Fen, in_yuan, require_fen
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal, RefusedError

if TYPE_CHECKING:
    from yizhi.statute.deadlines.facts import Pause

PERCENT_PER_DAY = 3
DAYS_TO_CAP = -(-100 // PERCENT_PER_DAY)
"""The first day on which the cap is reached: 33 days are 99 %, so 34."""

SURCHARGE_RULE = Rule(
    id="R-APL-72",
    title="到期不缴纳罚款的，每日加处百分之三，以罚款数额为限",
    articles=(APL.article(72, 1, 1), APL.article(73, 3), ACL.article(45, 2)),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="复议、诉讼期间不计算；分期缴纳的，每期分别计算",
)
ANNOUNCED_RULE = Rule(
    id="R-FSC-7",
    title="处罚决定书未载明加处罚款的，不得加处",
    articles=(FSC.article(7, 1), FSC.article(9, 1), ACL.article(45, 1)),
    in_force=FSC.in_force,
    reliability=Reliability.LAW,
)


@dataclass(frozen=True, slots=True)
class Surcharge:
    """Amount in fen, the days it rests on, and the steps in Chinese."""

    amount: Fen
    days_late: int
    suspended_days: int
    capped: bool
    explanation: tuple[str, ...] = ()


def surcharge(
    fine: Fen, due_on: date, paid_on: date, *, announced: bool, suspensions: Sequence[Pause] = ()
) -> Surcharge:
    """The surcharge on one fine (or one instalment) due on ``due_on`` and paid on ``paid_on``.

    Due if and only if the decision announced it and payment is after the due day. Days on which reconsideration
    or litigation was pending are not counted. Units: fen, rounded down in favour of the party.
    Errors: ``RefusedError`` when it was not announced, or the rule is not in force on the due day.
    Article: 行政处罚法第七十二条、第七十三条第三款, 罚款决定与罚款收缴分离实施办法第七条.
    """
    require_fen(fine)
    SURCHARGE_RULE.require_in_force(due_on)
    late = max(0, (paid_on - due_on).days)
    if late and not announced:
        raise RefusedError(_not_announced())
    suspended = suspended_days(due_on, paid_on, suspensions)
    days = late - suspended
    accrued = fine * PERCENT_PER_DAY * days // 100
    amount = min(fine, accrued)
    found = Surcharge(amount, days, suspended, capped=accrued >= fine > 0)
    return replace(found, explanation=_explain(fine, due_on, found))


def suspended_days(due_on: date, paid_on: date, suspensions: Sequence[Pause]) -> int:
    """Late days covered by a suspension; overlapping suspensions count once."""
    covered = {day for pause in suspensions for day in pause.days() if due_on < day <= paid_on}
    return len(covered)


def cap_reached_on(due_on: date, suspensions: Sequence[Pause] = ()) -> date:
    """The day from which the surcharge equals the fine."""
    day, left = due_on, DAYS_TO_CAP
    paused = {paused for pause in suspensions for paused in pause.days()}
    while left:
        day += timedelta(days=1)
        left -= day not in paused
    return day


def _explain(fine: Fen, due_on: date, found: Surcharge) -> tuple[str, ...]:
    late = found.days_late + found.suspended_days
    if not late:
        return (f"在{dated(due_on)}届满前缴纳，不加处罚款。",)
    steps = [f"缴纳期限于{dated(due_on)}届满，自次日起逾期{late}日。"]
    if found.suspended_days:
        article = APL.article(73, 3)
        steps.append(f"扣除复议、诉讼期间{found.suspended_days}日（{article}），计{found.days_late}日。")
    steps.append(f"每日按罚款{in_yuan(fine)}的{PERCENT_PER_DAY}%加处（{APL.article(72, 1, 1)}）。")
    if found.capped:
        steps.append(f"加处罚款不得超出罚款数额，以{in_yuan(found.amount)}为限。")
    else:
        steps.append(f"{in_yuan(fine)}×{PERCENT_PER_DAY}%×{found.days_late}日，加处{in_yuan(found.amount)}。")
    return tuple(steps)


def _not_announced() -> Refusal:
    return Refusal(
        what="不能加处罚款",
        why="处罚决定书没有载明逾期缴纳将加处罚款",
        article=ANNOUNCED_RULE.citation,
        next_step="只催缴罚款本金；今后在处罚决定书中写明加处罚款的标准",
    )
