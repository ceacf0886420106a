"""责令改正: due with every penalty, and where the norm says so before it (第二十八条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import before, parts
from yizhi.domain.cases.general.papers import corrected as corrected_papers
from yizhi.domain.cases.models.general import CorrectionOrder, GeneralCase
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_28 = "《行政处罚法》第二十八条"
_33 = "《行政处罚法》第三十三条"


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
    order = writing.create(
        CorrectionOrder, case=case, case_party=addressee, demand=demand, ordered_at=writing.at, due_on=due_on
    )
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
    made = _told(writing, case, one)
    return {"outcome": "已改正" if corrected else "未改正", "numbers": made}


def _told(writing: Writing, case: GeneralCase, order: CorrectionOrder) -> list[str]:
    """D24 for the party that was ordered; for every party where the order names none."""
    dossier, made = Dossier.of(case), []
    for party in dossier.parties:
        if order.case_party_id in (None, party.pk):
            data = corrected_papers.inspection(dossier, order, party, writing.at)
            made.append(issue(writing, "D24", case, data, parts.issuer_of(case)).document.number)
    return made


@act(
    "general_case.record_commitment",
    title="轻微违法告知承诺",
    on=GeneralCase,
    basis=(f"{_33}第一款", _28),
    by=authority.officer,
    says="{actor}告知当事人轻微违法情形，当事人承诺于{due_on}前改正（{number}）",
)
def record_commitment(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    ground: Annotated[Literal["MINOR", "FIRST_MINOR"], Shown("适用情形", choices="light_grounds")],
    demand: Annotated[Line, Shown("改正要求")],
    due_on: Annotated[date, Shown("承诺改正的期限")],
    signed: Annotated[bool, Shown("当事人已签署承诺")],
    promise: Annotated[OptionalLine, Shown("承诺内容", help="不填的，使用通用的承诺文字")] = "",
) -> dict[str, Any]:
    """A promise decides nothing: whether there is no penalty is decided when the facts and the correction are known."""
    errors = {}
    if due_on < writing.at.date():
        errors["due_on"] = ["承诺改正的期限不能早于今天"]
    if not signed:
        errors["signed"] = ["承诺须由当事人签署；当事人不愿承诺的，按一般程序继续办理"]
    if errors:
        raise ActInvalid(errors)
    one = of_case(case.parties, party, "party")
    told = {"ground": ground, "demand": demand, "due_on": due_on, "promise": promise}
    data = corrected_papers.commitment(Dossier.of(case), one, **told, at=writing.at)
    made = issue(writing, "D42", case, data, parts.issuer_of(case)).document
    return {"number": made.number, "due_on": due_on.isoformat()}
