"""Demand, decision on enforcement, announcement, demolition: each after the one before it."""

from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.buildings import conditions, papers, rules
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.building import Building, OrderKind, Zone
from yizhi.domain.cases.procedures.building import ilb
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.execution import execution_time_refusal
from yizhi.statute.refusal import Refusal

_35 = "《行政强制法》第三十五条"
_37 = "《行政强制法》第三十七条"
_43 = "《行政强制法》第四十三条"
_44 = "《行政强制法》第四十四条"


@act(
    "building.demand",
    title="制作履行催告书",
    on=Building,
    basis=(_35,),
    by=conditions.lead,
    says="{actor}催告当事人履行（{number}），期限至{due_on}",
)
def demand(writing: Writing, one: Building, *, due_on: Annotated[date, Shown("履行期限")]) -> dict[str, Any]:
    if one.order_kind != OrderKind.DEMOLISH:
        why = "只有责令限期拆除的决定可以强制拆除"
        raise ActRefused(Refusal("不能催告拆除", why, ilb("十六条"), "逾期不改正的，重新认定"))
    if due_on <= org.day_of(writing.at):
        raise ActInvalid({"due_on": ["履行期限应在今天以后"]})
    made = issue(writing, "S05", one, papers.demand(one, due_on, writing.at), issuer_of(one)).document
    writing.change(one, demand=made, demand_due_on=due_on)
    return {"number": made.number, "due_on": due_on.isoformat()}


@act(
    "building.decide_execution",
    title="决定强制拆除",
    on=Building,
    basis=(_37, _44, ilb("十六条")),
    by=conditions.head,
    when=conditions.demanded & conditions.remedies_over,
    says="{actor}决定强制拆除（{number}）",
    asks_confirmation="决定书出具后不可修改。",
)
def decide_execution(
    writing: Writing,
    one: Building,
    *,
    manner: Annotated[Line, Shown("方式", help="由谁拆除、拆除范围")],
    time: Annotated[Line, Shown("时间", help="如自公告期限届满之日起实施")],
    statement: Annotated[Line, Shown("当事人对催告的意见及复核情况", personal=True, help="没有提出的填“未提出”")],
    government_order: Annotated[
        OptionalLine, fits(Building, "government_order"), Shown("人民政府责成文号", help="城镇违法建筑必填")
    ] = "",
) -> dict[str, Any]:
    """In town only where the people's government charged the department with it; in villages the township itself."""
    if one.zone == Zone.TOWN and not government_order:
        why = "城镇违法建筑的强制拆除，由设区的市、县（市、区）人民政府责成有关部门实施，没有责成文书"
        article = f"{ilb('十六条第一款')}、《城乡规划法》第六十八条"
        raise ActRefused(Refusal("不能决定强制拆除", why, article, "请报本级人民政府责成后再决定"))
    writing.change(one, government_order=government_order)
    data = papers.execution(one, manner, time, statement, writing.at)
    made = issue(writing, "D51", one, data, issuer_of(one)).document
    writing.change(one, execution=made)
    return {"number": made.number}


@act(
    "building.announce",
    title="发布强制拆除公告",
    on=Building,
    basis=(ilb("十七条"), _44, _43),
    by=conditions.head,
    when=conditions.execution_served & conditions.remedies_over,
    says="{actor}发布强制拆除公告（{number}）",
)
def announce(
    writing: Writing,
    one: Building,
    *,
    clear_by: Annotated[date, Shown("自行拆除和财物搬离期限")],
    demolish_at: Annotated[AwareDatetime, Shown("强制拆除实施时间", kind=Kind.DATETIME)],
    posted: Annotated[Line, Shown("公告方式", help="在违法建筑及其周围张贴、通过新闻媒体发布")],
    housed: Annotated[
        bool, Shown("不属于应当暂缓拆除的情形", help="符合住房保障条件而未获保障、未落实过渡措施的，暂缓拆除")
    ] = False,
) -> dict[str, Any]:
    if not housed:
        why = "没有确认不属于应当暂缓拆除的情形"
        raise ActRefused(Refusal("不能公告", why, ilb("二十条"), "请核实当事人住房情况；属于暂缓情形的，不得公告"))
    if clear_by <= org.day_of(writing.at):
        raise ActInvalid({"clear_by": ["期限应在今天以后"]})
    if org.day_of(demolish_at) <= clear_by:
        raise ActInvalid({"demolish_at": ["实施时间应在自行拆除和财物搬离期限之后"]})
    if refusal := execution_time_refusal(clock.local(demolish_at)):
        raise ActRefused(refusal)
    writing.change(one, clear_by=clear_by, demolish_at=demolish_at)
    made = issue(writing, "D53", one, papers.announcement(one, posted, writing.at), issuer_of(one)).document
    writing.change(one, announcement=made)
    return {"number": made.number}


