"""Paying later or in parts: asked for by the party in genuine hardship, allowed by the head (第六十六条第二款)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, money, waiting_for
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.heads import tell_heads
from yizhi.domain.cases.general.papers import execution, parts
from yizhi.domain.cases.models.general import Deferral, GeneralCase, Payable
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_66 = "《行政处罚法》第六十六条第二款"
Parts = Annotated[int, Field(ge=1, le=36)]


@act(
    "general_case.apply_deferral",
    title="登记延期、分期缴纳申请",
    on=GeneralCase,
    basis=(_66,),
    by=authority.officer,
    says="{actor}登记当事人{outcome}缴纳罚款的申请",
)
def apply_deferral(
    writing: Writing,
    case: GeneralCase,
    *,
    payable: Annotated[UUID, Shown("应缴款项", choices="open_payables")],
    hardship: Annotated[Line, fits(Deferral, "hardship"), Shown("经济困难情况", personal=True)],
    first_due_on: Annotated[date, Shown("申请的第一期期限")],
    count: Annotated[Parts, Shown("期数", help="延期缴纳的填 1")] = 1,
    materials: Annotated[OptionalLine, fits(Deferral, "materials"), Shown("证明材料", personal=True)] = "",
    signed: Annotated[bool, Shown("当事人已在申请书上签名或者盖章")] = False,
) -> dict[str, Any]:
    """The party's own application, signed by it: nobody defers a fine unasked."""
    one = of_case(case.payables.filter(replaced_at=None, kind="FINE"), payable, "payable")
    if not signed:
        raise ActInvalid({"signed": [f"延期、分期缴纳须经当事人申请，请当事人在申请书上签名或者盖章（{_66}）"]})
    if any(each.waiting and each.payable_id == one.pk for each in Dossier.of(case).deferrals):
        raise ActRefused(Refusal("不能重复申请", "该款项已有待审批的申请", _66, "请行政机关负责人先审批"))
    schedule = _schedule(writing, case, one, first_due_on, count)
    data = execution.deferral_asked(Dossier.of(case), one.case_party, hardship, _rows(schedule), materials, writing.at)
    paper = issue(writing, "S13", case, data, parts.issuer_of(case)).document
    writing.create(
        Deferral,
        case=case,
        payable=one,
        hardship=hardship,
        parts=count,
        first_due_on=first_due_on,
        last_due_on=schedule[-1][0],
        materials=materials,
        applied_on=writing.at.date(),
        application=paper,
    )
    url = f"/cases/general/{case.pk}/"
    tell_heads(writing, case, case.agency_id, "请审批延期、分期缴纳罚款", text=case.item_name, url=url)
    return {"outcome": _how(count)}


@act(
    "general_case.approve_deferral",
    title="批准延期或者分期缴纳",
    on=GeneralCase,
    basis=(_66,),
    by=authority.head,
    when=waiting_for.deferral_asked_for,
    says="{actor}批准当事人{outcome}缴纳罚款",
)
def approve_deferral(
    writing: Writing,
    case: GeneralCase,
    *,
    deferral: Annotated[UUID, Shown("申请", choices="deferrals_to_decide")],
    opinion: Annotated[Line, Shown("审批意见")] = "同意。",
    first_due_on: Annotated[date | None, Shown("第一期期限", help="不填的，按申请的期限")] = None,
    count: Annotated[Parts | None, Shown("期数", help="不填的，按申请的期数")] = None,
) -> dict[str, Any]:
    """As asked for, or otherwise as the head allows. Each part is due by itself, a month apart."""
    one = _waiting(case, deferral)
    first = first_due_on or one.first_due_on or one.last_due_on
    number = count or one.parts
    schedule = _schedule(writing, case, one.payable, first, number)
    dossier, party = Dossier.of(case), one.payable.case_party
    words = "\n".join(f"第{n}期：{due:%Y年%-m月%-d日}前" for n, (due, _) in enumerate(schedule, 1))
    sheet = issue(
        writing, "S14", case, execution.deferral_sheet(dossier, one, words, opinion, writing), parts.issuer_of(case)
    )
    data = execution.deferral(dossier, party, one.hardship, _rows(schedule), writing.at)
    paper = issue(writing, "D48", case, data, parts.issuer_of(case)).document
    writing.change(
        one,
        parts=number,
        first_due_on=first,
        last_due_on=schedule[-1][0],
        approved_by_id=writing.actor.person,
        approved_at=writing.at,
        sheet=sheet.document,
        document=paper,
    )
    writing.change(one.payable, replaced_at=writing.at)
    for due, amount in schedule:
        writing.create(Payable, case=case, case_party=party, kind="FINE", amount_fen=amount, due_on=due)
    return {"outcome": _how(number), "last_due_on": schedule[-1][0].isoformat()}


@act(
    "general_case.refuse_deferral",
    title="不予批准延期、分期缴纳",
    on=GeneralCase,
    basis=(_66,),
    by=authority.head,
    when=waiting_for.deferral_asked_for,
    says="{actor}不批准当事人延期、分期缴纳罚款：{reason}",
)
def refuse_deferral(
    writing: Writing,
    case: GeneralCase,
    *,
    deferral: Annotated[UUID, Shown("申请", choices="deferrals_to_decide")],
    reason: Annotated[Line, fits(Deferral, "refusal"), Shown("理由", help="不写当事人姓名等个人信息")],
) -> dict[str, Any]:
    """The fine stays due as it was."""
    one = _waiting(case, deferral)
    data = execution.deferral_sheet(Dossier.of(case), one, "", f"不予批准。{reason}", writing)
    sheet = issue(writing, "S14", case, data, parts.issuer_of(case)).document
    writing.change(one, refused_at=writing.at, refusal=reason, sheet=sheet)
    return {"reason": reason}


def _waiting(case: GeneralCase, deferral: UUID) -> Deferral:
    found: Deferral = of_case(case.deferrals.filter(approved_at=None, refused_at=None), deferral, "deferral")
    return found


def _schedule(writing: Writing, case: GeneralCase, payable: Payable, first: date, count: int) -> list[tuple[date, int]]:
    """What is left of the fine in equal parts. Errors: ActInvalid, ActRefused when nothing is left."""
    if first <= writing.at.date():
        raise ActInvalid({"first_due_on": ["第一期期限应晚于今天"]})
    left = money.account(Dossier.of(case), payable, writing.at.date()).principal_left
    if left <= 0 or payable.replaced_at is not None:
        raise ActRefused(Refusal("无需延期", "该款项已缴清，或者已经另作安排", _66, "请核对缴款记录"))
    return money.schedule(left, first, count)


def _rows(schedule: list[tuple[date, int]]) -> list[dict[str, Any]]:
    return [{"due_on": due, "amount": amount} for due, amount in schedule]


def _how(count: int) -> str:
    return "延期" if count == 1 else f"分{count}期"
