"""The kinds of administrative penalty. An order to correct is none of them."""

from __future__ import annotations

from enum import Enum

from yizhi.statute.laws import APL
from yizhi.statute.provenance import Article, Reliability, Rule

PENALTY_KINDS_RULE = Rule(
    id="R-APL-9",
    title="行政处罚的种类",
    articles=(APL.article(9),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="责令改正不是行政处罚，应与处罚一并作出（第二十八条）",
)


class PenaltyKind(Enum):
    """Kinds of article 9, in its order; the value is the Chinese name used in documents and exports."""

    WARNING = "警告"
    CRITICISM = "通报批评"
    FINE = "罚款"
    CONFISCATE_GAINS = "没收违法所得"
    CONFISCATE_GOODS = "没收非法财物"
    SUSPEND_LICENCE = "暂扣许可证件"
    DOWNGRADE = "降低资质等级"
    REVOKE_LICENCE = "吊销许可证件"
    RESTRICT_BUSINESS = "限制开展生产经营活动"
    SUSPEND_BUSINESS = "责令停产停业"
    CLOSE_BUSINESS = "责令关闭"
    RESTRICT_PRACTICE = "限制从业"
    DETENTION = "行政拘留"
    OTHER_BY_LAW = "法律、行政法规规定的其他行政处罚"

    @property
    def chinese(self) -> str:
        return self.value

    @property
    def article(self) -> Article:
        return APL.article(9, item=_ITEMS[self])

    @property
    def on_the_spot(self) -> bool:
        """True if and only if article 51 names it for the simple procedure; public criticism is not named."""
        return self in {PenaltyKind.WARNING, PenaltyKind.FINE}

    @property
    def always_hearing(self) -> bool:
        """True if article 63 grants a hearing whatever the amount; fines and confiscations need a threshold."""
        return self in _HEARING

    @property
    def restricts_liberty(self) -> bool:
        """True if only public security may impose it (article 18, paragraph 3); never offered to other agencies."""
        return self is PenaltyKind.DETENTION


_ITEMS = {
    PenaltyKind.WARNING: 1,
    PenaltyKind.CRITICISM: 1,
    PenaltyKind.FINE: 2,
    PenaltyKind.CONFISCATE_GAINS: 2,
    PenaltyKind.CONFISCATE_GOODS: 2,
    PenaltyKind.SUSPEND_LICENCE: 3,
    PenaltyKind.DOWNGRADE: 3,
    PenaltyKind.REVOKE_LICENCE: 3,
    PenaltyKind.RESTRICT_BUSINESS: 4,
    PenaltyKind.SUSPEND_BUSINESS: 4,
    PenaltyKind.CLOSE_BUSINESS: 4,
    PenaltyKind.RESTRICT_PRACTICE: 4,
    PenaltyKind.DETENTION: 5,
    PenaltyKind.OTHER_BY_LAW: 6,
}
_HEARING = frozenset(
    {
        PenaltyKind.DOWNGRADE,
        PenaltyKind.REVOKE_LICENCE,
        PenaltyKind.SUSPEND_BUSINESS,
        PenaltyKind.CLOSE_BUSINESS,
        PenaltyKind.RESTRICT_PRACTICE,
    }
)
