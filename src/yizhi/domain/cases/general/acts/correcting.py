"""责令改正: due with every penalty, and where the norm says so before it (第二十八条)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import before, parts
from yizhi.domain.cases.models.general import CorrectionOrder, GeneralCase
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_28 = "《行政处罚法》第二十八条"


@act(
    "general_case.order_correction",
    title="责令改正",
    on=GeneralCase,
    basis=(_28,),
    by=authority.lead,
    says="{actor}责令当事人改正（{number}）",
)
def order_correction(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    demand: Annotated[Line, Shown("改正要求")],
    due_on: Annotated[date | None, Shown("改正期限", help="立即改正的不填")] = None,
) -> dict[str, Any]:
    if due_on is not None and due_on < writing.at.date():
        raise ActInvalid({"due_on": ["改正期限不能早于今天"]})
    addressee = of_case(case.parties, party, "party")
    order = writing.create(CorrectionOrder, case=case, demand=demand, ordered_at=writing.at, due_on=due_on)
    data = before.correction(Dossier.of(case), order, addressee, writing.at)
    issued = issue(writing, "D22", case, data, parts.issuer_of(case))
    writing.change(order, document=issued.document)
    changed(writing, case)
    return {"order": str(order.pk), "number": issued.document.number}


@act(
    "general_case.check_correction",
    title="复查改正情况",
    on=GeneralCase,
    basis=(_28,),
    by=authority.officer,
    says="{actor}复查改正情况：{outcome}",
)
def check_correction(
    writing: Writing,
    case: GeneralCase,
    *,
    order: Annotated[UUID, Shown("责令改正", choices="correction_orders")],
    corrected: Annotated[bool, Shown("已改正")],
    findings: Annotated[Line, Shown("复查情况")],
) -> dict[str, Any]:
    one = of_case(case.corrections, order, "order")
    if not corrected and one.due_on is not None and writing.at.date() <= one.due_on:
        why = f"改正期限至{one.due_on:%Y年%-m月%-d日}，尚未届满"
        raise ActRefused(Refusal("不能认定逾期未改正", why, _28, "请在期限届满后复查"))
    writing.change(one, checked_at=writing.at, corrected=corrected, findings=findings)
    if case.decided_at is None:  # what was decided stays as the second officer confirmed it
        changed(writing, case)
    return {"outcome": "已改正" if corrected else "未改正"}
