"""Where papers reach a party: confirmed addresses, and the public notice when nothing else reaches it."""

from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts, service
from yizhi.domain.cases.models.general import GeneralCase, ServiceNotice
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.issue import issue
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal

_61 = "《行政处罚法》第六十一条"
_CPL_95 = "《民事诉讼法》第九十五条"


@act(
    "general_case.confirm_addresses",
    title="登记送达地址（电子送达）确认",
    on=GeneralCase,
    basis=(f"{_61}第二款",),
    by=authority.officer,
    says="{actor}登记当事人签署的送达地址确认书（{electronic}）",
)
def confirm_addresses(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    signed: Annotated[bool, Shown("当事人已在确认书上签名")],
    postal_address: Annotated[OptionalLine, Shown("送达地址", personal=True, help="不填的，为登记的住址（住所）")] = "",
    recipient: Annotated[OptionalLine, Shown("指定的收件人", personal=True)] = "",
    electronic_address: Annotated[
        OptionalLine, Shown("电子送达地址", personal=True, help="同意电子送达的填写手机号码、电子邮箱等；不同意的不填")
    ] = "",
) -> dict[str, Any]:
    """Signed by the party; electronic service if and only if the party agreed and named an address for it."""
    if not signed:
        raise ActInvalid({"signed": ["确认书须由当事人签署"]})
    one = of_case(case.parties, party, "party")
    given = {"postal_address": postal_address, "recipient": recipient, "electronic_address": electronic_address}
    data = service.addresses(Dossier.of(case), one, given, writing.at)
    issue(writing, "D45", case, data, parts.issuer_of(case))
    writing.change(
        one,
        postal_address=postal_address or None,
        addresses_confirmed_at=writing.at,
        electronic_address=electronic_address or None,
        electronic_consent_at=writing.at if electronic_address else None,
    )
    return {"electronic": "同意电子送达" if electronic_address else "不采用电子送达"}


@act(
    "general_case.post_notice",
    title="发出送达公告",
    on=GeneralCase,
    basis=(_61, _CPL_95),
    by=authority.lead,
    says="{actor}以公告方式送达{document}，公告期至{until}（{number}）",
)
def post_notice(
    writing: Writing,
    case: GeneralCase,
    *,
    document: Annotated[UUID, Shown("文书", choices="documents_to_serve")],
    party: Annotated[UUID, Shown("受送达人", choices="case_parties")],
    reason: Annotated[Literal["MISSING", "NO_OTHER_WAY"], Shown("原因", choices="notice_reasons")],
    course: Annotated[Line, Shown("原因和经过", help="此前采用过何种方式、为何不能送达；记入案卷")],
    carrier: Annotated[Line, fits(ServiceNotice, "carrier"), Shown("公告载体")],
    summary: Annotated[Paragraph, Shown("文书主要内容", kind=Kind.LONG_TEXT, help="将对社会公开，隐去个人信息")],
) -> dict[str, Any]:
    """Lawful if and only if the party is missing or no other way reached it; the file says what was tried."""
    paper, one = of_case(documents.of_record(case.pk), document, "document"), of_case(case.parties, party, "party")
    if case.service_notices.filter(document=paper, case_party=one).exists():
        raise ActRefused(Refusal("无需重复公告", "该文书已向该当事人公告", _CPL_95, "请在公告期满后登记送达"))
    data = service.public_notice(
        Dossier.of(case), paper, one, reason=reason, carrier=carrier, summary=summary, at=writing.at
    )
    made = issue(writing, "D47", case, data, parts.issuer_of(case)).document
    writing.create(
        ServiceNotice, case=case, document=paper, case_party=one, notice=made, carrier=carrier, course=course,
        posted_at=writing.at,
    )  # fmt: skip
    until = compute("T-NOTICE", writing.at.date()).due_on
    return {"document": str(paper), "until": until.isoformat(), "number": made.number}
