"""The money: collected on the spot only where the law allows, handed in, remitted; or paid at the bank, or overdue."""

from datetime import date
from typing import Annotated, Any, Literal

from yizhi.domain.cases.acts.content import changed
from yizhi.domain.cases.amounts import paid_enough, surcharge_of
from yizhi.domain.cases.conditions import decided_to_collect, fine_imposed
from yizhi.domain.cases.models import Payment, SimpleCase
from yizhi.domain.cases.rules import overdue
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.collection import Collection, may_collect_on_the_spot
from yizhi.statute.refusal import Refusal

_71 = "《行政处罚法》第七十一条"
_72 = "《行政处罚法》第七十二条"
cashier = role("CAPTAIN", "UNIT_HEAD", "LEGAL_REVIEWER", "DECIDER", title="本机关负责人或者指定的收款人员", article=_71)


@act(
    "simple_case.choose_payment",
    title="确定缴纳方式",
    on=SimpleCase,
    basis=(
        "《行政处罚法》第六十七条",
        "《行政处罚法》第六十八条",
        "《行政处罚法》第六十九条",
        "《行政处罚法》第七十条",
    ),
    by=org.is_lead,
    when=fine_imposed,
    says="{actor}确定罚款缴纳方式：{payment}",
)
def choose_payment(
    writing: Writing,
    case: SimpleCase,
    *,
    payment: Annotated[Literal["BANK", "SMALL", "DIFFICULT", "REMOTE"], Shown("缴纳方式", choices="payments")],
    difficulty: Annotated[OptionalLine, Shown("事后难以执行的理由", help="选择“事后难以执行”时必填")] = "",
    party_asked: Annotated[bool, Shown("当事人到银行或者电子支付缴纳确有困难，并主动提出当场缴纳")] = False,
    receipt_no: Annotated[OptionalLine, Shown("专用票据号码", help="当场收缴须出具财政部门统一制发的专用票据")] = "",
) -> dict[str, Any]:
    if payment != Payment.BANK:
        remote = payment == Payment.REMOTE
        if payment == Payment.SMALL and difficulty:
            raise ActInvalid({"difficulty": ["按“一百元以下”收缴的不填此项"]})
        verdict = may_collect_on_the_spot(
            Collection(
                fine=case.fine_fen,
                decided_on_the_spot=payment != Payment.REMOTE,
                receipt_number=receipt_no,
                difficult_later=difficulty if payment == Payment.DIFFICULT else "",
                remote_place=remote,
                payment_difficult=remote and party_asked,
                party_asked=remote and party_asked,
            ),
            writing.at.date(),
        )
        if not verdict.allowed:
            raise ActRefused(*verdict.refusals)
    changed(
        writing,
        case,
        payment=payment,
        payment_difficulty=difficulty if payment == Payment.DIFFICULT else "",
        receipt_no="" if payment == Payment.BANK else receipt_no,
    )
    return {"payment": str(Payment(payment).label)}


@act(
    "simple_case.collect_on_spot",
    title="登记当场收讫",
    on=SimpleCase,
    basis=("《行政处罚法》第六十八条", "《行政处罚法》第六十九条", "《行政处罚法》第七十条"),
    by=org.is_lead_or_co & org.certified_on_the_day,
    when=decided_to_collect,
    says="{actor}当场收缴罚款，出具票据{receipt_no}",
)
def collect_on_spot(
    writing: Writing,
    case: SimpleCase,
    *,
    landed_on: Annotated[
        date | None, Shown("抵岸之日", help="仅水上当场收缴时填写，自抵岸之日起二日内交至机关")
    ] = None,
) -> dict[str, Any]:
    writing.change(
        case, collected_at=writing.at, paid_on=writing.at.date(), paid_fen=case.fine_fen, landed_on=landed_on
    )
    return {"receipt_no": case.receipt_no, "fine_fen": case.fine_fen}


@act(
    "simple_case.hand_in",
    title="交至所属机关",
    on=SimpleCase,
    basis=(_71,),
    by=org.is_lead_or_co,
    says="{actor}将当场收缴的罚款交至所属机关",
)
def hand_in(writing: Writing, case: SimpleCase, *, received_by: Annotated[Line, Shown("机关收款人")]) -> dict[str, Any]:
    writing.change(case, handed_in_at=writing.at)
    return {"received_by": received_by}


@act(
    "simple_case.remit",
    title="缴付指定银行",
    on=SimpleCase,
    basis=(_71,),
    by=cashier,
    says="{actor}将罚款缴付指定银行，缴款书号{reference}",
)
def remit(writing: Writing, case: SimpleCase, *, reference: Annotated[Line, Shown("缴款书号")]) -> dict[str, Any]:
    writing.change(case, remitted_at=writing.at)
    return {"reference": reference}


@act(
    "simple_case.record_payment",
    title="登记银行缴款",
    on=SimpleCase,
    basis=("《行政处罚法》第六十七条", _72),
    by=org.is_lead_or_co | cashier,
    when=fine_imposed,
    says="{actor}登记当事人缴款，票据{receipt_no}",
)
def record_payment(
    writing: Writing,
    case: SimpleCase,
    *,
    amount_fen: Annotated[Fen, Shown("缴款金额", kind=Kind.MONEY)],
    paid_on: Annotated[date, Shown("缴款日期")],
    receipt_no: Annotated[Line, fits(SimpleCase, "receipt_no"), Shown("票据号码")],
) -> dict[str, Any]:
    if case.issued_at and not clock.day(case.issued_at) <= paid_on <= writing.at.date():
        raise ActInvalid({"paid_on": ["缴款日期应在作出决定之日至今天之间"]})
    if amount_fen <= 0:
        raise ActInvalid({"amount_fen": ["请填写实际缴款金额"]})
    total = case.paid_fen + amount_fen
    surcharge = surcharge_of(case, paid_on)
    if total > case.fine_fen + surcharge:
        raise ActInvalid({"amount_fen": ["累计缴款超过罚款与加处罚款之和，请核对票据"]})
    writing.change(case, paid_fen=total, paid_on=paid_on, receipt_no=receipt_no)
    writing.lead_to("PAID" if paid_enough(case, total, paid_on) else case.state)
    return {"receipt_no": receipt_no, "amount_fen": amount_fen, "surcharge_fen": surcharge, "total_fen": total}


@condition("已过缴款期限")
def past_due(situation: Situation) -> Refusal | None:
    case = situation.record
    if overdue(case.due_on, situation.at.date()):
        return None
    return Refusal(
        what="尚未逾期", why=f"缴款期限为{case.due_on:%Y-%m-%d}" if case.due_on else "本案没有罚款", article=_72
    )


@act(
    "simple_case.mark_overdue",
    title="标记逾期未缴",
    on=SimpleCase,
    basis=(_72,),
    by=role("SYSTEM", title="系统"),
    when=past_due,
    says="缴款期限届满，当事人尚未缴清，自次日起每日按罚款数额的百分之三加处罚款",
    offered=False,
)
def mark_overdue(writing: Writing, case: SimpleCase) -> dict[str, Any]:
    return {"due_on": case.due_on.isoformat()}
