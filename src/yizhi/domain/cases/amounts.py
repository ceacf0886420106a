"""Money in a simple case: what may be imposed on the spot, what became due, what was paid."""

from datetime import date
from typing import Any, NamedTuple

from yizhi.domain.cases.models import Penalty, SimpleCase
from yizhi.domain.cases.rules import STATUTORY_KIND, Amount
from yizhi.domain.norms import api as norms
from yizhi.statute.deadlines import compute
from yizhi.statute.fine_range import check_fine
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError
from yizhi.statute.simple_procedure import ON_THE_SPOT_RULE, limit
from yizhi.statute.surcharge import surcharge


class Limit(NamedTuple):
    """The highest fine on the spot for this party, in fen, and the article that says so."""

    fen: int
    citation: str


def simple_limit(case: SimpleCase, day: date) -> Limit:
    kind = STATUTORY_KIND[case.party.kind]
    fen = limit(kind, day, household_as=norms.household_as(day))
    return Limit(fen, ON_THE_SPOT_RULE.citation)


def span(case: SimpleCase, day: date) -> Amount | None:
    """What may be fined on the spot for this item and party; None while either is unknown or nobody such is fined."""
    version = norms.item_version(case.item_version)
    if version is None or case.party is None:
        return None
    try:
        limits = version.fine_rule.limits(STATUTORY_KIND[case.party.kind])
    except RefusedError:
        return None
    highest = min(limits.highest, simple_limit(case, day).fen)
    return Amount(limits.lowest, highest, version.fine_rule.optional, str(limits))


def refusals(case: SimpleCase, penalty: str, fine_fen: int, day: date, earlier_order: str) -> list[Refusal]:
    """Why this penalty may not be imposed on the spot; empty if and only if it may.

    `earlier_order` says how correction was ordered before and not followed, for norms that fine only then.
    """
    version = norms.item_version(case.item_version)
    if version is None or case.party is None:
        return [Refusal("不能拟定处罚", "执法事项或者当事人不明", "《行政处罚法》第四十条", "请先登记当事人")]
    if penalty == Penalty.WARNING:
        return [] if version.allows_warning else [_no_warning(version)]
    kind = STATUTORY_KIND[case.party.kind]
    found = []
    first = norms.correction_refusal(version.correction, warned_or_ordered=bool(earlier_order), words="")
    if first is not None:
        found.append(first)
    if fine_fen == 0:
        found.append(Refusal("罚款数额未填", "处以罚款的须填写数额", ON_THE_SPOT_RULE.citation, "请填写罚款金额"))
    elif refusal := check_fine(version.fine_rule, kind, fine_fen):
        found.append(refusal)
    most = simple_limit(case, day)
    if fine_fen > most.fen:
        why = f"对{kind.chinese}当场罚款不得超过{in_yuan(most.fen)}，拟罚款{in_yuan(fine_fen)}"
        found.append(Refusal("不能当场作出处罚决定", why, most.citation, "请调整数额，或者改按普通程序办理"))
    return found


def _no_warning(version: Any) -> Refusal:
    return Refusal(
        "不能处以警告",
        f"“{version.name}”的处罚依据没有设定警告",
        version.penalty_citation,
        "请按依据处以罚款；依法可以不罚的，教育后结束办理",
    )


def words(penalty: str, fine_fen: int) -> str:
    return f"罚款{in_yuan(fine_fen)}" if penalty == Penalty.FINE else str(Penalty(penalty).label)


def payment_due(decided_on: date) -> date | None:
    """The last day to pay (T-PAY). None while next year's holidays are not published: then no date is guessed."""
    try:
        return compute("T-PAY", decided_on).due_on
    except RefusedError:
        return None


def surcharge_of(case: SimpleCase, paid_on: date) -> int:
    """The surcharge in fen on the whole fine if it is paid that day; the decision announces it."""
    if case.due_on is None or not case.fine_fen:
        return 0
    return surcharge(case.fine_fen, case.due_on, paid_on, announced=True).amount


def paid_enough(case: SimpleCase, total_fen: int, paid_on: date) -> bool:
    """The fine and what was added to it by that day are paid."""
    return total_fen >= case.fine_fen + surcharge_of(case, paid_on)
