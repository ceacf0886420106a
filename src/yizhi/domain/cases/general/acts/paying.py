"""Money paid at the bank, with surcharge where it was announced (第六十七条至第七十三条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general import authority, money
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase, PaymentEntry
from yizhi.platform import clock
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Fen, Kind, Line, Shown, fits
from yizhi.platform.acts.writing import Writing

_67 = "《行政处罚法》第六十七条"
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
    if paid_on > writing.at.date() or (case.decided_at and paid_on < clock.day(case.decided_at)):
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
