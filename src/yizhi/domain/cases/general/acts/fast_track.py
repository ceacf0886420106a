"""慎罚快办: asked for, allowed, sent for review in one step, and left for the ordinary path as a normal act.

The law knows no such path. Nothing it demands is shorter here: two officers, notice, defence, review, service.
"""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, conditions, gates
from yizhi.domain.cases.general.acts import reviewing
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import conditions as fast
from yizhi.domain.cases.general.fast_track import eligibility
from yizhi.domain.cases.general.fast_track.rules import rules_on
from yizhi.domain.cases.models.general import FastTrack, GeneralCase
from yizhi.domain.cases.models.terms import ReviewKind
from yizhi.domain.cases.procedures.general_penalty import INVESTIGATION
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Kind, Line, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_25 = "《浙江省综合行政执法条例》第二十五条"
_57 = "《行政处罚法》第五十七条"
_58 = "《行政处罚法》第五十八条"


@act(
    "general_case.propose_fast_track",
    title="申请适用慎罚快办",
    on=GeneralCase,
    basis=(_25,),
    by=authority.lead,
    when=fast.is_open & fast.not_on_it & conditions.punishing & conditions.lawful_proposal,
    says="{actor}申请适用慎罚快办：{reason}",
)
def propose_fast_track(
    writing: Writing,
    case: GeneralCase,
    *,
    admissions: Annotated[
        list[UUID],
        Field(min_length=1),
        Shown("当事人认可违法事实并签名的证据", kind=Kind.MANY, choices="party_statements"),
    ],
    undisputed: Annotated[bool, Shown("当事人对强制措施、管辖没有争议")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    """Refused with every condition that the file does not meet."""
    dossier, day = Dossier.of(case), org.day_of(writing.at)
    rules = rules_on(day)
    if rules is None:
        raise LookupError("慎罚快办没有开通")
    for one in admissions:
        of_case(case.evidence, one, "admissions")
    answers = eligibility.facts(dossier, day, admissions, undisputed=undisputed)
    if refusals := list(eligibility.unmet(rules, answers)):
        raise ActRefused(*refusals)
    writing.create(
        FastTrack,
        case=case,
        rules=rules.code,
        admissions=list(dict.fromkeys(admissions)),
        undisputed=undisputed,
        reason=reason,
        proposed_by_id=writing.actor.person,
        proposed_at=writing.at,
    )
    return {"reason": reason, "rules": rules.code}


@act(
    "general_case.approve_fast_track",
    title="批准适用慎罚快办",
    on=GeneralCase,
    basis=(_25, _57),
    by=authority.head,
    when=fast.waiting & fast.fits,
    says="{actor}批准适用慎罚快办",
)
def approve_fast_track(
    writing: Writing, case: GeneralCase, *, opinion: Annotated[Line, Shown("审批意见")] = "同意适用慎罚快办。"
) -> dict[str, Any]:
    _answer(writing, case, opinion, approved=True)
    return {}


@act(
    "general_case.refuse_fast_track",
    title="不批准适用慎罚快办",
    on=GeneralCase,
    basis=(_25, _57),
    by=authority.head,
    when=fast.waiting,
    says="{actor}不批准适用慎罚快办：{reason}",
)
def refuse_fast_track(writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    _answer(writing, case, reason, approved=False)
    return {"reason": reason}


def _answer(writing: Writing, case: GeneralCase, opinion: str, *, approved: bool) -> None:
    one = Dossier.of(case).fast_track
    if one is None:
        raise LookupError("没有申请")
    values = {"approved": approved, "opinion": opinion, "decided_by_id": writing.actor.person, "decided_at": writing.at}
    writing.change(one, **values)
    words = "已批准适用慎罚快办" if approved else "未批准适用慎罚快办，请按一般流程办理"
    url = f"/cases/general/{case.pk}/"
    tell(writing, case.lead_id, words, text=case.item_name, url=url, tone="ok" if approved else "warn")


@act(
    "general_case.submit_fast_track",
    title="慎罚快办：终结调查并送审",
    on=GeneralCase,
    basis=(_57, "《行政处罚法》第四十条", "《行政处罚法》第四十六条", _58),
    by=authority.lead,
    when=fast.running
    & fast.still_fits
    & conditions.proposed
    & conditions.signed
    & conditions.sufficient
    & conditions.lawful_proposal
    & conditions.confirmed,
    says="{actor}终结调查，按慎罚快办送{kind}",
)
def submit_fast_track(
    writing: Writing,
    case: GeneralCase,
    *,
    process: Annotated[Paragraph, Shown("调查经过", kind=Kind.LONG_TEXT, personal=True)],
) -> dict[str, Any]:
    """What `close_investigation` and `request_review` demand, in one step; the report becomes part of one form."""
    dossier = Dossier.of(case)
    one = dossier.fast_track
    if one is None:
        raise LookupError("没有申请")
    writing.change(one, process=process, submitted_at=writing.at)
    writing.change(case, investigated_at=writing.at)
    township = gates.needs_compliance_review(dossier)
    kind = ReviewKind.COMPLIANCE if township else ReviewKind.LEGAL_1
    reviewing.request(writing, case, kind)
    writing.lead_to("COMPLIANCE_REVIEW" if township else "LEGAL_REVIEW_1")
    return {"kind": str(kind.label)}


@act(
    "general_case.leave_fast_track",
    title="转为一般流程",
    on=GeneralCase,
    basis=("《行政处罚法》第四十条", _25),
    by=authority.lead | authority.head | authority.legal_reviewer | authority.unit_head,
    when=fast.asked_or_running,
    says="{actor}将本案由慎罚快办转为一般流程：{reason}",
)
def leave_fast_track(writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    """Back to the investigation. Evidence, notice, statements and reviews of the same proposal stay as they are."""
    dossier = Dossier.of(case)
    one, hearing = dossier.fast_track, dossier.hearing
    if one is None:
        raise LookupError("没有申请")
    if hearing is not None and not hearing.outcome:
        article = "《行政处罚法》第六十三条、第六十四条"
        raise ActRefused(Refusal("不能转为一般流程", "已受理的听证尚未举行", article, "请先举行听证"))
    writing.change(one, left_at=writing.at, left_by_id=writing.actor.person, left_reason=reason)
    if case.state not in INVESTIGATION:
        writing.change(case, investigated_at=None)
    writing.lead_to(case.state if case.state in INVESTIGATION else "INVESTIGATING")
    if writing.actor.person != case.lead_id:
        url = f"/cases/general/{case.pk}/"
        tell(writing, case.lead_id, "本案已转为一般流程", text=reason, url=url, tone="warn")
    return {"reason": reason}
