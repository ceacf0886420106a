"""What it cost, reckoned by its cost, to be borne by the party unless a law says otherwise."""

from datetime import date
from typing import Annotated, Any

from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import Payable
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.domain.cases.substitute import conditions, papers, rules
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue

_51_2 = "《行政强制法》第五十一条第二款"


@act(
    "substitute.charge",
    title="确定代履行费用",
    on=Substitute,
    basis=(_51_2,),
    by=conditions.head,
    says="{actor}确定代履行费用{amount}",
)
def charge(
    writing: Writing,
    one: Substitute,
    *,
    cost_fen: Annotated[Fen, Shown("实际费用", kind=Kind.MONEY, help="没有发生费用的填零")],
    cost_basis: Annotated[OptionalLine, Shown("计算依据", help="工程量、单价、票据等")] = "",
    over_budget: Annotated[OptionalLine, Shown("超出预算的理由")] = "",
    due_on: Annotated[date | None, Shown("缴纳期限", help="有费用的必填")] = None,
) -> dict[str, Any]:
    """It is no fine: no surcharge runs on it."""
    if refusals := list(rules.cost_refusals(cost_fen, one.budget_fen, cost_basis, over_budget)):
        raise ActRefused(*refusals)
    if cost_fen and (due_on is None or due_on <= org.day_of(writing.at)):
        raise ActInvalid({"due_on": ["有费用的，请填写今天以后的缴纳期限"]})
    said = "；".join(part for part in (cost_basis, over_budget and f"超出预算：{over_budget}") if part)
    writing.change(one, cost_fen=cost_fen, cost_basis=said, ended_at=writing.at, end_reason="已结算费用")
    if not cost_fen:
        return {"amount": "零元"}
    data = papers.cost(one, due_on, writing.at)
    made = issue(writing, "S07", one.case, data, parts.issuer_of(one.case)).document
    owed = writing.create(
        Payable, case=one.case, case_party=one.party, kind="SUBSTITUTE_COST", amount_fen=cost_fen, due_on=due_on
    )
    writing.change(one, payable=owed)
    return {"amount": papers.money(cost_fen), "number": made.number}
