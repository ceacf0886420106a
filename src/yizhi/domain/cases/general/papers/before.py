"""Documents up to the end of the investigation: filing, report, extension, stopping."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general import limitation_of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import ClockExtension, CorrectionOrder
from yizhi.domain.cases.models.terms import Element
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor


def filing(dossier: Dossier, head: Actor, opinion: str, at: datetime) -> dict[str, Any]:
    """D03 立案审批表."""
    case, day = dossier.case, at.date()
    return {
        **parts.heading(dossier),
        "source": case.get_source_display(),
        "discovered_on": case.discovered_on,
        "occurred_at": case.occurred_at,
        "place": case.place,
        "parties": parts.party_rows(dossier),
        "party_note": "当事人待查" if case.unknown_party and not dossier.parties else None,
        "facts": str(case.facts),
        "violated_norm": parts.in_full(dossier.item.violation_citation),
        "penalty_basis": parts.in_full(dossier.item.penalty_citation),
        "limitation": parts.in_full("".join(limitation_of_case.of_case(case).explanation)),
        "opinions": [
            parts.opinion_of("承办人", "建议立案查处。", case.lead_id, case.opened_at),
            parts.opinion_of("承办人", "同意立案建议。", case.co_id, case.opened_at),
            parts.opinion_of("办案机构", case.endorsement, case.endorsed_by_id, clock.local(case.endorsed_at)),
            parts.opinion("行政机关负责人", opinion, head, day),
        ],
        "filed_on": day,
    }


def no_filing(dossier: Dossier, head: Actor, reason: str, reply: str, at: datetime) -> dict[str, Any]:
    """D04 不予立案审批表 of a draft case."""
    case = dossier.case
    return {
        "agency_name": case.agency.name,
        "subject": parts.case_name(dossier),
        "source": case.get_source_display(),
        "facts": str(case.facts),
        "reason": reason,
        "reply": reply or None,
        "opinions": [parts.opinion("行政机关负责人", "不予立案。", head, at.date())],
        "decided_on": at.date(),
    }


def correction(dossier: Dossier, order: CorrectionOrder, party: Any, at: datetime) -> dict[str, Any]:
    """D22 责令（限期）改正通知书."""
    case = dossier.case
    told = parts.particulars(dossier, party)
    told.pop("party_representative")
    remedy = parts.remedies(case, at.date())
    remedy.pop("remedies")
    return {
        "agency_name": case.agency.name,
        **told,
        "violated_at": case.occurred_at,
        "violation_place": case.place,
        "facts": str(case.facts),
        "violated_norm": parts.in_full(dossier.item.violation_citation),
        "correction_basis": "《中华人民共和国行政处罚法》第二十八条第一款",
        "correction_mode": "by_deadline" if order.due_on else "at_once",
        "correction_due_on": order.due_on,
        "demand": order.demand,
        "consequence": "本机关将依法处理。",
        **remedy,
        "officers": parts.officers(case, at),
        "issued_on": at.date(),
    }


def report(dossier: Dossier, process: str, at: datetime) -> dict[str, Any]:
    """D26 案件调查终结报告."""
    proposal = dossier.proposal
    if proposal is None:
        raise LookupError("没有处理意见")
    return {
        **parts.numbered_heading(dossier),
        "parties": parts.party_rows(dossier),
        "process": process,
        "facts": str(proposal.facts),
        "evidence": [
            {
                "number": str(one.number),
                "kind": str(one.get_kind_display()),
                "name": one.name,
                "proves": "、".join(str(Element(code).label) for code in one.proves),
                "collected_on": clock.day(one.collected_at),
            }
            for one in dossier.lawful_evidence
        ],
        "violated_norm": parts.in_full(dossier.item.violation_citation),
        "penalty_basis": parts.in_full(dossier.item.penalty_citation),
        "correction": parts.corrections(dossier) or None,
        "discretion": parts.discretion(proposal) or None,
        "proposal": parts.handling(dossier, proposal),
        "officers": parts.officers(dossier.case, at),
        "made_on": at.date(),
    }


def extension(dossier: Dossier, one: ClockExtension, before: date, after: date, head: Actor) -> dict[str, Any]:
    """D60 案件延期审批表."""
    return {
        **parts.numbered_heading(dossier),
        "filed_on": clock.day(dossier.case.filed_at) if dossier.case.filed_at else None,
        "due_before": before,
        "days": one.days,
        "reason": one.reason,
        "basis": parts.in_full(one.basis),
        "due_after": after,
        "opinions": [parts.opinion("行政机关负责人", "同意延期。", head, clock.day(one.approved_at))],
    }


def stopping(dossier: Dossier, what: str, reason: str, basis: str, head: Actor, day: date) -> dict[str, Any]:
    """D61: stopping, ending, withdrawing or handing over a case."""
    return {
        **parts.numbered_heading(dossier),
        "what": what,
        "reason": reason,
        "basis": parts.in_full(basis) or None,
        "opinions": [parts.opinion("行政机关负责人", "同意。", head, day)],
        "decided_on": day,
    }
