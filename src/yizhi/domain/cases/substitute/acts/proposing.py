"""Proposed, demanded, decided, demanded once more; stopped as soon as the party performs."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.substitute import Harm, Performer, Substitute
from yizhi.domain.cases.substitute import conditions, papers
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.procedure import catalogue
from yizhi.statute.execution import execution_time_refusal
from yizhi.statute.refusal import Refusal

_35 = "《行政强制法》第三十五条"
_50 = "《行政强制法》第五十条"
_51 = "《行政强制法》第五十一条"


@act(
    "general_case.propose_substitute",
    title="提出代履行",
    on=GeneralCase,
    basis=(_50, _51),
    by=authority.lead,
    says="{actor}提出代履行：{subject}",
)
def propose(
    writing: Writing,
    case: GeneralCase,
    *,
    order: Annotated[UUID, Shown("未履行的责令改正", choices="correction_orders")],
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    harm: Annotated[Harm, Shown("不履行的后果", help="没有其中一项的，不能代履行")],
    subject: Annotated[Line, Shown("代履行标的", help="如清除某处堆放物、恢复某处原状")],
    reason: Annotated[Paragraph, fits(Substitute, "reason"), Shown("理由", kind=Kind.LONG_TEXT)],
    manner: Annotated[Line, Shown("代履行方式")],
    performer: Annotated[Performer, Shown("代履行人")],
    performer_name: Annotated[Line, fits(Substitute, "performer_name"), Shown("代履行人名称")],
    planned_at: Annotated[AwareDatetime, Shown("拟代履行时间", kind=Kind.DATETIME)],
    budget_fen: Annotated[Fen, Shown("费用预算", kind=Kind.MONEY)],
    budget_basis: Annotated[Line, Shown("预算依据", help="按照成本合理确定：工程量、单价、报价单等")],
    disinterested: Annotated[bool, Shown("受委托的第三人没有利害关系", help="委托第三人的必须确认")] = False,
) -> dict[str, Any]:
    """Only what was ordered, checked and not done may be done in the party's stead."""
    ordered = of_case(case.corrections, order, "order")
    if ordered.corrected is not False:
        why = "该责令改正没有经复查认定为逾期未改正"
        raise ActRefused(Refusal("不能代履行", why, _50, "请先复查改正情况；逾期不履行的再提出"))
    if performer is Performer.THIRD_PARTY and not disinterested:
        why = "委托代履行的，须为没有利害关系的第三人"
        raise ActRefused(Refusal("不能代履行", why, _50, "请另选没有利害关系的第三人，并予以确认"))
    if refusal := execution_time_refusal(clock.local(planned_at)):
        raise ActRefused(refusal)
    made = writing.create(
        Substitute,
        case=case,
        procedure=catalogue.current("substitute_performance", writing.at.date()).name,
        state="PROPOSED",
        party=of_case(case.parties.filter(excluded_at=None), party, "party"),
        order=ordered,
        harm=harm,
        subject=subject,
        reason=reason,
        manner=manner,
        performer=performer,
        performer_name=performer_name,
        planned_at=planned_at,
        budget_fen=budget_fen,
        budget_basis=budget_basis,
        proposed_by_id=writing.actor.person,
        proposed_at=writing.at,
    )
    return {"substitute": str(made.pk), "subject": subject}


@act(
    "substitute.demand",
    title="制作履行催告书",
    on=Substitute,
    basis=(_35, _50),
    by=conditions.lead,
    says="{actor}催告当事人履行（{number}），期限至{due_on}",
)
def demand(
    writing: Writing, one: Substitute, *, due_on: Annotated[date, Shown("履行期限", help="应当给予合理的期限")]
) -> dict[str, Any]:
    if due_on <= org.day_of(writing.at):
        raise ActInvalid({"due_on": ["履行期限应在今天以后"]})
    data = papers.demand(one, due_on, last=False, at=writing.at)
    made = issue(writing, "S05", one.case, data, parts.issuer_of(one.case)).document
    writing.change(one, demand=made, due_on=due_on)
    return {"number": made.number, "due_on": due_on.isoformat()}


@act(
    "substitute.decide",
    title="作出代履行决定",
    on=Substitute,
    basis=(_50, f"{_51}第一款第一项"),
    by=conditions.head,
    when=conditions.demanded,
    says="{actor}决定代履行（{number}）",
    asks_confirmation="决定书出具后不可修改。",
)
def decide(
    writing: Writing,
    one: Substitute,
    *,
    planned_at: Annotated[AwareDatetime, Shown("代履行时间", kind=Kind.DATETIME)],
    statement: Annotated[Line, Shown("当事人陈述、申辩及复核情况", personal=True, help="没有提出的填“未提出”")],
) -> dict[str, Any]:
    """After the demand, and after hearing what the party says to it (第三十六条)."""
    if planned_at <= writing.at:
        raise ActInvalid({"planned_at": ["代履行时间应在今天以后"]})
    if refusal := execution_time_refusal(clock.local(planned_at)):
        raise ActRefused(refusal)
    columns = {"planned_at": planned_at, "decided_by_id": writing.actor.person, "decided_at": writing.at}
    writing.change(one, **columns)
    data = papers.decision(one, statement, writing.at)
    made = issue(writing, "D52", one.case, data, parts.issuer_of(one.case)).document
    writing.change(one, decision=made)
    return {"number": made.number}


@act(
    "substitute.remind",
    title="代履行前催告",
    on=Substitute,
    basis=(f"{_51}第一款第二项",),
    by=conditions.lead,
    when=conditions.decision_served,
    says="{actor}在代履行前催告当事人履行（{number}）",
)
def remind(writing: Writing, one: Substitute) -> dict[str, Any]:
    if one.planned_at is None:
        raise LookupError("没有代履行时间")
    data = papers.demand(one, clock.day(one.planned_at), last=True, at=writing.at)
    made = issue(writing, "S05", one.case, data, parts.issuer_of(one.case)).document
    writing.change(one, reminder=made, reminded_on=None)
    return {"number": made.number}


@act(
    "substitute.stop",
    title="停止代履行",
    on=Substitute,
    basis=(f"{_51}第一款第二项",),
    by=conditions.officer | conditions.head,
    says="{actor}停止代履行：{reason}",
)
def stop(writing: Writing, one: Substitute, *, reason: Annotated[Line, Shown("理由", help="如当事人已经履行")]) -> Any:
    """The party performed: nothing is done in its stead, and nothing is charged."""
    writing.change(one, ended_at=writing.at, end_reason=reason)
    return {"reason": reason}
