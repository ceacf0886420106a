"""What follows an order to correct, what a party promises instead of being fined, a slip put right: D24, D42, S17."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CaseParty, CorrectionOrder
from yizhi.platform import clock
from yizhi.platform.documents.models import Document

_FOLLOWS = {True: "本机关将在依法处理时考虑改正情况。", False: "请立即改正。本机关将依法处理。"}
_PROMISE = (
    "我已知悉上述违法事实和改正要求，承诺在上述期限内改正，接受复查，今后遵守有关规定；未履行承诺的，愿依法接受处理。"
)


def inspection(dossier: Dossier, order: CorrectionOrder, party: CaseParty, at: datetime) -> dict[str, Any]:
    """D24 整改复查意见书 for one party."""
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "order_number": order.document.number if order.document else "",
        "demand": order.demand.rstrip("。"),
        "due_on": order.due_on,
        "checked_at": at,
        "findings": order.findings,
        "result": "yes" if order.corrected else "no",
        "consequence": _FOLLOWS[bool(order.corrected)],
        "officers": parts.officers(dossier.case, at),
        "issued_on": at.date(),
    }


def commitment(
    dossier: Dossier, party: CaseParty, *, ground: str, demand: str, due_on: date, promise: str, at: datetime
) -> dict[str, Any]:
    """D42 轻微违法告知承诺书."""
    case = dossier.case
    return {
        "agency_name": case.agency.name,
        **parts.particulars(dossier, party),
        "violated_at": case.occurred_at,
        "place": case.place,
        "facts": str(case.facts),
        "violated_norm": parts.in_full(dossier.item.violation_citation),
        "ground": ground,
        "demand": demand,
        "due_on": due_on,
        "commitment": promise or _PROMISE,
        "officers": parts.officers(case, at),
        "issued_on": at.date(),
    }


def correction(
    dossier: Dossier, party: CaseParty, paper: Document, *, wrong: str, right: str, reason: str, at: datetime
) -> dict[str, Any]:
    """S17 文书更正（补正）通知书."""
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "document_name": paper.name,
        "document_number": paper.number or None,
        "document_on": clock.day(paper.issued_at),
        "wrong": wrong,
        "right": right,
        "reason": reason,
        "issued_on": at.date(),
    }
