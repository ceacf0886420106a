"""Reporting to the own agency, and closing."""

from typing import Annotated, Any

from yizhi.domain.cases.conditions import filed, not_filed, performed
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import OptionalLine, Shown
from yizhi.platform.acts.writing import Writing

_52 = "《行政处罚法》第五十二条"
_MONEY_TRACK = ("PAID_ON_SPOT", "REMITTED_TO_AGENCY", "REMITTED_TO_BANK")
head = role("CAPTAIN", "UNIT_HEAD", "DECIDER", title="队伍负责人", article=_52)


@act(
    "simple_case.file_with_agency",
    title="报所属机关备案",
    on=SimpleCase,
    basis=(_52,),
    by=org.is_lead_or_co | head,
    when=not_filed,
    says="{actor}将当场处罚决定报所属机关备案",
)
def file_with_agency(
    writing: Writing, case: SimpleCase, *, remark: Annotated[OptionalLine, Shown("备注")] = ""
) -> dict[str, Any]:
    writing.change(case, filed_at=writing.at)
    # Money collected on the spot keeps its own way to the bank.
    writing.lead_to(case.state if case.state in _MONEY_TRACK else "FILED_WITH_AGENCY")
    return {"remark": remark}


@act(
    "simple_case.close",
    title="结案",
    on=SimpleCase,
    basis=(_52,),
    by=org.is_lead | head,
    when=filed & performed,
    says="{actor}办结本案",
)
def close(
    writing: Writing, case: SimpleCase, *, correction_checked: Annotated[bool, Shown("改正情况已核实")]
) -> dict[str, Any]:
    writing.change(case, closed_at=writing.at)
    return {"correction_checked": correction_checked, "reason": "PENALTY_EXECUTED"}
