"""The decision on the spot: proposed, confirmed by the second officer, signed or refused by the party, issued."""

from base64 import b64decode
from datetime import date
from io import BytesIO
from typing import Annotated, Any, Literal

from pydantic import Field

from yizhi.domain.cases import amounts, weighing
from yizhi.domain.cases.acts.content import changed
from yizhi.domain.cases.acts.remembering import remember_fine, remember_violation
from yizhi.domain.cases.conditions import (
    confirmed,
    facts_described,
    party_heard,
    party_informed,
    party_named,
    penalty_proposed,
    signed_or_refused,
)
from yizhi.domain.cases.decision_document import decision_data, issuer_of
from yizhi.domain.cases.earlier_fines import earlier_fines
from yizhi.domain.cases.earlier_fines import refusals as fined_before
from yizhi.domain.cases.models import ABANDON_OUTCOMES, Penalty, SimpleCase, SimpleWeighing
from yizhi.domain.cases.permission import issue_refusals
from yizhi.domain.org import api as org
from yizhi.domain.subjects import api as subjects
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue as issue_document
from yizhi.platform.files import receiving
from yizhi.platform.files.models import Origin
from yizhi.platform.files.receiving import Capture
from yizhi.platform.notify.acts import tell

_51 = "《行政处罚法》第五十一条"
_52 = "《行政处罚法》第五十二条"


@act(
    "simple_case.propose",
    title="拟定处罚",
    on=SimpleCase,
    basis=(_51, "《行政处罚法》第二十八条"),
    by=org.is_lead & org.not_recused,
    when=facts_described & party_named,
    says="{actor}拟定处罚：{penalty}",
)
def propose(
    writing: Writing,
    case: SimpleCase,
    *,
    penalty: Annotated[Literal["WARNING", "FINE"], Shown("处罚种类", choices="penalties")],
    fine_fen: Annotated[Fen, Shown("罚款金额", kind=Kind.MONEY)] = 0,
    correction: Annotated[Line, Shown("责令改正", help="写明改正要求；已当场改正的写“已当场改正”")],
    correction_due: Annotated[date | None, Shown("改正期限", help="当场改正的不填")] = None,
    earlier_order: Annotated[
        OptionalLine, Shown("先前责令改正情况", help="依据规定逾期、拒不改正才处罚的，写明何时责令改正、为何未改正")
    ] = "",
    distinct_reason: Annotated[
        OptionalLine,
        Shown("与此前处罚不是同一违法行为的理由", help="此前因同类行为罚过款的必填，写明时间、地点、情节有何不同"),
    ] = "",
    deviation: Annotated[
        OptionalLine, Shown("偏离裁量基准建议的理由", help="已按裁量基准裁量、数额与建议不同的必填")
    ] = "",
) -> dict[str, Any]:
    amount = fine_fen if penalty == Penalty.FINE else 0
    day = writing.at.date()
    earlier = earlier_fines(case, day) if amount else []
    twice = fined_before(earlier, distinct_reason)
    beside = list(weighing.refusals(case, amount, deviation, day)) if amount else []
    if refusals := amounts.refusals(case, penalty, amount, day, earlier_order) + twice + beside:
        raise ActRefused(*refusals)
    if correction_due is not None and correction_due < day:
        raise ActInvalid({"correction_due": ["改正期限不能早于今天"]})
    # What the party was told is what they may be given: a changed proposal must be told again.
    told = {} if (case.penalty, case.fine_fen) == (penalty, amount) else {"rights_told_at": None, "statement_kind": ""}
    changed(
        writing,
        case,
        penalty=penalty,
        fine_fen=amount,
        correction=correction,
        correction_due=correction_due,
        earlier_order=earlier_order,
        distinct_reason=distinct_reason if amount else "",
        **told,
    )
    weighed = SimpleWeighing.of(case)
    if weighed is not None:
        writing.change(weighed, deviation=deviation if amount and amount != weighed.proposed_fen else "")
    told_of = {"earlier_fines": [f.number for f in earlier], "distinct_reason": distinct_reason} if earlier else {}
    return {"penalty": amounts.words(penalty, amount), "fine_fen": amount, **told_of}


@act(
    "simple_case.confirm",
    title="协办人确认",
    on=SimpleCase,
    basis=("《行政处罚法》第四十二条",),
    by=org.is_co & org.certified_on_the_day & org.not_recused,
    when=facts_described & party_named & penalty_proposed & party_informed & party_heard,
    says="{actor}作为协办人核对并确认本案事实、告知和拟处罚内容",
)
def confirm(
    writing: Writing,
    case: SimpleCase,
    *,
    code: Annotated[OptionalLine, Shown("确认码", kind=Kind.HIDDEN, secret=True)] = "",
) -> dict[str, Any]:
    """On the co-officer's own device without a code; on the lead's device with the code the co-officer made for it."""
    if code:
        purpose = org.second_officer_purpose(case.lead_id, case.pk)
        org.check_confirmation_code(case.co_id, code, purpose, at=writing.at)
    writing.change(case, confirmed_at=writing.at, confirmed_version=case.content_version)
    tell(writing, case.lead_id, "协办人已确认", text=case.item_name, url=f"/cases/simple/{case.pk}/", tone="ok")
    return {"means": "CODE" if code else "OWN_DEVICE", "content_version": case.content_version}


