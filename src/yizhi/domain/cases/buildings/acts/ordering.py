"""The handling decision, what the party may do against it or ask for, and whether it was followed."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.buildings import conditions, papers, rules
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.building import Building, Finding, OrderKind, Zone
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.procedures.building import ilb
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_44 = "《行政强制法》第四十四条"


@act(
    "building.order",
    title="作出处置决定",
    on=Building,
    basis=(ilb("十条"), ilb("十一条"), ilb("十二条"), ilb("十三条"), ilb("十四条")),
    by=conditions.head,
    says="{actor}决定{kind}（{number}）",
    asks_confirmation="决定书出具后不可修改。",
)
def order(
    writing: Writing,
    one: Building,
    *,
    kind: Annotated[OrderKind, Shown("处置决定")],
    demand: Annotated[Paragraph, Shown("要求")],
    due_on: Annotated[date | None, Shown("履行期限", help="改正、拆除的必填")] = None,
    case: Annotated[
        UUID | None, Shown("罚款的处罚案件", choices="penalty_cases", help="依法处以罚款的另案办理")
    ] = None,
) -> dict[str, Any]:
    today = org.day_of(writing.at)
    if refusal := rules.order_refusal(Zone(one.zone), Finding(one.finding), kind, due_on, today):
        raise ActRefused(refusal)
    linked = GeneralCase.objects.filter(pk=case, agency=one.agency_id).first() if case else None
    if case and linked is None:
        raise ActInvalid({"case": ["所选案件不属于本机关，请重新选择"]})
    as_penalty = _demolition_is_penalty(today)
    told = linked is not None and linked.notices.filter(served_on__isnull=False).exists()
    if refusal := rules.penalty_refusal(kind, as_penalty=as_penalty, told=told):
        raise ActRefused(refusal)
    if linked is not None and one.zone == Zone.VILLAGE and not as_penalty:
        why = "《城乡规划法》第六十五条没有对乡村违法建筑设定罚款"
        raise ActRefused(Refusal("不能并处罚款", why, "《行政处罚法》第三十八条", "请不关联处罚案件"))
    columns = {"order_kind": kind, "ordered_by_id": writing.actor.person, "due_on": due_on, "case": linked}
    writing.change(one, **columns)
    made = issue(writing, "S08", one, papers.order(one, demand, writing.at), issuer_of(one)).document
    writing.change(one, order=made)
    return {"kind": str(kind.label), "number": made.number}


def _demolition_is_penalty(day: date) -> bool:
    """Opinions differ whether an order to demolish is a penalty; the installation says which one it holds."""
    row = norms.parameter("demolition_is_penalty", day)
    return row is not None and row.value == "YES"


@act(
    "building.ask_help",
    title="登记申请组织拆除",
    on=Building,
    basis=(ilb("十五条"),),
    by=conditions.officer,
    says="{actor}登记当事人申请组织拆除",
)
def ask_help(writing: Writing, one: Building, *, asked_on: Annotated[date, Shown("申请日期")]) -> dict[str, Any]:
    """Within the period of the decision; then the organ arranges what the party cannot do."""
    if one.order_kind != OrderKind.DEMOLISH:
        why = "只有责令限期拆除的，当事人才能申请组织拆除"
        raise ActRefused(Refusal("不能登记申请", why, ilb("十五条"), "请复查改正情况"))
    if one.due_on is not None and asked_on > one.due_on:
        why = f"申请应当在决定载明的期限内（至{one.due_on:%Y年%-m月%-d日}）提出"
        raise ActRefused(Refusal("不能登记申请", why, ilb("十五条"), "逾期的，依法催告"))
    if asked_on > org.day_of(writing.at):
        raise ActInvalid({"asked_on": ["申请日期不能晚于今天"]})
    writing.change(one, help_on=asked_on)
    return {}


@act(
    "building.check",
    title="复查履行情况",
    on=Building,
    basis=(ilb("十五条"),),
    by=conditions.officer,
    says="{actor}复查履行情况：{outcome}",
)
def check(
    writing: Writing,
    one: Building,
    *,
    performed: Annotated[bool, Shown("已履行")],
    findings: Annotated[Line, Shown("复查情况")],
) -> dict[str, Any]:
    today = org.day_of(writing.at)
    if not performed and one.due_on is not None and today <= one.due_on:
        why = f"履行期限至{one.due_on:%Y年%-m月%-d日}，尚未届满"
        raise ActRefused(Refusal("不能认定逾期未履行", why, ilb("十五条"), "请在期限届满后复查"))
    if one.order_served_on is None:
        why = "处置决定书尚未送达当事人"
        raise ActRefused(Refusal("不能复查", why, ilb("十四条第二款"), "请先送达处置决定"))
    writing.change(one, performed_on=today if performed else None, end_reason=findings)
    writing.lead_to("PERFORMED" if performed else "OVERDUE")
    return {"outcome": "已履行" if performed else "逾期未履行"}


@act(
    "building.remedy",
    title="登记复议、诉讼",
    on=Building,
    basis=(_44,),
    by=conditions.officer,
    says="{actor}登记当事人申请行政复议或者提起行政诉讼",
)
def remedy(writing: Writing, one: Building, *, taken_on: Annotated[date, Shown("受理日期")]) -> dict[str, Any]:
    if taken_on > org.day_of(writing.at):
        raise ActInvalid({"taken_on": ["日期不能晚于今天"]})
    writing.change(one, remedy_on=taken_on, remedy_ended_on=None, upheld=None)
    return {}


@act(
    "building.end_remedy",
    title="登记复议、诉讼结果",
    on=Building,
    basis=(_44, "《行政强制法》第四十条第四项"),
    by=conditions.officer,
    says="{actor}登记复议、诉讼结果：{outcome}",
)
def end_remedy(
    writing: Writing,
    one: Building,
    *,
    ended_on: Annotated[date, Shown("终结日期")],
    upheld: Annotated[bool, Shown("维持处置决定")],
) -> dict[str, Any]:
    """A decision that was revoked is not enforced (行政强制法第四十条第四项)."""
    if one.remedy_on is None:
        why = "没有登记过行政复议或者行政诉讼"
        raise ActRefused(Refusal("无需登记", why, _44, "请先登记受理"))
    if ended_on < one.remedy_on or ended_on > org.day_of(writing.at):
        raise ActInvalid({"ended_on": ["终结日期应在受理之后、今天以前"]})
    ended = None if upheld else writing.at
    writing.change(one, remedy_ended_on=ended_on, upheld=upheld, ended_at=ended)
    writing.lead_to(one.state if upheld else "REVOKED")
    return {"outcome": "维持" if upheld else "撤销、变更或者确认违法"}
