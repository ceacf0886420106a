"""Asking: a person to answer (第五十五条), another agency to help (第二十六条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import asking as papers
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CooperationLetter, GeneralCase
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue

_55 = "《行政处罚法》第五十五条"
_26 = "《行政处罚法》第二十六条"


@act(
    "general_case.summon",
    title="通知询问",
    on=GeneralCase,
    basis=(_55,),
    by=authority.officer,
    says="{actor}通知有关人员于{held_at}接受询问（{number}）",
)
def summon(
    writing: Writing,
    case: GeneralCase,
    *,
    capacity: Annotated[Literal["PARTY", "WITNESS", "CONCERNED"], Shown("被询问人身份", choices="questioned_as")],
    held_at: Annotated[AwareDatetime, Shown("询问时间", kind=Kind.DATETIME)],
    place: Annotated[Line, Shown("询问地点")],
    matters: Annotated[Paragraph, Shown("询问事项", kind=Kind.LONG_TEXT)],
    materials: Annotated[Paragraph, Shown("需要携带的材料", kind=Kind.LONG_TEXT)],
    party: Annotated[UUID | None, Shown("当事人", choices="case_parties", help="询问当事人的必选")] = None,
    recipient: Annotated[OptionalLine, Shown("被询问人", personal=True, help="不是当事人本人的必填")] = "",
    address: Annotated[OptionalLine, Shown("住址（单位）", personal=True)] = "",
    contact: Annotated[OptionalLine, Shown("联系方式")] = "",
) -> dict[str, Any]:
    """A notice of where and when; whoever does not come is not fetched by it."""
    if held_at <= writing.at:
        raise ActInvalid({"held_at": ["询问时间应晚于现在"]})
    if (capacity == "PARTY" and party is None) or (capacity != "PARTY" and not recipient):
        raise ActInvalid({"recipient": ["请选择当事人，或者填写被询问人"]})
    one = of_case(case.parties, party, "party") if party else None
    who = {
        "recipient": recipient or str(one),
        "capacity": capacity,
        "recipient_address": address or (str(one.party.address or "") if one else "") or None,
    }
    when = {"held_at": held_at, "place": place, "matters": matters, "materials": materials}
    data = papers.summons(Dossier.of(case), who, when, contact, writing.at)
    made = issue(writing, "D08", case, data, parts.issuer_of(case)).document
    return {"number": made.number, "held_at": f"{clock.local(held_at):%Y年%-m月%-d日%-H时%M分}"}


@act(
    "general_case.request_cooperation",
    title="请求其他机关协助",
    on=GeneralCase,
    basis=(_26, "《浙江省综合行政执法条例》第十五条"),
    by=authority.lead | authority.unit_head,
    says="{actor}向{receiver}发出{title}（{number}）",
)
def request_cooperation(
    writing: Writing,
    case: GeneralCase,
    *,
    kind: Annotated[Literal["INVESTIGATE", "COOPERATE"], Shown("函件", choices="cooperation_kinds")],
    receiver: Annotated[Line, fits(CooperationLetter, "receiver"), Shown("收函机关")],
    reason: Annotated[Paragraph, Shown("事由", kind=Kind.LONG_TEXT, help="不写当事人的证件号码等与协助无关的信息")],
    request: Annotated[Paragraph, Shown("请求协助的事项", kind=Kind.LONG_TEXT)],
    reply_by: Annotated[date, Shown("请求复函的期限")],
    contact: Annotated[Line, Shown("联系人、联系方式")],
) -> dict[str, Any]:
    """Asked within the other's powers; the other says so when it is not (第二十六条)."""
    if reply_by <= writing.at.date():
        raise ActInvalid({"reply_by": ["复函期限应晚于今天"]})
    letter = {"receiver": receiver, "reason": reason, "request": request, "reply_by": reply_by}
    return _send(writing, case, contact, kind=kind, **letter)


@act(
    "general_case.answer_agency",
    title="答复其他机关来函",
    on=GeneralCase,
    basis=(_26,),
    by=authority.lead | authority.unit_head,
    says="{actor}向{receiver}发出{title}（{number}）",
)
def answer_agency(
    writing: Writing,
    case: GeneralCase,
    *,
    receiver: Annotated[Line, fits(CooperationLetter, "receiver"), Shown("来函机关")],
    their_number: Annotated[Line, fits(CooperationLetter, "their_number"), Shown("来函文号")],
    answer: Annotated[Paragraph, Shown("答复内容", kind=Kind.LONG_TEXT)],
    reason: Annotated[Paragraph, Shown("依据和说明", kind=Kind.LONG_TEXT)],
    contact: Annotated[Line, Shown("联系人、联系方式")],
) -> dict[str, Any]:
    """What another agency asked about this case, answered in writing."""
    letter = {"receiver": receiver, "their_number": their_number, "reason": reason, "request": answer}
    return _send(writing, case, contact, kind="REPLY", **letter)


def _send(writing: Writing, case: GeneralCase, contact: str, **letter: Any) -> dict[str, Any]:
    one = writing.create(CooperationLetter, case=case, sent_at=writing.at, **letter)
    data = papers.cooperation(Dossier.of(case), one, contact, writing.at)
    made = issue(writing, "D25", case, data, parts.issuer_of(case)).document
    writing.change(one, document=made)
    return {"receiver": one.receiver, "title": one.get_kind_display(), "number": made.number}


@act(
    "general_case.record_cooperation",
    title="登记协助机关复函",
    on=GeneralCase,
    basis=(_26,),
    by=authority.officer | authority.unit_head,
    says="{actor}登记{receiver}的复函",
)
def record_cooperation(
    writing: Writing,
    case: GeneralCase,
    *,
    letter: Annotated[UUID, Shown("所发函件", choices="open_letters")],
    replied_on: Annotated[date, Shown("复函日期")],
    reply: Annotated[Paragraph, Shown("复函内容", kind=Kind.LONG_TEXT, personal=True)],
) -> dict[str, Any]:
    """What the answer proves still has to be registered and verified as evidence."""
    one = of_case(case.cooperation_letters.filter(replied_on=None).exclude(kind="REPLY"), letter, "letter")
    if not clock.day(one.sent_at) <= replied_on <= writing.at.date():
        raise ActInvalid({"replied_on": ["复函日期应在发函之后、今天以前"]})
    writing.change(one, replied_on=replied_on, reply=reply)
    return {"receiver": one.receiver}
