"""Is one penalty heavier than another? A partial order: kinds that no norm ranks cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from yizhi.statute.laws import APL
from yizhi.statute.money import Fen, in_yuan
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal

DEFENCE_RULE = Rule(
    id="R-APL-45b",
    title="不得因陈述、申辩给予更重的处罚",
    articles=(APL.article(45, 2),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="发现新的违法事实的，另行调查、重新告知",
)

# Each kind is lighter than those named: only pairs of which the second contains or outlasts the first.
_HEAVIER = {
    PenaltyKind.SUSPEND_LICENCE: {PenaltyKind.REVOKE_LICENCE},
    PenaltyKind.DOWNGRADE: {PenaltyKind.REVOKE_LICENCE},
    PenaltyKind.RESTRICT_BUSINESS: {PenaltyKind.SUSPEND_BUSINESS, PenaltyKind.CLOSE_BUSINESS},
    PenaltyKind.SUSPEND_BUSINESS: {PenaltyKind.CLOSE_BUSINESS},
    PenaltyKind.WARNING: set(PenaltyKind) - {PenaltyKind.WARNING},
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One penalty: its kind, and its size where the kind has one (fen for money, days for a period)."""

    kind: PenaltyKind
    size: int = 0

    def within(self, other: Measure) -> bool:
        """True if this measure is not heavier than the other."""
        if self.kind is other.kind:
            return self.size <= other.size
        return other.kind in _HEAVIER.get(self.kind, set())

    def __str__(self) -> str:
        money = {PenaltyKind.FINE, PenaltyKind.CONFISCATE_GAINS}
        return f"{self.kind.chinese}{in_yuan(self.size)}" if self.kind in money else self.kind.chinese


class Weight(Enum):
    """How a penalty compares with another."""

    LIGHTER = "较轻"
    EQUAL = "相同"
    HEAVIER = "较重"
    INCOMPARABLE = "不能比较"


Penalty = Sequence[Measure]


def weigh(one: Penalty, other: Penalty) -> Weight:
    """How ``one`` compares with ``other``. Not heavier if and only if each of its measures is covered by another
    measure of ``other`` that is not lighter, and none covers two."""
    below, above = _covered(list(one), list(other)), _covered(list(other), list(one))
    if below and above:
        return Weight.EQUAL
    return Weight.LIGHTER if below else Weight.HEAVIER if above else Weight.INCOMPARABLE


def check_defence(announced: Penalty, intended: Penalty, *, new_facts_announced: bool = False) -> Refusal | None:
    """Whether the penalty may be decided after the party was heard on the one announced.

    Allowed if and only if it is not heavier than announced; or new facts were found and announced anew, in which case
    ``announced`` is the later announcement. What cannot be compared is refused: nobody could show it to be lighter.
    Article: 行政处罚法第四十五条第二款.
    """
    weight = weigh(intended, announced)
    if weight in {Weight.LIGHTER, Weight.EQUAL} or new_facts_announced:
        return None
    words = f"拟决定“{told(intended)}”，告知的是“{told(announced)}”，前者{weight.value}"
    return Refusal(
        what="不能作出处罚决定",
        why=words if weight is Weight.HEAVIER else f"{words}，无法说明没有加重",
        article=DEFENCE_RULE.citation,
        next_step="不超过告知的处罚；有新的违法事实的，查清后重新告知并听取陈述、申辩",
    )


def told(penalty: Penalty) -> str:
    return "、".join(str(measure) for measure in penalty) or "不予处罚"


def fine(amount: Fen) -> Measure:
    return Measure(PenaltyKind.FINE, amount)


def _covered(small: list[Measure], large: list[Measure]) -> bool:
    """Whether every measure of ``small`` finds its own in ``large``. Lists hold a handful of measures at most."""
    if not small:
        return True
    first, rest = small[0], small[1:]
    return any(first.within(one) and _covered(rest, large[:at] + large[at + 1 :]) for at, one in enumerate(large))
