"""Documents of the reviews, the party's word and the hearing."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.review_points import COMPLIANCE_POINTS, LEGAL_POINTS
from yizhi.domain.cases.models.general import CaseParty, Discussion, Hearing, Review, Statement
from yizhi.domain.cases.models.terms import ReviewKind
from yizhi.domain.cases.officers import named
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.statute.parameters import DEFAULT_PARAMETERS


def review(dossier: Dossier, one: Review, at: datetime) -> dict[str, Any]:
    """D27 and D28."""
    points = COMPLIANCE_POINTS if one.kind == ReviewKind.COMPLIANCE else LEGAL_POINTS
    return {
        **parts.numbered_heading(dossier),
        **({} if one.kind == ReviewKind.COMPLIANCE else {"stage": one.kind}),
        "proposal": parts.handling(dossier, one.proposal),
        "checklist": [
            {"point": title, "result": "不符合" if code in one.failed_points else "符合"}
            for code, title in points.items()
        ],
        "result": one.result,
        "opinion": one.opinion or None,
        "reviewer": one.reviewer.name if one.reviewer else "",
        "made_on": at.date(),
    }


def notice(dossier: Dossier, party: CaseParty, *, hearing: bool, contact: str, at: datetime) -> dict[str, Any]:
    """D29 行政处罚事先告知书."""
    proposal = dossier.proposal
    if proposal is None:
        raise LookupError("没有处理意见")
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "facts": str(proposal.facts),
        "evidence": parts.evidence_list(dossier),
        "violated_norm": parts.in_full(dossier.item.violation_citation),
        "penalty_basis": parts.in_full(dossier.item.penalty_citation),
        "discretion": parts.discretion(proposal),
        "penalties": parts.penalties(dossier, party),
        "statement_workdays": DEFAULT_PARAMETERS["statement_workdays"].value,
        "hearing": "yes" if hearing else "no",
        "officers": parts.officers(dossier.case, at),
        "contact": contact or None,
        "issued_on": at.date(),
    }


def hearing_notice(dossier: Dossier, party: CaseParty, contact: str, at: datetime) -> dict[str, Any]:
    """D30 听证告知书."""
    return {
        **parts.heading(dossier),
        **parts.particulars(dossier, party),
        "penalties": parts.penalties(dossier, party),
        "penalty_basis": parts.in_full(dossier.item.penalty_citation),
        "contact": contact or None,
        "issued_on": at.date(),
    }


def statement(dossier: Dossier, one: Statement, at: datetime) -> dict[str, Any]:
    """D32 陈述申辩复核意见书."""
    return {
        **parts.heading(dossier),
        "party_name": str(one.notice.case_party),
        "received_on": clock.day(one.received_at),
        "statement": str(one.content),
        "adopted": "yes" if one.adopted else "no",
        "reply": one.reply,
        "officers": parts.officers(dossier.case, at),
        "made_on": at.date(),
    }


def summons(dossier: Dossier, one: Hearing, at: datetime) -> dict[str, Any]:
    """D34 听证通知书."""
    return {
        **parts.heading(dossier),
        **parts.particulars(dossier, one.notice.case_party),
        "held_at": one.held_at,
        "place": one.place,
        "open": "yes" if one.public else "no",
        "closed_because": one.closed_because or None,
        "chair": one.chair.name if one.chair else "",
        "clerk": one.clerk.name if one.clerk else "",
        "issued_on": at.date(),
    }


def hearing_report(dossier: Dossier, one: Hearing, at: datetime) -> dict[str, Any]:
    """D36 听证报告."""
    return {
        **parts.heading(dossier),
        "held_at": one.held_at,
        "place": one.place,
        "chair": one.chair.name if one.chair else "",
        "clerk": one.clerk.name if one.clerk else "",
        "outcome": one.outcome,
        "record": str(one.minutes) if one.minutes else None,
        "opinion": one.report_opinion,
        "made_on": at.date(),
    }


def discussion(dossier: Dossier, one: Discussion, at: datetime) -> dict[str, Any]:
    """D37 重大案件集体讨论记录."""
    return {
        **parts.numbered_heading(dossier),
        "held_at": one.held_at,
        "place": one.place,
        "chair": one.chair.name,
        "attendees": [
            {"name": named(person, at).name, "post": org.actor_for(person, at).post or "参加人"}
            for person in one.attendees
        ],
        "proposal": parts.handling(dossier, one.proposal),
        "opinions": one.opinions,
        "votes_for": one.votes_for,
        "votes_against": one.votes_against,
        "resolution": one.resolution,
        "made_on": at.date(),
    }
