"""Whether an amount lies within what the norm allows for this party, and which of several norms applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yizhi.statute.fine_form import FineForm, FineLimits
from yizhi.statute.laws import APL
from yizhi.statute.money import Fen, in_yuan, require_fen
from yizhi.statute.party import PartyKind
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal, RefusedError

ONE_FINE_RULE = Rule(
    id="R-APL-29",
    title="同一违法行为不得给予两次以上罚款，触犯多个规范的按罚款数额高的规定处罚",
    articles=(APL.article(29),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
MITIGATION_RULE = Rule(
    id="R-APL-32",
    title="应当从轻或者减轻处罚的情形",
    articles=(APL.article(32),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="只有减轻处罚可以低于法定下限",
)


@dataclass(frozen=True, slots=True)
class FineRule:
    """The fine of one provision: one form for citizens, one for organisations (None: the norm fines none of them).

    ``optional`` is True if and only if the norm says the fine *may* be imposed (可以). ``citation`` names the
    provision. ``household_as`` says whose form a household business takes; the statute does not say.
    """

    citizen: FineForm | None
    organisation: FineForm | None
    citation: str
    optional: bool = False
    household_as: PartyKind = PartyKind.CITIZEN

    def form(self, party: PartyKind) -> FineForm:
        """The form for this kind of party. Errors: ``RefusedError`` when the norm does not fine it."""
        kind = self.household_as if party is PartyKind.HOUSEHOLD_BUSINESS else party
        form = self.organisation if kind.is_organisation else self.citizen
        if form is None:
            raise RefusedError(
                Refusal(
                    what=f"不能对{party.chinese}处以罚款",
                    why="该条款没有对此类当事人设定罚款",
                    article=self.citation,
                    next_step="核对当事人类型，或者改引适用的条款",
                )
            )
        return form

    def limits(self, party: PartyKind, *, base: Fen | None = None, quantity: Decimal | int | None = None) -> FineLimits:
        return self.form(party).limits(base, quantity)


def check_fine(
    rule: FineRule,
    party: PartyKind,
    amount: Fen,
    *,
    base: Fen | None = None,
    quantity: Decimal | int | None = None,
    mitigation: str = "",
) -> Refusal | None:
    """Whether a fine of ``amount`` fen is lawful under the provision.

    Allowed if and only if it lies within the limits (both included); or it is nil and the fine is optional; or it
    is below the lower limit and ``mitigation`` cites the ground of 减轻处罚. Nothing allows exceeding the upper limit.
    """
    require_fen(amount)
    limits = rule.limits(party, base=base, quantity=quantity)
    if amount > limits.highest:
        return _outside(rule, amount, limits, "高于法定上限", "将罚款降至幅度以内")
    if amount == 0:
        ground = rule.optional or mitigation.strip()
        return (
            None
            if ground
            else _outside(rule, amount, limits, "该条款规定应当处以罚款", "确定罚款数额，或者依法不予处罚")
        )
    if amount < limits.lowest and not mitigation.strip():
        step = f"提高至幅度以内，或者写明减轻处罚的情形（{MITIGATION_RULE.citation}）"
        return _outside(rule, amount, limits, "低于法定下限且没有减轻处罚的情形", step)
    return None


def heavier(rules: Sequence[FineRule], party: PartyKind, *, base: Fen | None = None) -> FineRule:
    """The provision to apply when one act offends several: higher upper limit, then higher lower limit; else first.

    Article: 行政处罚法第二十九条. A human still confirms that it is one act.
    """
    if not rules:
        raise ValueError("没有可供比较的条款。")

    def weight(rule: FineRule) -> tuple[Fen, Fen]:
        limits = rule.limits(party, base=base)
        return limits.highest, limits.lowest

    return max(rules, key=weight)


def _outside(rule: FineRule, amount: Fen, limits: FineLimits, why: str, next_step: str) -> Refusal:
    return Refusal(
        what=f"罚款{in_yuan(amount)}不在法定幅度内",
        why=f"{why}（法定幅度为{limits}）",
        article=rule.citation,
        next_step=next_step,
    )
