"""Suspected crime: reported by a group of two, decided by the principal head, sent within 24 hours, answered."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import crime as papers
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CrimeTransfer, GeneralCase
from yizhi.domain.cases.models.terms import ObjectionKind, PoliceAnswer
from yizhi.domain.cases.officers import qualified
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal

_27 = "《行政处罚法》第二十七条"
TCR = "《行政执法机关移送涉嫌犯罪案件的规定》"
_5, _6, _7, _8, _9, _12 = (f"{TCR}第{n}条" for n in ("五", "六", "七", "八", "九", "十二"))


def latest(case: GeneralCase) -> CrimeTransfer | None:
    """The last report of a suspected crime in the case."""
    return Dossier.of(case).crime_transfer


@condition("没有在办的移送")
def none_open(situation: Situation) -> Refusal | None:
    found = latest(situation.record)
    if found is None or not found.open:
        return None
    return Refusal("无需重复报告", "本案已有在办的涉嫌犯罪移送", _5, "请办理其后续环节")


@condition("有待审批的移送报告")
def reported(situation: Situation) -> Refusal | None:
    found = latest(situation.record)
    if found is not None and found.approved is None:
        return None
    return Refusal("不能移送", "没有专案组提出的移送涉嫌犯罪案件的书面报告", _5, "请先由两名以上执法人员核实并报告")


@condition("已批准移送，尚未送出")
def to_be_sent(situation: Situation) -> Refusal | None:
    found = latest(situation.record)
    if found is not None and found.approved and found.sent_at is None:
        return None
    return Refusal("无需移送", "没有已批准而尚未送出的移送", _5, "请办理其他环节")


@condition("已送出")
def sent(situation: Situation) -> Refusal | None:
    found = latest(situation.record)
    if found is not None and found.sent_at is not None:
        return None
    return Refusal("尚不能登记", "移送书尚未送出", _7, "请先移送")


@condition("公安机关不予立案")
def refused_by_police(situation: Situation) -> Refusal | None:
    found = latest(situation.record)
    if found is not None and found.answer == PoliceAnswer.REFUSED:
        return None
    step = "请先登记公安机关的不予立案通知书；已立案的，由公安机关办理"
    return Refusal("不能继续办理", "没有公安机关不予立案的通知", f"{TCR}第十条", step)


@condition("公安机关已立案")
def filed_by_police(situation: Situation) -> Refusal | None:
    found = latest(situation.record)
    if found is not None and found.answer == PoliceAnswer.FILED and found.items_handed_on is None:
        return None
    return Refusal("无需移交", "公安机关没有立案，或者已经移交", _12, "请先登记立案通知书")


@condition("没有在办的涉嫌犯罪移送")
def no_crime_pending(situation: Situation) -> Refusal | None:
    """No penalty takes the place of a transfer (第十一条第一款)."""
    found = latest(situation.record)
    if found is None or not found.open:
        return None
    return Refusal("不能作出处罚决定", "不得以行政处罚代替移送", f"{TCR}第十一条第一款", "请先由负责人审批移送报告")


@act(
    "general_case.report_crime",
    title="报告涉嫌犯罪",
    on=GeneralCase,
    basis=(_27, _5),
    by=authority.lead,
    when=none_open,
    says="{actor}等{count}人报告本案涉嫌{suspected}",
)
def report_crime(
    writing: Writing,
    case: GeneralCase,
    *,
    suspected: Annotated[Line, fits(CrimeTransfer, "suspected"), Shown("涉嫌罪名")],
    report: Annotated[Paragraph, fits(CrimeTransfer, "report"), Shown("核实情况和移送理由", kind=Kind.LONG_TEXT)],
    members: Annotated[
        list[UUID], Field(min_length=1, max_length=20), Shown("专案组成员", kind=Kind.MANY, choices="agency_officers")
    ],
) -> dict[str, Any]:
    group = list(dict.fromkeys([*members, writing.actor.person]))
    if len(group) < 2 or not all(person and qualified(person, writing.at, case.line) for person in group):
        why = "专案组应当由两名或者两名以上持有效证件的行政执法人员组成"
        raise ActRefused(Refusal("不能报告", why, f"{_5}第一款", "请另选专案组成员"))
    writing.create(
        CrimeTransfer,
        case=case,
        suspected=suspected,
        report=report,
        members=group,
        reported_by_id=writing.actor.person,
        reported_at=writing.at,
    )
    due = compute("T-CRIME-HEAD", writing.at.date()).due_on
    for head in org.agency_people(case.agency_id, writing.at, roles={"DECIDER"}):
        said = f"请在{due:%-m月%-d日}前审批涉嫌犯罪案件的移送"
        tell(writing, head.pk, said, text=case.item_name, url=f"/cases/general/{case.pk}/", tone="danger")
    return {"suspected": suspected, "count": len(group), "due": due.isoformat()}


@act(
    "general_case.refuse_crime",
    title="不批准移送司法机关",
    on=GeneralCase,
    basis=(f"{_5}第二款",),
    by=authority.head,
    when=reported,
    says="{actor}不批准移送：{reason}",
)
def refuse_crime(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[Line, Shown("不予批准的理由", help="将记录在案")],
    principal: Annotated[bool, Shown("本人为正职负责人或者主持工作的负责人")] = False,
) -> dict[str, Any]:
    decide(writing, case, approved=False, principal=principal, reason=reason)
    return {"reason": reason}


def decide(
    writing: Writing, case: GeneralCase, *, approved: bool, principal: bool, reason: str, receiver: str = ""
) -> CrimeTransfer:
    """The word of the principal head, on the sheet (S15) whichever it is. Errors: ActRefused for any other head."""
    if not principal:
        why = "须由本机关正职负责人或者主持工作的负责人审批"
        raise ActRefused(Refusal("不能审批", why, f"{_5}第一款", "请由正职负责人审批"))
    found = latest(case)
    if found is None:
        raise LookupError("没有移送报告")
    writing.change(
        found,
        approved=approved,
        decided_by_id=writing.actor.person,
        decided_at=writing.at,
        reason=reason,
        receiver=receiver,
    )
    issue(writing, "S15", case, papers.approval(Dossier.of(case), found, writing), parts.issuer_of(case))
    return found


@act(
    "general_case.send_crime",
    title="向公安机关移送",
    on=GeneralCase,
    basis=(f"{_5}第二款", _6),
    by=authority.officer,
    when=to_be_sent,
    says="{actor}向{receiver}移送案件（{number}）{late}",
)
def send_crime(
    writing: Writing,
    case: GeneralCase,
    *,
    sent_at: Annotated[AwareDatetime, Shown("移送时间", kind=Kind.DATETIME, help="批准后二十四小时内")],
    others: Annotated[OptionalLine, Shown("其他材料")] = "",
) -> dict[str, Any]:
    """Late or not it must go; that it went late is written down."""
    not_in_the_future(sent_at, writing.at, "sent_at")
    found = latest(case)
    if found is None or found.decided_at is None:
        raise LookupError("没有批准")
    if sent_at < found.decided_at:
        raise ActInvalid({"sent_at": ["移送时间不能早于批准时间"]})
    late = compute("T-CRIME-SEND", clock.local(found.decided_at)).is_over(clock.local(sent_at))
    data = papers.transfer(Dossier.of(case), found, others, writing.at)
    issued = issue(writing, "D58", case, data, parts.issuer_of(case))
    writing.change(found, sent_at=sent_at, document=issued.document)
    words = "，超过二十四小时" if late else ""
    return {"receiver": found.receiver, "number": issued.document.number, "late": words}


@act(
    "general_case.record_receipt",
    title="登记公安机关回执",
    on=GeneralCase,
    basis=(_7,),
    by=authority.officer,
    when=sent,
    says="{actor}登记公安机关{received_on}签收的回执",
)
def record_receipt(
    writing: Writing,
    case: GeneralCase,
    *,
    received_on: Annotated[date, Shown("签收日期")],
    receipt: Annotated[Line, fits(CrimeTransfer, "receipt"), Shown("签收人")],
    forwarded_to: Annotated[
        OptionalLine, fits(CrimeTransfer, "receiver"), Shown("转送的机关", help="不属于其管辖、已转送的填写")
    ] = "",
) -> dict[str, Any]:
    found = latest(case)
    if found is None or found.sent_at is None:
        raise LookupError("没有移送")
    if not clock.day(found.sent_at) <= received_on <= writing.at.date():
        raise ActInvalid({"received_on": ["签收日期应在移送之后、今天以前"]})
    changes = {"receiver": forwarded_to} if forwarded_to else {}
    writing.change(found, received_on=received_on, receipt=receipt, **changes)
    return {"received_on": received_on.isoformat()}


@act(
    "general_case.record_police",
    title="登记公安机关立案决定",
    on=GeneralCase,
    basis=(_8,),
    by=authority.officer,
    when=sent,
    says="{actor}登记公安机关{answer}（{number}）",
)
def record_police(
    writing: Writing,
    case: GeneralCase,
    *,
    answer: Annotated[PoliceAnswer, Shown("决定")],
    answered_on: Annotated[date, Shown("收到通知日期")],
    number: Annotated[Line, fits(CrimeTransfer, "answer_number"), Shown("通知书文号")],
    reason: Annotated[OptionalLine, Shown("不予立案的理由")] = "",
    returned: Annotated[OptionalLine, Shown("退回的案卷材料", help="不予立案的必填")] = "",
) -> dict[str, Any]:
    found = latest(case)
    if found is None or found.received_on is None:
        raise ActRefused(Refusal("尚不能登记", "没有公安机关签字的回执", _7, "请先登记回执"))
    errors = {}
    if answer is PoliceAnswer.REFUSED and not (reason and returned):
        errors["reason"] = [f"不予立案的，应当说明理由并退回案卷材料，请填写（{_8}）"]
    if not found.received_on <= answered_on <= writing.at.date():
        errors["answered_on"] = ["通知日期应在签收之后、今天以前"]
    if errors:
        raise ActInvalid(errors)
    writing.change(
        found,
        answer=answer,
        answered_on=answered_on,
        answer_number=number,
        answer_reason=reason,
        returned=returned,
    )
    return {"answer": str(answer.label), "number": number}


@act(
    "general_case.object_police",
    title="对不予立案提出异议",
    on=GeneralCase,
    basis=(_9,),
    by=authority.head,
    when=refused_by_police,
    says="{actor}对不予立案{kind}",
)
def object_police(
    writing: Writing,
    case: GeneralCase,
    *,
    kind: Annotated[ObjectionKind, Shown("方式")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    """Reconsideration only within three days; the procuratorate may be asked to supervise instead."""
    found = latest(case)
    if found is None or found.answered_on is None:
        raise LookupError("没有通知")
    left = (writing.at.date() - found.answered_on).days
    if kind is ObjectionKind.RECONSIDER and left > 3:
        why = f"自接到不予立案通知书之日起已过{left}日"
        step = "可以建议人民检察院依法进行立案监督"
        raise ActRefused(Refusal("不能提请复议", why, f"{_9}第一款", step))
    writing.change(found, objection=kind, objected_on=writing.at.date())
    return {"kind": str(kind.label), "reason": reason}


@act(
    "general_case.hand_items",
    title="移交涉案物品和材料",
    on=GeneralCase,
    basis=(_12, "《行政强制法》第二十一条"),
    by=authority.officer,
    when=filed_by_police,
    says="{actor}向公安机关移交涉案物品和材料",
)
def hand_items(
    writing: Writing,
    case: GeneralCase,
    *,
    handed_on: Annotated[date, Shown("移交日期", help="接到立案通知书之日起三日内")],
    receiver: Annotated[Line, Shown("接收人", personal=True)],
    signed: Annotated[bool, Shown("已办结交接手续，接收人已签字")] = False,
) -> dict[str, Any]:
    found = latest(case)
    if found is None or found.answered_on is None:
        raise LookupError("没有立案通知")
    if not found.answered_on <= handed_on <= writing.at.date() or not signed:
        raise ActInvalid({"handed_on": ["移交日期应在接到通知之后、今天以前，并办结交接手续"]})
    for one in Dossier.of(case).measures:
        left = [t for t in one.things.all() if t.struck_at is None and t.handed_at is None]
        if left and one.state in ("IN_FORCE", "DECIDED", "URGENT", "TO_LIFT"):
            why = f"{one.title}的{left[0].name}等{len(left)}项尚未随案移交"
            step = "请负责人对有关财物作出随案移送的处理决定并办理交接"
            raise ActRefused(Refusal("不能办结移交", why, "《行政强制法》第二十一条", step))
    writing.change(found, items_handed_on=handed_on)
    late = compute("T-CRIME-ITEMS", found.answered_on).is_over(handed_on)
    return {"handed_on": handed_on.isoformat(), "late": late}
