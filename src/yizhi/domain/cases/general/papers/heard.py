"""What the party said and how the hearing went, as papers of their own: D31, D33, D35."""

from base64 import b64decode
from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import GeneralCase, Hearing, Statement
from yizhi.domain.cases.models.terms import StatementKind
from yizhi.domain.cases.officers import named
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue


def statement(dossier: Dossier, one: Statement, *, online: bool, at: datetime) -> dict[str, Any]:
    """D31: a record by the officers, a letter that came through the portal, or rights given up."""
    written = "LETTER" if online else "RECORD"
    return {
        **parts.heading(dossier),
        "form": "WAIVER" if one.kind == StatementKind.WAIVED else written,
        **parts.particulars(dossier, one.notice.case_party),
        "notice_number": one.notice.document.number,
        "received_at": one.received_at,
        "content": str(one.content or ""),
        "how": "凭当事人查询码在线提交" if online else "向执法人员提出",
        "officers": parts.officers(dossier.case, at),
        "made_on": at.date(),
    }


def answer(dossier: Dossier, one: Hearing, at: datetime) -> dict[str, Any]:
    """D33: accepted or not, with the reason."""
    told = one.notice.hearing_document or one.notice.document
    return {
        **parts.heading(dossier),
        "answer": "ACCEPTED" if one.accepted else "REFUSED",
        **parts.particulars(dossier, one.notice.case_party),
        "notice_number": told.number,
        "applied_on": one.applied_on,
        "reason": f"{one.refusal}。" if one.refusal else None,
        "issued_on": at.date(),
    }


def minutes(dossier: Dossier, one: Hearing, unsigned_note: str, at: datetime) -> dict[str, Any]:
    """D35: the eight items of article 64 as they went, for the party to check and sign."""
    investigators = "、".join(named(person, at).name for person in (dossier.case.lead_id, dossier.case.co_id))
    return {
        **parts.heading(dossier),
        **parts.particulars(dossier, one.notice.case_party),
        "held_at": one.held_at,
        "ended_at": one.ended_at,
        "place": one.place,
        "manner": "open" if one.public else "closed",
        "closed_because": one.closed_because or None,
        "chair": one.chair.name if one.chair else "",
        "clerk": one.clerk.name if one.clerk else "",
        "investigators": investigators,
        "minutes": str(one.minutes or ""),
        "signing": "SIGNED" if one.signed else "REFUSED",
        "unsigned_note": unsigned_note or None,
        "made_on": at.date(),
    }


def record_statement(writing: Writing, case: GeneralCase, one: Statement, *, online: bool, signature: str = "") -> str:
    """Issue D31 for what the party said, with the hand it drew on a screen (a data URL), if it did; its id."""
    data = statement(Dossier.of(case), one, online=online, at=writing.at)
    if signature:
        data["party_signature"] = b64decode(signature.partition(",")[2])
    return str(issue(writing, "D31", case, data, parts.issuer_of(case)).document.pk)


def answer_application(writing: Writing, case: GeneralCase, one: Hearing) -> str:
    """Issue D33 for an application; its number."""
    data = answer(Dossier.of(case), one, writing.at)
    return issue(writing, "D33", case, data, parts.issuer_of(case)).document.number