@act(
    "building.demolish",
    title="登记强制拆除",
    on=Building,
    basis=(ilb("十八条"), ilb("十九条"), _43),
    by=conditions.officer,
    says="{actor}登记强制拆除（{number}）",
    asks_confirmation="笔录出具后不可修改。",
)
def demolish(
    writing: Writing,
    one: Building,
    *,
    demolished_at: Annotated[AwareDatetime, Shown("实施时间", kind=Kind.DATETIME)],
    process: Annotated[Paragraph, Shown("经过", kind=Kind.LONG_TEXT, personal=True)],
    party_notified: Annotated[bool, Shown("已书面告知当事人到场")] = False,
    party_present: Annotated[bool, Shown("当事人到场")] = False,
    witness: Annotated[OptionalLine, Shown("公证机构或者无利害关系的见证人", personal=True)] = "",
    goods_left: Annotated[bool, Shown("有未搬离的财物")] = False,
    goods: Annotated[OptionalParagraph, fits(Building, "goods"), Shown("财物登记造册", kind=Kind.LONG_TEXT)] = "",
    goods_place: Annotated[OptionalLine, Shown("财物存放处")] = "",
    goods_told: Annotated[bool, Shown("已通知当事人领取财物")] = False,
    photographs: Annotated[bool, Shown("已拍照")] = False,
    recording: Annotated[OptionalLine, Shown("录音、录像编号")] = "",
    no_cut_off: Annotated[bool, Shown("没有停止供水、供电、供热、供燃气等")] = False,
    charged_to_party: Annotated[bool, Shown("费用由当事人承担")] = False,
) -> dict[str, Any]:
    """Not before the announced time; what it cost is the agency's, unless it was done as substitute performance."""
    not_in_the_future(demolished_at, writing.at, "demolished_at")
    done = rules.Demolition(
        party_notified, party_present, witness, goods_left, goods, goods_place, goods_told, photographs, recording,
        no_cut_off,
    )  # fmt: skip
    found: list[Refusal | None] = [
        *rules.demolition_refusals(done), execution_time_refusal(clock.local(demolished_at)), _early(one, demolished_at)
    ]  # fmt: skip
    if charged_to_party:
        why = "法律、法规没有规定强制拆除的费用由当事人承担；只有代履行的费用由当事人承担"
        step = "请由本机关承担；符合代履行条件的，另行办理代履行"
        article = f"《行政强制法》第五十一条第二款、{ilb('十六条第三款')}"
        found.append(Refusal("不能向当事人收取费用", why, article, step))
    if refusals := [each for each in found if each is not None]:
        raise ActRefused(*refusals)
    columns = {"goods": goods, "goods_place": goods_place, "recording": recording}
    writing.change(one, demolished_at=demolished_at, performed_on=org.day_of(demolished_at), **columns)
    data = papers.protocol(one, process, done, writing.at)
    made = issue(writing, "S09", one, data, issuer_of(one)).document
    writing.change(one, protocol=made)
    return {"number": made.number}


def _early(one: Building, moment: Any) -> Refusal | None:
    if one.demolish_at is None or moment >= one.demolish_at:
        return None
    why = "实施时间早于公告载明的时间"
    return Refusal("不能登记强制拆除", why, ilb("十七条"), "请按公告的时间实施；变更时间的，重新公告")
