"""The only writers of clues: receive, hand out, grade, verify, and what becomes of it."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.clues import papers, rules
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.terms import ClueSource, Grade, Nature
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Latitude, Line, Longitude, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import numbering
from yizhi.platform.documents.issue import issue
from yizhi.platform.documents.numbering import Issuer
from yizhi.platform.notify.acts import tell
from yizhi.platform.procedure import catalogue
from yizhi.statute.deadlines import Extension, compute
from yizhi.statute.grading import Grade as StatutoryGrade
from yizhi.statute.grading import Nature as StatutoryNature
from yizhi.statute.refusal import Refusal, RefusedError

_54 = "《行政处罚法》第五十四条"
staff = role("OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", title="执法人员")
leaders = role("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", title="队伍负责人、办案机构负责人")


@act("clue.receive", title="登记线索", basis=(_54,), by=staff, says="{actor}登记线索{number}（{source}）")
def receive(
    writing: Writing,
    *,
    source: Annotated[ClueSource, Shown("来源")],
    received_at: Annotated[AwareDatetime, Shown("收到时间", kind=Kind.DATETIME)],
    discovered_on: Annotated[date, Shown("发现日期", help="任何机关最早得知之日，用于计算追责期限")],
    content: Annotated[Paragraph, Shown("反映内容", kind=Kind.LONG_TEXT, personal=True)],
    place: Annotated[Line, Shown("地点")],
    source_reference: Annotated[
        OptionalLine, fits(Clue, "source_reference"), Shown("来源编号", help="如投诉工单号、移送函文号")
    ] = "",
    reporter: Annotated[OptionalLine, Shown("举报人", personal=True, help="只有受理人和核查人可以查看，查看留痕")] = "",
    reporter_phone: Annotated[OptionalLine, Shown("举报人电话", personal=True)] = "",
    wants_reply: Annotated[bool, Shown("举报人要求答复")] = False,
    longitude: Annotated[Longitude | None, Shown("经度", kind=Kind.HIDDEN)] = None,
    latitude: Annotated[Latitude | None, Shown("纬度", kind=Kind.HIDDEN)] = None,
) -> Any:
    not_in_the_future(received_at, writing.at, "received_at")
    if discovered_on > org.day_of(received_at):
        raise ActInvalid({"discovered_on": ["发现日期不能晚于收到线索之日"]})
    agency = org.agency_of(writing.actor)
    if agency is None:
        raise ActRefused(Refusal("不能登记线索", "您没有所属机关", _54, "请由受理机关登记"))
    number = numbering.draw(Issuer(agency.pk, agency.name, agency.document_abbreviation), "线", writing.at.year)
    clue = writing.create(
        Clue,
        procedure=catalogue.current("clue", writing.at.date()).name,
        state="RECEIVED",
        division=writing.actor.division,
        line=writing.actor.line,
        agency=agency,
        number=number.text,
        source=source,
        source_reference=source_reference,
        received_at=received_at,
        discovered_on=discovered_on,
        content=content,
        place=place,
        longitude=longitude,
        latitude=latitude,
        intake_id=writing.actor.person,
        reporter=reporter or None,
        reporter_phone=reporter_phone or None,
        wants_reply=wants_reply,
    )
    if source is ClueSource.COMPLAINT_12345 or reporter:
        issue(writing, "D01", clue, papers.registration(clue, writing.actor, writing.at), papers.issuer_of(clue))
    return clue, {"number": number.text, "source": str(source.label)}


@act("clue.triage", title="分办", on=Clue, basis=(_54,), by=leaders, says="{actor}将线索分办核查")
def triage(
    writing: Writing,
    clue: Clue,
    *,
    handler: Annotated[UUID, Shown("核查人", choices="own_officers")],
    item: Annotated[UUID | None, Shown("拟适用事项", choices="agency_items")] = None,
) -> dict[str, Any]:
    version = norms.item_version(item) if item else None
    named = {"item_code": version.code, "item_name": version.short} if version else {}
    due = compute("T-VERIFY", clue.received_at).due_on
    writing.change(clue, handler_id=handler, verify_due=due, **named)
    tell(writing, handler, "请核查线索", text=clue.number, url=f"/cases/clues/{clue.pk}/")
    return {"verify_due": due.isoformat(), **named}


@act(
    "clue.grade",
    title="分类分级",
    on=Clue,
    by=rules.handler_or_leader,
    says="{actor}分类分级：{graded}，建议{proposed}",
)
def grade(
    writing: Writing,
    clue: Clue,
    *,
    nature: Annotated[Nature, Shown("性质")],
    grade: Annotated[Grade, Shown("等级")],
) -> dict[str, Any]:
    """The table of the day guides; each procedure's own conditions decide."""
    path = norms.grading_path(StatutoryNature[nature.value], StatutoryGrade[grade.value], writing.at.date())
    if path is None:
        step = "请管理员设定分类分级处置表"
        raise ActRefused(Refusal("不能分类分级", "当日没有施行的分类分级处置表", "", step))
    writing.change(clue, nature=nature, grade=grade, proposed=path.name)
    return {"graded": f"{nature.label}、{grade.label}", "proposed": path.value}


