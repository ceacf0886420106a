"""Documents of the execution: deferral, demand, application to the court."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general import money
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CaseParty, Deferral, Payable
from yizhi.platform import clock
from yizhi.platform.acts.writing import Writing
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


def deferral_asked(
    dossier: Dossier, party: CaseParty, hardship: str, rows: list[dict[str, Any]], materials: str, at: datetime
) -> dict[str, Any]:
    """S13 延期（分期）缴纳罚款申请书."""
    data = deferral(dossier, party, hardship, rows, at)
    data.pop("issued_on")
    return {
        **data,
        "amount": sum(row["amount"] for row in rows),
        "materials": materials or None,
        "applied_on": at.date(),
    }


def deferral_sheet(dossier: Dossier, one: Deferral, plan: str, opinion: str, writing: Writing) -> dict[str, Any]:
    """S14 延期（分期）缴纳罚款审批表; `plan` is empty where it was refused."""
    day, party = writing.at.date(), one.payable.case_party
    asked = parts.opinion_of("承办人", "当事人申请延期或者分期缴纳，报请审批。", dossier.case.lead_id, writing.at)
    return {
        **parts.numbered_heading(dossier),
        "party_name": str(party),
        "decision_number": _paper(dossier, party).document.number,
        "amount": money.account(dossier, one.payable, day).principal_left,
        "hardship": one.hardship,
        "plan": plan or None,
        "opinions": [asked, parts.opinion("行政机关负责人", opinion, writing.actor, day)],
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


def surcharge(dossier: Dossier, one: Payable, account: money.Account, at: datetime) -> dict[str, Any]:
    """D49 加处罚款决定书: the calculation day by day, as the statute counts it."""
    party = one.case_party
    paper = _paper(dossier, party)
    remedy = parts.remedies(dossier.case, at.date())
    remedy.pop("remedies")
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "decision_number": paper.document.number,
        "served_on": paper.served_on,
        "fine": one.amount_fen,
        "due_on": one.due_on,
        "calculation": parts.in_full("\n".join(account.explanation)),
        "until_on": at.date(),
        "amount": account.surcharge,
        "total": account.outstanding,
        "manner": "到处罚决定书载明的代收机构或者通过电子支付系统缴纳",
        **remedy,
        "issued_on": at.date(),
    }


def stop(
    dossier: Dossier, party: CaseParty, step: str, ground: str, basis: str, reason: str, effect: str, at: datetime
) -> dict[str, Any]:
    """D54 中止、恢复、终结执行通知书."""
    return {
        "agency_name": dossier.case.agency.name,
        "step": step,
        **parts.particulars(dossier, party),
        "decision_number": _paper(dossier, party).document.number,
        "ground": ground,
        "basis": parts.in_full(basis),
        "reason": reason,
        "effect": effect,
        "issued_on": at.date(),
    }


def agreement(
    dossier: Dossier, party: CaseParty, account: money.Account, schedule: list[tuple[date, int]],
    relief: dict[str, Any], harmless: str, at: datetime,
) -> dict[str, Any]:  # fmt: skip
    """D56 执行协议书."""
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "decision_number": _paper(dossier, party).document.number,
        "fine": account.principal_left,
        "surcharge": account.surcharge or None,
        "schedule": [{"due_on": due, "amount": amount} for due, amount in schedule],
        "remedial": relief["remedial"] or None,
        "waived": relief["waived"] or None,
        "harmless": harmless,
        "issued_on": at.date(),
    }
