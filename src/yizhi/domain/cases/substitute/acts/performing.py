"""The performance itself, under the eyes of the agency; and the clearing at once that article 52 allows."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.heads import tell_heads
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.substitute import Performer, PublicPlace, Substitute
from yizhi.domain.cases.officers import qualified
from yizhi.domain.cases.substitute import conditions, papers, rules
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.procedure import catalogue
from yizhi.statute.execution import execution_time_refusal
from yizhi.statute.refusal import Refusal

_43 = "《行政强制法》第四十三条"
_51 = "《行政强制法》第五十一条"
_52 = "《行政强制法》第五十二条"


@act(
    "substitute.perform",
    title="登记代履行情况",
    on=Substitute,
    basis=(f"{_51}第一款第三项、第四项", _43),
    by=conditions.officer,
    says="{actor}到场监督代履行（{number}）",
    asks_confirmation="执行记录出具后不可修改。",
)
def perform(
    writing: Writing,
    one: Substitute,
    *,
    performed_at: Annotated[AwareDatetime, Shown("代履行时间", kind=Kind.DATETIME)],
    second: Annotated[UUID, Shown("另一名到场监督人员", choices="measure_officers")],
    process: Annotated[Paragraph, Shown("代履行经过", kind=Kind.LONG_TEXT, personal=True)],
    party_present: Annotated[bool, Shown("当事人到场")] = False,
    party_signed: Annotated[bool, Shown("当事人已签名或者盖章")] = False,
    witness: Annotated[OptionalLine, Shown("见证人", personal=True, help="当事人不到场或者不签名的必填")] = "",
    performer_signed: Annotated[bool, Shown("代履行人已签名或者盖章")] = False,
    no_violence: Annotated[bool, Shown("没有采用暴力、胁迫以及其他非法方式")] = False,
    recording: Annotated[OptionalLine, Shown("音像记录编号")] = "",
) -> dict[str, Any]:
    not_in_the_future(performed_at, writing.at, "performed_at")
    day = org.day_of(performed_at)
    done = rules.Presence(party_present, party_signed, witness, performer_signed, no_violence)
    found = [
        conditions.reminder_refusal(one, day),
        rules.time_refusal(one.planned_at, performed_at),
        execution_time_refusal(clock.local(performed_at)),
        *rules.presence_refusals(done),
    ]
    if refusals := [each for each in found if each is not None]:
        raise ActRefused(*refusals)
    _pair(writing, one.case, second, performed_at)
    columns = {"party_present": party_present, "witness": witness or None, "recording": recording}
    writing.change(one, performed_at=performed_at, first_id=writing.actor.person, second_id=second, **columns)
    data = papers.record(one, process, writing.at)
    made = issue(writing, "S06", one.case, data, parts.issuer_of(one.case)).document
    writing.change(one, protocol=made)
    return {"number": made.number}


def _pair(writing: Writing, case: GeneralCase, second: UUID, at: datetime) -> None:
    if second == writing.actor.person:
        raise ActInvalid({"second": ["到场监督的执法人员不得少于两人（《行政处罚法》第四十二条）"]})
    if not qualified(second, at, case.line):
        why = "另一名到场监督人员没有有效的、载明本领域的行政执法证"
        raise ActRefused(Refusal("不能登记代履行", why, "《行政处罚法》第四十二条", "请由两名持有效证件的执法人员到场"))


@act(
    "general_case.clear_at_once",
    title="立即代履行",
    on=GeneralCase,
    basis=(_52,),
    by=authority.officer,
    says="{actor}登记立即代履行：{subject}",
)
def clear_at_once(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    public_place: Annotated[PublicPlace, Shown("场所")],
    subject: Annotated[Line, Shown("清除的遗洒物、障碍物或者污染物")],
    reason: Annotated[Paragraph, fits(Substitute, "reason"), Shown("须立即清除的理由", kind=Kind.LONG_TEXT)],
    manner: Annotated[Line, Shown("清除方式")],
    performer: Annotated[Performer, Shown("代履行人")],
    performer_name: Annotated[Line, fits(Substitute, "performer_name"), Shown("代履行人名称")],
    performed_at: Annotated[AwareDatetime, Shown("清除时间", kind=Kind.DATETIME)],
    second: Annotated[UUID, Shown("另一名到场监督人员", choices="team_officers")],
    party_unable: Annotated[bool, Shown("当事人不能清除", help="不在现场、拒不清除或者没有能力清除")] = False,
    party_present: Annotated[bool, Shown("当事人到场")] = False,
    witness: Annotated[OptionalLine, Shown("见证人", personal=True)] = "",
    recording: Annotated[OptionalLine, Shown("音像记录编号")] = "",
) -> dict[str, Any]:
    """Only what lies on a road, river, channel or public place, must go at once, and the party cannot remove."""
    not_in_the_future(performed_at, writing.at, "performed_at")
    if refusal := rules.immediate_refusal(party_unable=party_unable, recording=recording, witness=witness):
        raise ActRefused(refusal)
    _pair(writing, case, second, performed_at)
    made = writing.create(
        Substitute,
        case=case,
        procedure=catalogue.current("immediate_performance", writing.at.date()).name,
        state="CLEARED",
        party=of_case(case.parties.filter(excluded_at=None), party, "party"),
        immediate=True,
        public_place=public_place,
        subject=subject,
        reason=reason,
        manner=manner,
        performer=performer,
        performer_name=performer_name,
        proposed_by_id=writing.actor.person,
        proposed_at=writing.at,
        performed_at=performed_at,
        first_id=writing.actor.person,
        second_id=second,
        party_present=party_present,
        witness=witness or None,
        recording=recording,
    )
    url = f"/cases/substitutes/{made.pk}/"
    tell_heads(writing, made.case, made.agency_id, "请确认立即代履行", text=made.subject, url=url)
    return {"substitute": str(made.pk), "subject": subject}


@act(
    "substitute.confirm",
    title="确认立即代履行，通知当事人",
    on=Substitute,
    basis=(_52,),
    by=conditions.head,
    says="{actor}确认立即代履行，事后通知当事人（{number}）",
)
def confirm(
    writing: Writing,
    one: Substitute,
    *,
    process: Annotated[Paragraph, Shown("清除经过", kind=Kind.LONG_TEXT, personal=True)],
) -> dict[str, Any]:
    """The organ's own decision, and the notice that is due at once where the party was not there."""
    writing.change(one, decided_by_id=writing.actor.person, decided_at=writing.at)
    issuer = parts.issuer_of(one.case)
    protocol = issue(writing, "S06", one.case, papers.record(one, process, writing.at), issuer).document
    notice = issue(writing, "D52", one.case, papers.decision(one, "", writing.at), issuer).document
    writing.change(one, protocol=protocol, decision=notice)
    return {"number": notice.number}