@act("clue.verify", title="记录核查情况", on=Clue, basis=(_54,), by=rules.is_handler, says="{actor}记录核查情况")
def verify(
    writing: Writing,
    clue: Clue,
    *,
    findings: Annotated[Paragraph, Shown("核查情况", kind=Kind.LONG_TEXT, personal=True)],
    second: Annotated[
        UUID | None, Shown("另一名核查人", choices="own_officers", help="两人核查的，制作线索核查表")
    ] = None,
    suggestion: Annotated[OptionalLine, Shown("处理建议", help="制作线索核查表的必填")] = "",
) -> dict[str, Any]:
    """Verified by two, it makes the sheet of verification; by one, it is a note on the way."""
    if second is not None and second == clue.handler_id:
        raise ActInvalid({"second": ["核查人须为两名不同的人员（《行政处罚法》第四十二条）"]})
    if second is not None and not suggestion:
        raise ActInvalid({"suggestion": ["请填写处理建议"]})
    writing.change(clue, findings=findings)
    if second is None:
        return {}
    data = papers.verification(clue, second, suggestion, writing.at)
    return {"number": issue(writing, "D02", clue, data, papers.issuer_of(clue)).document.number}


@act(
    "clue.extend_verification",
    title="延长核查期限",
    on=Clue,
    basis=("《住房和城乡建设行政处罚程序规定》",),
    by=role("DECIDER", title="行政机关负责人"),
    says="{actor}批准延长核查期限{days}日：{reason}",
)
def extend_verification(
    writing: Writing,
    clue: Clue,
    *,
    days: Annotated[int, Field(ge=1, le=60), Shown("延长天数")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    if clue.verify_extension:
        raise ActRefused(Refusal("不能再次延长", "核查期限只能延长一次", "", "请在期限内完成核查"))
    try:
        deadline = compute("T-VERIFY", clue.received_at, extensions=[Extension(days, reason)])
    except RefusedError as error:
        raise ActRefused(error.refusal) from error
    writing.change(clue, verify_extension=days, extension_reason=reason, verify_due=deadline.due_on)
    return {"days": days, "reason": reason, "verify_due": deadline.due_on.isoformat()}


@act("clue.reply", title="答复举报人", on=Clue, by=rules.handler_or_leader, says="{actor}答复举报人")
def reply(writing: Writing, clue: Clue, *, reply: Annotated[Line, Shown("答复内容")]) -> dict[str, Any]:
    writing.change(clue, reply=reply, replied_at=writing.at)
    return {}


@act(
    "clue.no_filing",
    title="不予立案",
    on=Clue,
    basis=(_54, "《行政处罚法》第三十六条"),
    by=role("DECIDER", title="行政机关负责人", article=_54),
    says="{actor}决定不予立案：{reason}",
    asks_confirmation="不予立案后，本线索办结。",
)
def no_filing(
    writing: Writing,
    clue: Clue,
    *,
    reason: Annotated[Line, Shown("理由", help="不写举报人、当事人的个人信息")],
    reply: Annotated[OptionalLine, Shown("对举报人的答复", help="举报人要求答复的必填")] = "",
) -> dict[str, Any]:
    if clue.wants_reply and not (reply or clue.replied_at):
        raise ActInvalid({"reply": ["举报人要求答复，请写明答复内容"]})
    said = {"reply": reply, "replied_at": writing.at} if reply else {}
    writing.change(clue, reason=reason, ended_at=writing.at, **said)
    return {"reason": reason}


@act("clue.to_simple", title="转当场处罚", on=Clue, basis=("《行政处罚法》第五十一条",), by=rules.handler_or_leader,
     says="{actor}将线索转当场处罚：{reason}")  # fmt: skip
def to_simple(writing: Writing, clue: Clue, *, reason: Annotated[Line, Shown("说明")]) -> dict[str, Any]:
    writing.change(clue, reason=reason, ended_at=writing.at)
    return {"reason": reason}


@act("clue.educate", title="教育后不再处理", on=Clue, basis=("《行政处罚法》第三十三条",), by=rules.handler_or_leader,
     says="{actor}对轻微违法行为教育后不再处理：{reason}")  # fmt: skip
def educate(writing: Writing, clue: Clue, *, reason: Annotated[Line, Shown("教育及改正情况")]) -> dict[str, Any]:
    writing.change(clue, reason=reason, ended_at=writing.at)
    return {"reason": reason}


@act("clue.transfer", title="移送有权机关", on=Clue, basis=("《行政处罚法》第二十二条至第二十七条",), by=leaders,
     says="{actor}将线索移送{receiver}")  # fmt: skip
def transfer(
    writing: Writing,
    clue: Clue,
    *,
    receiver: Annotated[Line, Shown("接收机关")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    writing.change(clue, reason=f"移送{receiver}：{reason}", ended_at=writing.at)
    return {"receiver": receiver}


@act("clue.merge", title="并入其他线索", on=Clue, by=leaders, says="{actor}将线索并入{into_number}")
def merge(
    writing: Writing,
    clue: Clue,
    *,
    into: Annotated[UUID, Shown("并入", choices="open_clues")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    """The same matter told twice. The earlier discovery counts for the clue that stays (第三十六条)."""
    target = Clue.objects.filter(pk=into).exclude(pk=clue.pk).first()
    if target is None or target.present_state.final:
        raise ActInvalid({"into": ["所选线索不存在、是本线索，或者已办结"]})
    if clue.discovered_on < target.discovered_on:
        writing.change_also(target, discovered_on=clue.discovered_on)
    writing.change(clue, merged_into=target, reason=reason, ended_at=writing.at)
    return {"into_number": target.number, "reason": reason}


@act(
    "clue.reveal_reporter",
    title="查看举报人",
    on=Clue,
    basis=("《行政处罚法》第三十九条", "《个人信息保护法》第六条"),
    by=rules.intake_or_handler,
    says="{actor}查看了举报人信息，事由：{purpose}",
)
def reveal_reporter(
    writing: Writing, clue: Clue, *, purpose: Annotated[Line, Shown("查看事由", help="将记入台账")]
) -> dict[str, Any]:
    return {"purpose": purpose}
