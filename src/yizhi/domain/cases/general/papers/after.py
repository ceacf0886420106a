"""Documents of the decision and what follows it."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.decision_document import PARTY_KINDS, particulars_of
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.penalties import AMOUNT_KINDS
from yizhi.domain.cases.models.general import CaseParty, Proposal, Service
from yizhi.domain.cases.models.terms import NoPenaltyGround, PenaltyCode, StatementKind
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor

_LAW = "依据《中华人民共和国行政处罚法》"
_GROUND_ARTICLES = {
    NoPenaltyGround.UNDER_14: "第三十条的规定，不满十四周岁的未成年人有违法行为的，不予行政处罚，责令监护人加以管教",
    NoPenaltyGround.NO_CAPACITY: (
        "第三十一条的规定，当事人在不能辨认或者不能控制自己行为时有违法行为，不予行政处罚，责令其监护人严加看管和治疗"
    ),
    NoPenaltyGround.MINOR: "第三十三条第一款的规定，违法行为轻微并及时改正，没有造成危害后果，不予行政处罚",
    NoPenaltyGround.FIRST_MINOR: "第三十三条第一款的规定，初次违法且危害后果轻微并及时改正，决定不予行政处罚",
    NoPenaltyGround.NO_FAULT: "第三十三条第二款的规定，当事人有证据足以证明没有主观过错，不予行政处罚",
}
_NOT_ESTABLISHED = (
    "经调查，违法事实不能成立，依据《中华人民共和国行政处罚法》第五十七条第一款第三项的规定，不予行政处罚"
)


def approval(dossier: Dossier, proposal: Proposal, head: Actor, opinion: str, day: date) -> dict[str, Any]:
    """D38 案件处理审批表."""
    return {
        **parts.numbered_heading(dossier),
        "parties": parts.party_rows(dossier),
        "facts": str(proposal.facts),
        "proposal": parts.handling(dossier, proposal),
        "statement": hearing_words(dossier) if proposal.punishes else None,
        "opinions": [
            *_undertakers(dossier, proposal),
            *parts.review_opinions(dossier),
            *_discussed(dossier, proposal),
            parts.opinion("行政机关负责人", opinion, head, day),
        ],
        "decided_on": day,
    }


def _undertakers(dossier: Dossier, proposal: Proposal) -> list[dict[str, Any]]:
    case, made = dossier.case, clock.local(proposal.made_at)
    found = [parts.opinion_of("主办人", "建议按上述处理意见办理。", proposal.made_by_id, made)]
    if case.confirmed_at is not None:
        agreed = "已核对调查情况和处理意见，同意。"
        found.append(parts.opinion_of("协办人", agreed, case.co_id, clock.local(case.confirmed_at)))
    return found


def _discussed(dossier: Dossier, proposal: Proposal) -> list[dict[str, Any]]:
    """What the heads resolved together, where they had to (第五十七条第二款)."""
    held = [one for one in dossier.discussions if one.proposal_id == proposal.pk and one.agreed]
    if not held:
        return []
    one = held[-1]
    return [parts.opinion_of("集体讨论", one.resolution, one.chair_id, clock.local(one.held_at))]


def hearing_words(dossier: Dossier, party: CaseParty | None = None) -> str:
    """How the party was told and heard, in sentences."""
    said = []
    for one in dossier.parties if party is None else [party]:
        notice = dossier.notice_of(one)
        if notice is None or notice.served_on is None:
            continue
        said.append(
            f"本机关于{notice.served_on:%Y年%-m月%-d日}向{one}送达行政处罚事先告知书（{notice.document.number}）。"
        )
        said.append(_answer(dossier, notice, str(one)))
    return "\n".join(said)


def _answer(dossier: Dossier, notice: Any, name: str) -> str:
    made = [s for s in dossier.statements if s.notice_id == notice.pk and s.kind == StatementKind.MADE]
    hearing = next((h for h in dossier.hearings if h.notice_id == notice.pk and h.accepted), None)
    said = [f"{name}提出陈述、申辩，经复核{'予以采纳' if s.adopted else '不予采纳'}：{s.reply}" for s in made]
    if notice.waived_at is not None:
        said.append(f"{name}明确放弃陈述、申辩{'和要求听证' if notice.hearing_right else ''}的权利。")
    elif not made:
        said.append(
            f"{name}在规定期限内未提出陈述、申辩{'，也未要求听证' if notice.hearing_right and not hearing else ''}。"
        )
    if hearing is not None and hearing.held_at:
        end = "本机关举行了听证" if hearing.outcome == "HELD" else "当事人视为放弃听证权利，本机关终止听证"
        said.append(f"{clock.local(hearing.held_at):%Y年%-m月%-d日}，{end}。")
    return "".join(said)


def decision(dossier: Dossier, proposal: Proposal, party: CaseParty, at: datetime) -> dict[str, Any]:
    """D39 行政处罚决定书 for one party."""
    case, day = dossier.case, at.date()
    owed = [line.kind for line in dossier.lines if line.case_party_id == party.pk and line.kind in AMOUNT_KINDS]
    money = bool(owed)
    named = "、".join(str(PenaltyCode(kind).label) for kind in dict.fromkeys(owed))
    told = particulars_of(case, day)
    how = (
        f"{named}：自收到本决定书之日起十五日内缴纳。" if money else "",
        "其他处罚：自本决定书送达之日起按决定内容履行。" if _beside_money(dossier, party) else "",
    )
    return {
        "agency_name": case.agency.name,
        **parts.particulars(dossier, party),
        "facts": str(proposal.facts),
        "evidence": parts.evidence_list(dossier),
        "violated_norm": parts.in_full(dossier.item.violation_citation),
        "penalty_basis": parts.in_full(dossier.item.penalty_citation),
        "statement": hearing_words(dossier, party),
        "discretion": parts.discretion(proposal),
        "penalties": parts.penalties(dossier, party),
        "correction": parts.corrections(dossier) or None,
        "performance": parts.joined(how),
        "has_money": "yes" if money else "no",
        "bank_name": told.bank_name if money else None,
        "bank_address": told.bank_address if money else None,
        "bank_account": (told.bank_account or None) if money else None,
        **parts.remedies(case, day),
        "decided_on": day,
    }


def _beside_money(dossier: Dossier, party: CaseParty) -> bool:
    return any(line.kind not in AMOUNT_KINDS for line in dossier.lines if line.case_party_id == party.pk)


def no_penalty(dossier: Dossier, proposal: Proposal, party: CaseParty, at: datetime) -> dict[str, Any]:
    """D41 不予行政处罚决定书 for one party."""
    case, day = dossier.case, at.date()
    ground = _LAW + _GROUND_ARTICLES[NoPenaltyGround(proposal.ground)] if proposal.ground else _NOT_ESTABLISHED
    return {
        "agency_name": case.agency.name,
        **parts.particulars(dossier, party),
        "facts": str(proposal.facts),
        "evidence": parts.evidence_list(dossier) or "现有证据不足以证明违法事实",
        "violated_norm": parts.in_full(dossier.item.violation_citation) if proposal.ground else None,
        "ground": parts.joined((f"{ground}。", proposal.reasons.strip())),
        "education": proposal.education or None,
        "correction": parts.corrections(dossier) or None,
        **parts.remedies(case, day),
        "decided_on": day,
    }


def receipt(dossier: Dossier, one: Service, at: datetime) -> dict[str, Any]:
    """D46 送达回证."""
    party = one.case_party.party
    witness = str(one.witness) if one.witness else ""
    return {
        **parts.heading(dossier),
        "documents": [{"title": one.document.name, "number": one.document.number or None}],
        "recipient_kind": PARTY_KINDS[party.kind],
        "recipient_name": str(party.name),
        "recipient_is_minor": parts.particulars(dossier, one.case_party)["party_is_minor"],
        "method": one.method,
        "address": str(one.address or party.address or "未能提供"),
        "sent_at": one.sent_at,
        "served_at": datetime.combine(one.served_on, clock.local(one.sent_at).time(), clock.CHINA),
        "receiver_name": str(one.receiver) if one.receiver else None,
        "receiver_relation": one.relation or None,
        "refusal_reason": one.refusal_reason or None,
        "witnesses": [{"name": witness}] if witness else [],
        "recordings": one.recording or None,
        "tracking_number": one.tracking_number or None,
        "consent_note": "已签署电子送达地址确认书" if one.method == "ELECTRONIC" else None,
        "notice_address": one.notice_place or None,
        "officers": [parts.officer(person, at) for person in (one.first_id, one.second_id)],
        "made_on": at.date(),
    }


def closing(dossier: Dossier, *, execution: str, head: Actor, opinion: str, at: datetime) -> dict[str, Any]:
    """D63 结案审批表."""
    case, day = dossier.case, at.date()
    proposed = clock.local(case.closing_proposed_at) if case.closing_proposed_at else at
    proposal = dossier.decision.proposal if dossier.decision else dossier.proposal
    outcome = (
        parts.handling(dossier, proposal) if proposal and dossier.decision else str(case.get_closing_reason_display())
    )
    return {
        **parts.numbered_heading(dossier),
        "parties": parts.party_rows(dossier),
        "decision_number": "、".join(paper.document.number for paper in dossier.papers) or None,
        "closing_reason": str(case.get_closing_reason_display()),
        "outcome": outcome.removeprefix("建议"),
        "execution": execution,
        "correction": parts.corrections(dossier) or None,
        "opinions": [
            parts.opinion_of("承办人", case.closing_opinion, case.lead_id, proposed),
            parts.opinion("行政机关负责人", opinion, head, day),
        ],
        "closed_on": day,
    }


def guardian_order(dossier: Dossier, proposal: Proposal, party: CaseParty, at: datetime) -> dict[str, Any]:
    """D43 责令监护人管教（看管）通知书 (第三十条、第三十一条)."""
    under_age = proposal.ground == NoPenaltyGround.UNDER_14
    return {
        "agency_name": dossier.case.agency.name,
        **parts.particulars(dossier, party),
        "guardian": str(party.guardian),
        "facts": str(proposal.facts),
        "basis": f"《中华人民共和国行政处罚法》第{'三十' if under_age else '三十一'}条",
        "order": "对其加以管教" if under_age else "对其严加看管和治疗",
        "issued_on": at.date(),
    }
