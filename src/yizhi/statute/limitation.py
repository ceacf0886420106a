"""Whether a violation was discovered in time to be penalised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from yizhi.statute.chinese import dated
from yizhi.statute.deadlines.counting import add_months
from yizhi.statute.laws import APL
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal

LIMITATION_RULE = Rule(
    id="R-APL-36",
    title="行政处罚的追责期限",
    articles=(APL.article(36),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="法律另有规定的除外；拆除前的违法建筑是否处于继续状态由办案机关认定",
)
ORDINARY_YEARS = 2
GRAVE_YEARS = 5


class Affected(Enum):
    """What the violation touches; only the first two can extend the period to five years."""

    LIFE_AND_HEALTH = "公民生命健康安全"
    FINANCIAL_SAFETY = "金融安全"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Violation:
    """The facts that decide limitation.

    ``continuing`` covers 连续 and 继续 alike; ``ended_on`` is None while such a violation still goes on.
    ``special_years`` with ``special_basis`` is the period of another law, which prevails.
    """

    occurred_on: date
    continuing: bool = False
    ended_on: date | None = None
    affected: Affected = Affected.OTHER
    harm_occurred: bool = False
    special_years: int | None = None
    special_basis: str = ""

    def __post_init__(self) -> None:
        if self.ended_on is not None and self.ended_on < self.occurred_on:
            raise ValueError("违法行为终了日期早于发生日期。")
        if self.special_years is not None and (self.special_years < 1 or not self.special_basis.strip()):
            raise ValueError("特别追责期限须为正整数，并写明所依据的法律条款。")

    @property
    def counted_from(self) -> date | None:
        """The day from which the period runs; None while the violation continues."""
        return self.ended_on if self.continuing else self.occurred_on


@dataclass(frozen=True, slots=True)
class Limitation:
    """``last_day`` is the last day of discovery that still permits a penalty; None while the violation continues."""

    last_day: date | None
    years: int
    explanation: tuple[str, ...]
    refusal: Refusal | None

    @property
    def expired(self) -> bool:
        return self.refusal is not None


def limitation(violation: Violation, discovered_on: date) -> Limitation:
    """Whether a violation discovered that day may still be penalised.

    Allowed if and only if discovery is not later than two years after the act, or after its end when it was
    repeated or continuing; five years when life and health or financial safety were touched **and** harm occurred;
    another law prevails. The period counts to the day of discovery, not of filing. Article: 行政处罚法第三十六条.
    """
    LIMITATION_RULE.require_in_force(discovered_on)
    years, basis = _years(violation)
    start = violation.counted_from
    if start is None:
        step = "违法行为处于连续或者继续状态，尚未终了，追责期限未开始计算。"
        return Limitation(None, years, (step, basis), None)
    last_day = add_months(start, years * 12)
    which = "行为终了" if violation.continuing else "行为发生"
    steps = (
        f"起算：{which}之日为{dated(start)}（{APL.article(36, 2)}）。",
        basis,
        f"届满：{dated(last_day)}；发现之日为{dated(discovered_on)}。",
    )
    refusal = None if discovered_on <= last_day else _expired(last_day, discovered_on)
    return Limitation(last_day, years, steps, refusal)


def _years(violation: Violation) -> tuple[int, str]:
    if violation.special_years is not None:
        return violation.special_years, f"期限：{violation.special_years}年（{violation.special_basis}）。"
    if violation.affected is not Affected.OTHER and violation.harm_occurred:
        why = f"涉及{violation.affected.value}且有危害后果"
        return GRAVE_YEARS, f"期限：{why}，{GRAVE_YEARS}年（{APL.article(36, 1)}）。"
    return ORDINARY_YEARS, f"期限：{ORDINARY_YEARS}年（{APL.article(36, 1)}）。"


def _expired(last_day: date, discovered_on: date) -> Refusal:
    return Refusal(
        what="不再给予行政处罚",
        why=f"违法行为至{dated(last_day)}未被发现，{dated(discovered_on)}才发现，已过追责期限",
        article=LIMITATION_RULE.citation,
        next_step="不予立案；已经立案的撤销案件。仍可依法责令改正",
    )
