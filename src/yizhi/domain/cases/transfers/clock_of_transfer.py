"""What falls due next in a handing over, for whom, and why; and whether it is late."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import Side
from yizhi.platform import clock
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Due:
    title: str
    side: Side
    deadline: Deadline


def _in_state(one: Transfer) -> tuple[str, Side, str, Any] | None:
    """Title, whose turn, rule and what starts it, for the present state; None where no period runs."""
    if one.kind == "HANDOVER" and one.state == "DRAFT":
        return "移送有权机关", Side.SENDER, "T-LINK-SEND", one.found_at
    if one.state in ("SENT", "RECEIVED"):
        return "签收并答复", Side.RECEIVER, "T-LINK-ANSWER", one.settled_at or one.sent_at
    if one.state == "DISPUTED":
        return "协商解决管辖争议", Side.BOTH, "T-JUR", one.disputed_at
    if one.state == "ACCEPTED":
        return "决定是否立案", Side.RECEIVER, "T-FILE", one.accepted_at
    if one.state in ("DECIDED", "NOT_FILED") and (one.served_on or not one.result_number):
        return "抄告处理结果", Side.RECEIVER, "T-LINK-COPY", one.served_on or one.result_on
    if one.state == "COPIED_BACK" and not one.shared:
        return "共享处理结果信息", Side.RECEIVER, "T-LINK-SHARE", one.copied_at
    return None


def next_due(one: Transfer) -> Due | None:
    """None also where next year's holidays are unknown and no day can be named."""
    found = _in_state(one)
    if found is None or found[3] is None:
        return None
    title, side, rule, start = found
    try:
        return Due(title, side, compute(rule, clock.day(start) if isinstance(start, datetime) else start))
    except RefusedError:
        return None


def columns(one: Transfer) -> dict[str, Any]:
    """The index columns that follow from the facts."""
    due = next_due(one)
    return {"due_on": due.deadline.due_on if due else None, "due_side": due.side if due else ""}
