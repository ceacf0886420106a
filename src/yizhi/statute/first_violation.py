"""First violation (首违): may a penalty be waived because it is the first one? Every condition is told apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yizhi.statute.chinese import chinese_date
from yizhi.statute.decision import Decision, decide
from yizhi.statute.discretion.grounds import WAIVER_RULE, Duty
from yizhi.statute.laws import APL
from yizhi.statute.refusal import Refusal

ARTICLE = APL.article(33, 1).citation


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier penalty or first-violation exemption for the same item: its day and who gave it."""

    on: date
    agency: str


@dataclass(frozen=True, slots=True)
class FirstViolation:
    """The facts of the case. ``months`` is the window the installation configured; no statute names one."""

    on_list: bool
    earlier: Earlier | None
    harm_slight: bool
    corrected: bool
    cooperated: bool
    commitment_signed: bool
    violated_on: date
    months: int


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier; the month's last day where there is none."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def judge_first(facts: FirstViolation) -> Decision:
    """Whether the penalty *may* be waived as a first violation (可以不予行政处罚); the decision stays with the agency.

    Allowed if and only if the item is on the list, there was no earlier penalty or exemption within the window, harm
    was slight, it was corrected in time, the party cooperated and signed the commitment.
    Article: 行政处罚法第三十三条第一款.
    """
    WAIVER_RULE.require_in_force(facts.violated_on)
    begins = months_before(facts.violated_on, facts.months)
    earlier = facts.earlier if facts.earlier and begins <= facts.earlier.on <= facts.violated_on else None
    return decide(
        (
            None if facts.on_list else _no("该事项不在首违不罚清单内", "按一般案件办理"),
            _repeated(earlier, facts.months) if earlier else None,
            None if facts.harm_slight else _no("没有认定危害后果轻微", "完成违法行为分级并记录理由"),
            None if facts.corrected else _no("尚未及时改正", "责令改正并复查，留存复查记录"),
            None if facts.cooperated else _no("当事人没有配合调查", "按一般案件办理"),
            None if facts.commitment_signed else _no("当事人尚未签署承诺书", "先由当事人签署承诺书"),
        ),
        grounds=(
            f"自{chinese_date(begins)}起没有同一事项的处罚和首违不罚记录，{Duty.MAY.value}不予行政处罚（{ARTICLE}）",
        ),
        duties=(f"对当事人进行教育（{APL.article(33, 3).citation}）", "登记首违"),
    )


def _repeated(earlier: Earlier, months: int) -> Refusal:
    before = f"{chinese_date(earlier.on)}{earlier.agency}已就同一事项处罚或者首违不罚"
    return _no(f"{before}，在{months}个月以内", "按一般案件办理")


def _no(why: str, step: str) -> Refusal:
    return Refusal(what="不能以首违不予处罚", why=why, article=ARTICLE, next_step=step)
