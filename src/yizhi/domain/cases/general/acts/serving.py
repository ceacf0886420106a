"""Service of documents: six methods, each with its own proof (第六十一条；民事诉讼法第八十八条至第九十五条)."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.amounts import payment_due
from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import after, parts
from yizhi.domain.cases.models.general import GeneralCase, Service
from yizhi.domain.cases.models.terms import ServiceMethod
from yizhi.domain.cases.substitute import serving as substitutes
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.issue import issue
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal

_61 = "《行政处罚法》第六十一条"
_PROOF = {
    ServiceMethod.DIRECT: {"receiver": "签收人", "relation": "签收人与受送达人的关系"},
    ServiceMethod.LEAVE: {"refusal_reason": "拒收情况"},
    ServiceMethod.ELECTRONIC: {"address": "电子送达地址"},
    ServiceMethod.MAIL: {"tracking_number": "邮寄单号"},
    ServiceMethod.FORWARD: {"receiver": "签收人"},
    ServiceMethod.NOTICE: {"notice_place": "公告载体", "refusal_reason": "公告送达的原因和经过"},
}
_ARTICLES = {
    ServiceMethod.DIRECT: "《民事诉讼法》第八十八条",
    ServiceMethod.LEAVE: "《民事诉讼法》第八十九条",
    ServiceMethod.ELECTRONIC: "《行政处罚法》第六十一条第二款",
    ServiceMethod.MAIL: "《民事诉讼法》第九十一条",
    ServiceMethod.FORWARD: "《民事诉讼法》第九十二条至第九十四条",
    ServiceMethod.NOTICE: "《民事诉讼法》第九十五条",
}


@condition("有应当送达的文书")
def something_to_serve(situation: Situation) -> Refusal | None:
    """A draft has no paper for a party, unless something was preserved, sealed, detained or cleared at once."""
    dossier = Dossier.of(situation.record)
    if situation.record.filed_at is not None:
        return None
    if any(one.document_id for one in dossier.measures) or any(one.decision_id for one in dossier.substitutes):
        return None
    return Refusal("无需送达", "本案还没有应当送达当事人的文书", _61, "请先办理立案")


@act(
    "general_case.serve",
    title="登记送达",
    on=GeneralCase,
    basis=(_61, "《民事诉讼法》第八十八条至第九十五条"),
    by=authority.officer,
    when=something_to_serve,
    says="{actor}以{method}方式送达{document}，送达日期{served_on}",
)
def serve(
    writing: Writing,
    case: GeneralCase,
    *,
    document: Annotated[UUID, Shown("文书", choices="documents_to_serve")],
    party: Annotated[UUID, Shown("受送达人", choices="case_parties")],
    method: Annotated[ServiceMethod, Shown("送达方式")],
    second: Annotated[UUID, Shown("另一名送达人", choices="team_officers")],
    sent_at: Annotated[AwareDatetime, Shown("送出时间", kind=Kind.DATETIME, help="公告送达的为发出公告的时间")],
    received_on: Annotated[
        date | None, Shown("收到日期", help="邮寄、电子、转交送达的填写收到之日；公告送达由系统计算")
    ] = None,
    address: Annotated[OptionalLine, Shown("送达地点（地址）", personal=True)] = "",
    receiver: Annotated[OptionalLine, Shown("签收人", personal=True)] = "",
    relation: Annotated[
        OptionalLine, Shown("与受送达人的关系", help="本人、同住成年家属、法定代表人、收发人员等")
    ] = "",
    refusal_reason: Annotated[OptionalLine, Shown("拒收情况，或者公告送达的原因和经过")] = "",
    witness: Annotated[OptionalLine, Shown("见证人", personal=True, help="留置送达须有见证人，或者拍照、录像")] = "",
    recording: Annotated[OptionalLine, Shown("照片、录像编号")] = "",
    tracking_number: Annotated[OptionalLine, Shown("邮寄单号")] = "",
    notice_place: Annotated[OptionalLine, Shown("公告载体")] = "",
) -> dict[str, Any]:
    not_in_the_future(sent_at, writing.at, "sent_at")
    paper = of_case(documents.of_record(case.pk), document, "document")
    addressee = of_case(case.parties, party, "party")
    proof = {
        "receiver": receiver, "relation": relation, "refusal_reason": refusal_reason, "witness": witness,
        "recording": recording, "tracking_number": tracking_number, "notice_place": notice_place,
    }  # fmt: skip
    if method is ServiceMethod.NOTICE:
        sent_at = _posted(case, paper, addressee, proof)
    _require_proof(method, {**proof, "address": address}, addressee, received_on)
    served_on = _effective(method, clock.day(sent_at), received_on, writing.at.date())
    if second == writing.actor.person:
        raise ActInvalid({"second": ["送达人须为两名不同的人员"]})
    one = writing.create(
        Service,
        case=case,
        document=paper,
        case_party=addressee,
        method=method,
        sent_at=sent_at,
        served_on=served_on,
        address=address or None,
        first_id=writing.actor.person,
        second_id=second,
        **proof | {"receiver": receiver or None, "witness": witness or None},
    )
    dossier = Dossier.of(case)
    issued = issue(writing, "D46", case, after.receipt(dossier, one, writing.at), parts.issuer_of(case))
    writing.change(one, receipt=issued.document)
    writing.lead_to(took_effect(writing, case, one))
    return {"method": str(method.label), "document": str(paper), "served_on": served_on.isoformat()}


def _posted(case: GeneralCase, paper: Any, addressee: Any, proof: dict[str, str]) -> datetime:
    """When the public notice of the paper went out; what the notice says is the proof."""
    one = case.service_notices.filter(document=paper, case_party=addressee).first()
    if one is None:
        why = "没有就该文书向该当事人发出送达公告"
        raise ActRefused(Refusal("尚未送达", why, _ARTICLES[ServiceMethod.NOTICE], "请先办理“发出送达公告”"))
    proof |= {"notice_place": one.carrier, "refusal_reason": one.course}
    return one.posted_at


def _require_proof(method: ServiceMethod, given: dict[str, str], addressee: Any, received_on: date | None) -> None:
    """Each way of service has its own proof; without it nothing was served."""
    article = _ARTICLES[method]
    errors = {
        name: [f"{method.label}须填写{title}（{article}）"] for name, title in _PROOF[method].items() if not given[name]
    }
    if method is ServiceMethod.LEAVE and not (given["witness"] or given["recording"]):
        errors["witness"] = [f"留置送达须有见证人签名，或者拍照、录像记录送达过程（{article}）"]
    if method in (ServiceMethod.MAIL, ServiceMethod.ELECTRONIC, ServiceMethod.FORWARD) and received_on is None:
        errors["received_on"] = [f"{method.label}以收到之日为送达日期，请填写（{article}）"]
    if errors:
        raise ActInvalid(errors)
    if method is ServiceMethod.ELECTRONIC and addressee.electronic_consent_at is None:
        why = "当事人没有签署电子送达确认书"
        raise ActRefused(Refusal("不能电子送达", why, article, "请当事人签署确认书，或者采用其他方式送达"))


def _effective(method: ServiceMethod, sent: date, received: date | None, today: date) -> date:
    """The day of service: handing over, arrival, or the end of the public notice (30 days, 民事诉讼法第九十五条)."""
    if method is ServiceMethod.NOTICE:
        due = compute("T-NOTICE", sent).due_on
        if today < due:
            why = f"公告期间至{due:%Y年%-m月%-d日}届满，届满后视为送达"
            raise ActRefused(Refusal("尚未送达", why, _ARTICLES[method], "请在公告期满后登记送达"))
        return due
    day = received or sent
    if day < sent or day > today:
        raise ActInvalid({"received_on": ["收到日期应在送出之后、今天以前"]})
    return day


def took_effect(writing: Writing, case: GeneralCase, one: Service) -> str:
    """Start what the document's service starts; the state the case comes to."""
    for notice in case.notices.filter(document=one.document, served_on=None):
        writing.change(notice, served_on=one.served_on)
    for hearing in case.hearings.filter(summons=one.document, summoned_on=None):
        writing.change(hearing, summoned_on=one.served_on)
    for demand in case.demands.filter(document=one.document, served_on=None):
        writing.change(demand, served_on=one.served_on)
    substitutes.took_effect(writing, case, one)
    for paper in case.papers.filter(document=one.document, served_on=None):
        writing.change(paper, served_on=one.served_on)
        due = payment_due(one.served_on) or one.served_on + timedelta(days=15)
        for payable in case.payables.filter(case_party=paper.case_party, due_on=None):
            writing.change(payable, due_on=due)
    return _state(writing, case)


def _state(writing: Writing, case: GeneralCase) -> str:
    dossier = Dossier(case)
    if case.state == "LEGAL_REVIEW_1" and dossier.proposal is not None:
        told = [n for n in dossier.notices if n.proposal_id == dossier.proposal.pk]
        if told and all(notice.served_on for notice in told):
            return "NOTIFIED"
    if case.state == "DECIDED" and dossier.papers and all(paper.served_on for paper in dossier.papers):
        writing.change(case, served_on=max(paper.served_on for paper in dossier.papers))
        return "SERVED"
    return case.state
