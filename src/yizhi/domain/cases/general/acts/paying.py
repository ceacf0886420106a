"""Money: paid at the bank, put off in hardship, with surcharge where it was announced (第六十六条至第七十三条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, money
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import execution, parts
from yizhi.domain.cases.models.general import Deferral, GeneralCase, Payable, PaymentEntry
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_66 = "《行政处罚法》第六十六条第二款"
_67 = "《行政处罚法》第六十七条"
_73 = "《行政处罚法》第七十三条"
keeper = role("OFFICER", "UNIT_HEAD", "CAPTAIN", "DECIDER", "FINANCE_VIEWER", "SYSTEM", title="办案人员或者财务人员")


@act(
    "general_case.record_payment",
    title="登记缴款",
    on=GeneralCase,
    basis=(_67, "《行政处罚法》第七十二条"),
    by=keeper & authority.of_the_agency,
    says="{actor}登记当事人缴款",
)
def record_payment(
    writing: Writing,
    case: GeneralCase,
    *,
    payable: Annotated[UUID, Shown("应缴款项", choices="open_payables")],
    amount_fen: Annotated[Fen, Shown("缴款金额", kind=Kind.MONEY, help="含加处罚款")],
    paid_on: Annotated[date, Shown("缴款日期")],
    receipt_no: Annotated[Line, fits(PaymentEntry, "receipt_no"), Shown("票据号码")],
    channel: Annotated[Literal["BANK", "E_PAY"], Shown("渠道", choices="channels")] = "BANK",
) -> dict[str, Any]:
    """Paid into the collecting bank or electronically; surcharge up to that day is told apart from the fine."""
    one = of_case(case.payables.filter(replaced_at=None), payable, "payable")
    if paid_on > writing.at.date() or (case.decided_at and paid_on < case.decided_at.date()):
        raise ActInvalid({"paid_on": ["缴款日期应在决定之后、今天以前"]})
    account = money.account(Dossier.of(case), one, paid_on)
    if not amount_fen or amount_fen > account.outstanding:
        raise ActInvalid({"amount_fen": [f"应缴余额为{account.words}，请核对金额"]})
    surcharge = max(0, amount_fen - account.principal_left)
    writing.create(
        PaymentEntry,
        case=case,
        payable=one,
        amount_fen=amount_fen,
        surcharge_fen=surcharge,
        paid_on=paid_on,
        channel=channel,
        receipt_no=receipt_no,
        recorded_at=writing.at,
    )
    return {"amount_fen": amount_fen, "surcharge_fen": surcharge, "paid_on": paid_on.isoformat()}


@act(
    "general_case.approve_deferral",
    title="批准延期或者分期缴纳",
    on=GeneralCase,
    basis=(_66,),
    by=authority.head,
    says="{actor}批准当事人{outcome}缴纳罚款",
)
def approve_deferral(
    writing: Writing,
    case: GeneralCase,
    *,
    payable: Annotated[UUID, Shown("应缴款项", choices="open_payables")],
    hardship: Annotated[Line, Shown("经济困难情况", personal=True)],
    first_due_on: Annotated[date, Shown("第一期期限")],
    count: Annotated[int, Field(ge=1, le=36), Shown("期数", help="延期缴纳的填 1")] = 1,
) -> dict[str, Any]:
    """On the party's application in genuine hardship. Each part is due by itself, a month apart."""
    one = of_case(case.payables.filter(replaced_at=None, kind="FINE"), payable, "payable")
    if first_due_on <= writing.at.date():
        raise ActInvalid({"first_due_on": ["第一期期限应晚于今天"]})
    left = money.account(Dossier.of(case), one, writing.at.date()).principal_left
    if left <= 0:
        raise ActRefused(Refusal("无需延期", "该款项已缴清", _66, "请核对缴款记录"))
    schedule = money.schedule(left, first_due_on, count)
    rows = [{"due_on": due, "amount": amount} for due, amount in schedule]
    data = execution.deferral(Dossier.of(case), one.case_party, hardship, rows, writing.at)
    paper = issue(writing, "D48", case, data, parts.issuer_of(case)).document
    writing.create(
        Deferral,
        case=case,
        payable=one,
        hardship=hardship,
        parts=count,
        last_due_on=schedule[-1][0],
        approved_by_id=writing.actor.person,
        approved_at=writing.at,
        document=paper,
    )
    writing.change(one, replaced_at=writing.at)
    for due, amount in schedule:
        writing.create(Payable, case=case, case_party=one.case_party, kind="FINE", amount_fen=amount, due_on=due)
    return {"outcome": "延期" if count == 1 else f"分{count}期", "last_due_on": schedule[-1][0].isoformat()}
