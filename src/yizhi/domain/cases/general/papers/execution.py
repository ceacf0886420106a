"""Documents of the execution: deferral, demand, application to the court."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CaseParty
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor


def _paper(dossier: Dossier, party: CaseParty) -> Any:
    return next(paper for paper in dossier.papers if paper.case_party_id == party.pk)


def deferral(
    dossier: Dossier, party: CaseParty, hardship: str, rows: list[dict[str, Any]], at: datetime
) -> dict[str, Any]:
    """D48 延期（分期）缴纳罚款通知书."""
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "decision_number": _paper(dossier, party).document.number,
        "hardship": hardship,
        "schedule": rows,
        "issued_on": at.date(),
    }


def demand(dossier: Dossier, party: CaseParty, fine: int, added: int, at: datetime) -> dict[str, Any]:
    """D50 催告书."""
    paper = _paper(dossier, party)
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "decision_number": paper.document.number,
        "served_on": paper.served_on,
        "fine": fine,
        "surcharge": added or None,
        "total": fine + added,
        "manner": "到处罚决定书载明的代收机构或者通过电子支付系统缴纳",
        "issued_on": at.date(),
    }


def court(
    dossier: Dossier, party: CaseParty, *, court_name: str, amount: int, demanded_on: date, opinion: str, head: Actor,
    at: datetime,
) -> dict[str, Any]:  # fmt: skip
    """D55 强制执行申请书."""
    paper = _paper(dossier, party)
    decided = dossier.case.decided_at
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "court": court_name,
        "decision_number": paper.document.number,
        "decided_on": clock.day(decided) if decided else None,
        "served_on": paper.served_on,
        "penalties": parts.penalties(dossier, party),
        "amount": amount,
        "demanded_on": demanded_on,
        "opinion": opinion,
        "materials": "行政处罚决定书及作出决定的事实、理由和依据，催告书及送达回证，当事人意见，执行标的情况",
        "head_name": head.name,
        "applied_on": at.date(),
    }
