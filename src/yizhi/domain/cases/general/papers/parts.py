"""What many documents of a general case say alike: agency, cause, parties, officers, opinions, remedies."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from yizhi.domain.cases.decision_document import PARTY_KINDS, particulars_of
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.penalties import in_words
from yizhi.domain.cases.models.general import CaseParty, GeneralCase, Proposal
from yizhi.domain.cases.models.terms import MitigationGround, NoPenaltyGround, Outcome, ReviewKind
from yizhi.domain.cases.officers import named
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.documents.numbering import Issuer
from yizhi.platform.documents.rendering.values import money
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan
from yizhi.statute.party import age_on
from yizhi.statute.remedies import remedy_notice

_NOT_GIVEN = "未能提供"
_SHORT = re.compile("《(行政处罚法|行政强制法|行政诉讼法|行政复议法|民事诉讼法|城乡规划法)》")
_REVIEWS = {ReviewKind.COMPLIANCE: "合规性审查", ReviewKind.LEGAL_1: "法制审核", ReviewKind.LEGAL_2: "法制审核（再审）"}


def issuer_of(case: Any) -> Issuer:
    return Issuer(case.agency.pk, case.agency.name, case.agency.document_abbreviation)


def case_name(dossier: Dossier) -> str:
    """Party + violation + 案."""
    names = [str(party) for party in dossier.parties]
    who = "" if not names else names[0] if len(names) == 1 else f"{names[0]}等{len(names)}名当事人"
    return f"{who}{dossier.case.item_name}案"


def heading(dossier: Dossier) -> dict[str, Any]:
    return {"agency_name": dossier.case.agency.name, "case_name": case_name(dossier)}


def numbered_heading(dossier: Dossier) -> dict[str, Any]:
    return {**heading(dossier), "case_number": dossier.case.filing_number}


def party_rows(dossier: Dossier) -> list[dict[str, Any]]:
    return [
        {
            "name": str(one.party.name),
            "kind": subjects.kind_title(one.party.kind),
            "identity_number": str(one.party.identity_number or "") or None,
            "representative": str(one.guardian or one.party.representative or "") or None,
            "address": str(one.party.address or "") or None,
        }
        for one in dossier.parties
    ]


def particulars(dossier: Dossier, one: CaseParty) -> dict[str, Any]:
    """The fields by which a letter names its addressee."""
    party = one.party
    born = subjects.born_on(party)
    return {
        "party_kind": PARTY_KINDS[party.kind],
        "party_name": str(party.name),
        "party_identity_kind": party.identity_type,
        "party_identity_number": str(party.identity_number or _NOT_GIVEN),
        "party_representative": str(one.guardian or party.representative or "") or None,
        "party_address": str(party.address or _NOT_GIVEN),
        "party_is_minor": born is not None and age_on(born, dossier.conduct_day) < 18,
    }


def officer(person: UUID, at: datetime) -> dict[str, Any]:
    found = named(person, at)
    return {"name": found.name, "certificate": found.certificate_number}


def officers(case: GeneralCase, at: datetime) -> list[dict[str, Any]]:
    return [officer(person, at) for person in (case.lead_id, case.co_id)]


def opinion(part: str, text: str, who: Actor, on: date) -> dict[str, Any]:
    """One word on an approval form, as of the actor's own act."""
    certificate = who.certificate.number if who.certificate else None
    return {"part": part, "opinion": text, "name": who.name, "certificate": certificate, "on": on}


def opinion_of(part: str, text: str, person: UUID, at: datetime) -> dict[str, Any]:
    found = named(person, at)
    number = found.certificate_number or None
    return {"part": part, "opinion": text, "name": found.name, "certificate": number, "on": at.date()}


def review_opinions(dossier: Dossier) -> list[dict[str, Any]]:
    """The word of each review that the proposal passed, in the order of the procedure."""
    found = []
    for kind, title in _REVIEWS.items():
        one = dossier.passed(kind)
        if one is not None and one.reviewer_id is not None and one.done_at is not None:
            words = f"{one.get_result_display()}。{one.opinion}"
            found.append(opinion_of(title, words, one.reviewer_id, clock.local(one.done_at)))
    return found


def penalties(dossier: Dossier, party: CaseParty | None = None) -> str:
    """The penalties, numbered, one a line; of one party or of all."""
    lines = [line for line in dossier.lines if party is None or line.case_party_id == party.pk]
    several = party is None and len(dossier.parties) > 1
    words = [in_words(line, money) for line in lines]
    said = [f"{line.case_party}：{text}" if several else text for line, text in zip(lines, words, strict=True)]
    return "\n".join(f"{number}. {text}；" for number, text in enumerate(said, 1)).rstrip("；") + ("。" if said else "")


def handling(dossier: Dossier, proposal: Proposal) -> str:
    """The proposed handling in words."""
    label = str(Outcome(proposal.outcome).label)
    if proposal.punishes:
        return f"建议{label}：\n{penalties(dossier)}"
    ground = f"：{NoPenaltyGround(proposal.ground).label}" if proposal.ground else ""
    return f"建议{label}{ground}。" + (f"\n{proposal.education}" if proposal.education else "")


def discretion(proposal: Proposal) -> str:
    grounds = "、".join(str(MitigationGround(one).label) for one in proposal.mitigation)
    said = f"具有下列从轻、减轻情形：{grounds}。" if grounds else ""
    weighed = [_weighed(line) for line in proposal.lines.all() if line.weighing is not None]
    return "\n".join(part for part in (proposal.reasons.strip(), said, *weighed) if part)


def _weighed(line: Any) -> str:
    """How the fine came about: the benchmark's steps, and why it differs where it does."""
    differs = f"拟处罚款{in_yuan(line.amount_fen)}，理由：{line.deviation}。" if line.deviation else ""
    return f"{line.weighing.reasons}{differs}"


def evidence_list(dossier: Dossier) -> str:
    """The lawful evidence in one sentence."""
    return "；".join(f"{one.number}. {one.get_kind_display()}《{one.name}》" for one in dossier.lawful_evidence)


def corrections(dossier: Dossier) -> str:
    def said(one: Any) -> str:
        due = f"（限{one.due_on:%Y年%-m月%-d日}前改正）" if one.due_on else ""
        checked = {True: "，经复查已改正", False: "，经复查未改正", None: ""}[one.corrected]
        return f"{one.demand.rstrip('。')}{due}{checked}"

    return "；".join(said(one) for one in dossier.corrections) + ("。" if dossier.corrections else "")


def remedies(case: GeneralCase, day: date) -> dict[str, Any]:
    told = particulars_of(case, day)
    notice = remedy_notice(day, on_the_spot=False, reconsideration_body=told.reconsideration_agency, court=told.court)
    return {"reconsideration_agency": told.reconsideration_agency, "court": told.court, "remedies": notice.text}


def in_full(text: str) -> str:
    """The citation as a document writes it: a law under its whole title, where our rules cite it by the short one."""
    return _SHORT.sub(r"《中华人民共和国\1》", text)


def joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
