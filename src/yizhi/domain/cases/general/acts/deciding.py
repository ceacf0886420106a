"""The decision: the head decides on the whole file, and each party gets a written decision."""

from typing import Annotated, Any

from yizhi.domain.cases.acts.remembering import remember_fine, remember_violation
from yizhi.domain.cases.general import authority, conditions, one_fine
from yizhi.domain.cases.general.acts import crime
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import conditions as fast_track
from yizhi.domain.cases.general.papers import after, fast, parts
from yizhi.domain.cases.general.portal import taking
from yizhi.domain.cases.models.general import CaseParty, Decision, DecisionPaper, GeneralCase, Payable, Proposal
from yizhi.domain.cases.models.terms import NoPenaltyGround, Outcome, PenaltyCode
from yizhi.domain.cases.transfers.of_case import jurisdiction_settled
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.documents.models import Document
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_57 = "《行政处罚法》第五十七条"


@act(
    "general_case.decide",
    title="作出决定",
    on=GeneralCase,
    basis=(
        _57,
        "《行政处罚法》第五十八条",
        "《行政处罚法》第五十九条",
        "《行政处罚法》第六十条",
        "《行政处罚法》第六十二条",
    ),
    by=authority.head,
    when=fast_track.still_fits
    & conditions.in_time
    & conditions.within_power
    & jurisdiction_settled
    & conditions.signed
    & conditions.lawful_proposal
    & conditions.law_compared
    & crime.no_crime_pending
    & conditions.confirmed
    & conditions.reviewed
    & conditions.heard
    & conditions.all_of("当事人在线提交的内容都已登记", taking.waiting)
    & conditions.reviewed_again
    & conditions.discussed,
    says="{actor}作出决定：{outcome}（{numbers}）",
    asks_confirmation="决定书出具后不可修改。",
)
def decide(
    writing: Writing,
    case: GeneralCase,
    *,
    opinion: Annotated[Line, Shown("审批意见")] = "同意处理意见。",
) -> dict[str, Any]:
    """Decides the present proposal as it is. What is to be decided otherwise goes back to the officers first."""
    dossier = Dossier.of(case)
    proposal = dossier.proposal
    if proposal is None:
        raise LookupError("没有处理意见")
    if proposal.outcome == Outcome.TRANSFER_CRIME:
        raise ActRefused(
            Refusal("不在此作出决定", "处理意见为移送司法机关", "《行政处罚法》第二十七条", "请办理移送司法机关")
        )
    if refusals := list(one_fine.refusals(dossier, org.day_of(writing.at), hold=True)):
        raise ActRefused(*refusals)
    approval = _approval(writing, dossier, proposal, opinion)
    decision = writing.create(
        Decision,
        case=case,
        proposal=proposal,
        outcome=proposal.outcome,
        decided_by_id=writing.actor.person,
        decided_at=writing.at,
        opinion=opinion,
        approval=approval,
    )
    papers = _papers(writing, dossier, decision, proposal)
    writing.change(case, decided_at=writing.at)
    tell(writing, case.lead_id, "已作出决定，请送达", text=case.item_name, url=f"/cases/general/{case.pk}/", tone="ok")
    return {
        "outcome": str(Outcome(proposal.outcome).label),
        "numbers": "、".join(paper.number for paper in papers),
        "penalty_kinds": sorted({line.kind for line in dossier.lines}),
        "fine_fen": sum(line.amount_fen for line in dossier.lines if line.kind == PenaltyCode.FINE),
    }


def _approval(writing: Writing, dossier: Dossier, proposal: Proposal, opinion: str) -> Document:
    """The form with the head's word; on the fast track it is the one form that holds the whole handling."""
    case, track = dossier.case, dossier.fast_track
    if track is None or not track.running:
        data = after.approval(dossier, proposal, writing.actor, opinion, writing.at.date())
        return issue(writing, "D38", case, data, parts.issuer_of(case)).document
    data = fast.form(dossier, proposal, track, writing.actor, opinion, writing.at)
    made = issue(writing, "S02", case, data, parts.issuer_of(case)).document
    writing.change(track, document=made)
    return made


def _papers(writing: Writing, dossier: Dossier, decision: Decision, proposal: Proposal) -> list[Document]:
    """One written decision and what is payable, for each party; and what the city must know of it."""
    case, made = dossier.case, []
    for party in dossier.parties:
        code, build = ("D39", after.decision) if proposal.punishes else ("D41", after.no_penalty)
        issued = issue(writing, code, case, build(dossier, proposal, party, writing.at), parts.issuer_of(case))
        writing.create(DecisionPaper, case=case, decision=decision, case_party=party, document=issued.document)
        made.append(issued.document)
        if proposal.ground in (NoPenaltyGround.UNDER_14, NoPenaltyGround.NO_CAPACITY):
            guard = after.guardian_order(dossier, proposal, party, writing.at)
            issue(writing, "D43", case, guard, parts.issuer_of(case))
        _remember(writing, dossier, proposal, party, issued.document)
        for line in dossier.lines:
            kind = {"FINE": "FINE", "CONFISCATE_GAINS": "CONFISCATED_GAINS"}.get(line.kind)
            if line.case_party_id == party.pk and kind:
                amount = line.amount_fen - line.refund_fen
                writing.create(Payable, case=case, case_party=party, kind=kind, amount_fen=amount)
    return made


def _remember(writing: Writing, dossier: Dossier, proposal: Proposal, party: CaseParty, decision: Document) -> None:
    """The fine for the index of fines; the penalty, or the waiver as a first violation, for the register."""
    kinds = {line.kind for line in dossier.lines if line.case_party_id == party.pk}
    if PenaltyCode.FINE in kinds:
        remember_fine(writing, dossier.case, party.party, decision)
    waived = proposal.ground == NoPenaltyGround.FIRST_MINOR
    if kinds or waived:
        remember_violation(writing, dossier.case, party.party, exempted=waived)