@act(
    "simple_case.sign",
    title="当事人签名",
    on=SimpleCase,
    basis=(_52,),
    by=org.is_lead_or_co,
    when=confirmed,
    says="当事人在{actor}出示的决定书上签名",
)
def sign(
    writing: Writing,
    case: SimpleCase,
    *,
    signature: Annotated[
        str, Field(pattern=r"^data:image/png;base64,[A-Za-z0-9+/=]+$", max_length=400_000), Shown("签名", secret=True)
    ],
) -> dict[str, Any]:
    picture = BytesIO(b64decode(signature.partition(",")[2]))
    kept = receiving.keep(writing, picture, "当事人签名.png", Capture(Origin.SIGNATURE, captured_at=writing.at))
    receiving.attach(writing, kept, case)
    writing.change(case, signature_sha256=kept.sha256, signed_at=writing.at, refusal_reason="", refusal_witness=None)
    return {"signature_sha256": kept.sha256}


@act(
    "simple_case.note_refusal",
    title="注明拒签",
    on=SimpleCase,
    basis=(_52,),
    by=org.is_lead_or_co,
    when=confirmed,
    says="{actor}注明当事人拒绝签收，有见证人在场",
)
def note_refusal(
    writing: Writing,
    case: SimpleCase,
    *,
    reason: Annotated[Line, Shown("拒签情况")],
    witness: Annotated[Line, Shown("见证人", personal=True, help="见证人的姓名和身份，如社区工作人员")],
) -> dict[str, Any]:
    writing.change(case, refusal_reason=reason, refusal_witness=witness, signature_sha256="", signed_at=None)
    return {}


@act(
    "simple_case.issue",
    title="出具当场处罚决定书",
    on=SimpleCase,
    basis=(_51, _52),
    by=org.is_lead & org.certified_on_the_day & org.not_recused,
    when=facts_described
    & party_named
    & penalty_proposed
    & party_informed
    & party_heard
    & confirmed
    & signed_or_refused
    & issue_refusals,
    says="{actor}作出当场行政处罚决定并当场交付，文号{number}",
    asks_confirmation="出具后决定书不可修改。请确认内容无误。",
)
def issue(writing: Writing, case: SimpleCase) -> dict[str, Any]:
    earlier = earlier_fines(case, writing.at.date(), hold=True) if case.fine_fen else []
    if twice := fined_before(earlier, case.distinct_reason):
        raise ActRefused(*twice)
    issued = issue_document(writing, "D40", case, decision_data(case, writing.at), issuer_of(case))
    day = writing.at.date()
    due = amounts.payment_due(day) if case.fine_fen else None
    writing.change(case, issued_at=writing.at, decision=issued.document, due_on=due)
    if case.fine_fen:
        remember_fine(writing, case, case.party, issued.document)
    remember_violation(writing, case, case.party, exempted=False)
    writing.keep_secret("party_code", issued.party_code)
    limit = amounts.simple_limit(case, day)
    return {
        "number": issued.document.number,
        "content_version": case.content_version,
        "document": str(issued.document.pk),
        "penalty_kinds": [case.penalty],
        "fine_fen": case.fine_fen,
        "party_kind": subjects.kind_of(case.party),
        "limit_fen": limit.fen,
        "limit_basis": limit.citation,
        "due_on": due.isoformat() if due else None,
        "verification_code": issued.verification_code,
    }


@act(
    "simple_case.abandon",
    title="不作处罚，结束办理",
    on=SimpleCase,
    basis=("《行政处罚法》第三十三条",),
    by=role("OFFICER", title="执法队员") & org.is_lead,
    says="{actor}结束办理，未作处罚：{outcome}",
    asks_confirmation="结束后本案不能再出具决定书。",
)
def abandon(
    writing: Writing,
    case: SimpleCase,
    *,
    outcome: Annotated[
        Literal["EDUCATED", "FACTS_NOT_ESTABLISHED", "GENERAL_PROCEDURE", "TRANSFERRED"],
        Shown("结果", choices="abandon_outcomes"),
    ],
    explanation: Annotated[OptionalLine, Shown("情况说明")] = "",
) -> dict[str, Any]:
    return {"outcome": ABANDON_OUTCOMES[outcome], "explanation": explanation}
