"""A paper that the party received here by its signature was served electronically, if the party consents to it."""

from base64 import b64decode
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.acts.serving import took_effect
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import after, parts
from yizhi.domain.cases.models.general import GeneralCase, PartyInput, Service
from yizhi.domain.cases.models.terms import InputKind, ServiceMethod
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_61_2 = "《行政处罚法》第六十一条第二款"
_87 = "《民事诉讼法》第八十七条"
_90 = "《民事诉讼法》第九十条"
SYSTEM_OF_THE_PARTY = "当事人在线办理页面（凭查询码）"


@act(
    "general_case.register_receipt",
    title="登记在线签收的送达",
    on=GeneralCase,
    basis=(_61_2, _90),
    by=role("SYSTEM", title="系统"),
    says="当事人在线签收{document}，登记电子送达，送达日期{served_on}",
    offered=False,
)
def register_receipt(
    writing: Writing, case: GeneralCase, *, entered: Annotated[UUID, Shown("签收", kind=Kind.HIDDEN)]
) -> dict[str, Any]:
    """Served on the day it demonstrably arrived with the party (第九十条第二款): the day it was received here.

    Refused without the party's own confirmation (第六十一条第二款), and for a paper whose service is registered.
    """
    one = of_case(case.party_inputs.filter(kind=InputKind.RECEIPT), entered, "entered")
    what = "没有登记送达"
    if case.services.filter(document=one.about, case_party=one.case_party).exists():
        raise ActRefused(Refusal(what, "该文书已登记送达", _61_2, "无需再登记"))
    _consent(writing, one, what)
    served = writing.create(
        Service,
        case=case,
        document=one.about,
        case_party=one.case_party,
        method=ServiceMethod.ELECTRONIC,
        sent_at=one.about.issued_at,
        served_on=clock.day(one.received_at),
        address=SYSTEM_OF_THE_PARTY,
        receiver=str(one.case_party.party.name),
        relation="本人（在线签名）",
        first_id=case.lead_id,
        second_id=case.co_id,
    )
    tell(
        writing, case.lead_id, "当事人已在线签收，请制作送达回证", text=str(one.about), url=f"/cases/general/{case.pk}/"
    )
    writing.lead_to(took_effect(writing, case, served))
    return {"document": str(one.about), "served_on": served.served_on.isoformat()}


@condition("有待制作送达回证的在线签收")
def received_online(situation: Situation) -> Refusal | None:
    if any(one.receipt_id is None for one in Dossier.of(situation.record).services):
        return None
    return Refusal("无需制作", "登记的送达都有送达回证", _87, "请办理其他事项")


@act(
    "general_case.make_receipt",
    title="制作在线签收的送达回证",
    on=GeneralCase,
    basis=(_87, _61_2),
    by=authority.officer,
    when=received_online,
    says="{actor}制作在线签收的送达回证（{documents}）",
)
def make_receipt(writing: Writing, case: GeneralCase) -> dict[str, Any]:
    """“送达诉讼文书必须有送达回证”（第八十七条）: with the hand and the day of the receipt, nothing typed again."""
    dossier, papers = Dossier.of(case), []
    for one in [served for served in dossier.services if served.receipt_id is None]:
        signed = case.party_inputs.filter(
            kind=InputKind.RECEIPT, about=one.document_id, case_party=one.case_party_id
        ).first()
        hand = {"receiver_signature": b64decode(str(signed.signature).partition(",")[2])} if signed else {}
        data = after.receipt(dossier, one, writing.at) | hand
        writing.change(one, receipt=issue(writing, "D46", case, data, parts.issuer_of(case)).document)
        papers.append(str(one.document))
    return {"documents": "、".join(papers)}


def _consent(writing: Writing, one: PartyInput, what: str) -> None:
    party = one.case_party
    if party.electronic_consent_at is not None and party.electronic_consent_at <= one.received_at:
        return
    if not one.consents:
        step = "请由办案人员以其他方式送达；在线签收可以作为收到文书的证明"
        raise ActRefused(Refusal(what, "当事人没有签署电子送达确认书", _61_2, step))
    writing.change(party, electronic_address=SYSTEM_OF_THE_PARTY, electronic_consent_at=one.received_at)
