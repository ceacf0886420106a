"""Reconsideration and suit against the decision: registered, answered in time, and what the result does to the case."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, remedies, waiting_for
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models import ImposedFine
from yizhi.domain.cases.models.general import GeneralCase, Payable, Remedy
from yizhi.domain.norms import api as norms
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal

_48 = "《行政处罚法》第四十八条第二款"
_73 = "《行政处罚法》第七十三条"
_ARL_48 = "《行政复议法》第四十八条"
_ALL_67 = "《行政诉讼法》第六十七条"


@act(
    "general_case.record_remedy",
    title="登记行政复议、行政诉讼",
    on=GeneralCase,
    basis=(_73, "《行政复议法》第二十条", "《行政诉讼法》第四十五条、第四十六条"),
    by=authority.officer | authority.unit_head,
    says="{actor}登记{kind}，其间不计算加处罚款",
)
def record_remedy(
    writing: Writing,
    case: GeneralCase,
    *,
    kind: Annotated[Literal["RECONSIDERATION", "SUIT"], Shown("救济", choices="remedy_kinds")],
    accepted_on: Annotated[date, Shown("受理日期")],
    applicant: Annotated[UUID | None, Shown("申请人、原告", choices="case_parties")] = None,
    body: Annotated[OptionalLine, fits(Remedy, "body"), Shown("复议机关、人民法院")] = "",
    reference: Annotated[OptionalLine, fits(Remedy, "reference"), Shown("案号")] = "",
    applied_on: Annotated[date | None, Shown("申请、起诉日期")] = None,
    copy_received_on: Annotated[
        date | None, Shown("收到申请书、起诉状副本日期", help="复议：十个工作日内答复；诉讼：十五日内答辩并提交证据")
    ] = None,
) -> dict[str, Any]:
    """Whether the party came in time is for the body to say; here it is only noted."""
    wrong = {}
    if accepted_on > writing.at.date():
        wrong["accepted_on"] = ["受理日期不能晚于今天"]
    if applied_on is not None and applied_on > accepted_on:
        wrong["applied_on"] = ["申请、起诉应在受理之前"]
    if copy_received_on is not None and not accepted_on <= copy_received_on <= writing.at.date():
        wrong["copy_received_on"] = ["收到副本应在受理之后、今天以前"]
    if wrong:
        raise ActInvalid(wrong)
    who = of_case(case.parties, applicant, "applicant") if applicant else remedies.only_party(Dossier.of(case))
    if any(one.kind == kind and one.applicant_id == (who.pk if who else None) for one in remedies.pending(case)):
        why = "该当事人同一救济已经登记，尚未终结"
        raise ActRefused(Refusal("不能重复登记", why, _73, "请登记其结果，或者核对申请人"))
    one = writing.create(
        Remedy,
        case=case,
        kind=kind,
        accepted_on=accepted_on,
        applicant=who,
        body=body,
        reference=reference,
        applied_on=applied_on,
        copy_received_on=copy_received_on,
    )
    for person in dict.fromkeys((case.lead_id, case.co_id)):
        title = f"当事人{one.get_kind_display()}，请按期提出答复、提交证据"
        tell(writing, person, title, text=case.item_name, url=f"/cases/general/{case.pk}/", tone="warn")
    late = remedies.late_words(Dossier.of(case), one)
    told = {"note": late} if late else {}
    return {"kind": one.get_kind_display(), "accepted_on": accepted_on.isoformat(), **told}


@act(
    "general_case.answer_remedy",
    title="登记复议答复、应诉答辩",
    on=GeneralCase,
    basis=(_ARL_48, _ALL_67),
    by=authority.officer | authority.unit_head,
    when=waiting_for.remedy_open,
    says="{actor}登记已向{body}提出{what}",
)
def answer_remedy(
    writing: Writing,
    case: GeneralCase,
    *,
    remedy: Annotated[UUID, Shown("复议、诉讼", choices="open_remedies")],
    answered_on: Annotated[date, Shown("答复、答辩日期")],
    materials: Annotated[Line, Shown("提交的材料", help="作出决定的证据、依据和其他有关材料")],
    copy_received_on: Annotated[date | None, Shown("收到副本日期", help="登记时没有填写的补填")] = None,
) -> dict[str, Any]:
    one = of_case(case.remedies.filter(ended_on=None), remedy, "remedy")
    received = one.copy_received_on or copy_received_on
    if received is None:
        raise ActInvalid({"copy_received_on": ["请填写收到申请书、起诉状副本的日期，答复期限自该日起算"]})
    if not received <= answered_on <= writing.at.date():
        raise ActInvalid({"answered_on": ["日期应在收到副本之后、今天以前"]})
    writing.change(one, copy_received_on=received, answered_on=answered_on, answer_note=materials)
    due = remedies.answer_deadline(one)
    late = {"late": True, "due_on": due.due_on.isoformat()} if due and answered_on > due.due_on else {}
    what = "书面答复" if one.kind == "RECONSIDERATION" else "答辩状和证据"
    return {"what": what, "body": one.body or "受理机关", **late}


@act(
    "general_case.end_remedy",
    title="登记复议、诉讼结果",
    on=GeneralCase,
    basis=(_73, _48),
    by=authority.officer | authority.unit_head,
    when=waiting_for.remedy_open,
    says="{actor}登记复议、诉讼结果：{result}",
)
def end_remedy(
    writing: Writing,
    case: GeneralCase,
    *,
    remedy: Annotated[UUID, Shown("复议、诉讼", choices="open_remedies")],
    ended_on: Annotated[date, Shown("文书送达日期")],
    result: Annotated[
        Literal["UPHELD", "CHANGED", "REVOKED", "REMADE", "UNLAWFUL", "WITHDRAWN"],
        Shown("结果", choices="remedy_results"),
    ],
    remark: Annotated[OptionalLine, Shown("说明", help="变更的写明变更后的处罚")] = "",
    new_fine_fen: Annotated[
        int | None, Field(ge=0, le=10**13), Shown("变更后的罚款", kind=Kind.MONEY, help="变更罚款数额的填写")
    ] = None,
    remake_by: Annotated[date | None, Shown("重新作出的期限", help="责令限期重新作出的填写")] = None,
) -> dict[str, Any]:
    """A decision that fell is not carried out, is taken from the public in three working days, and stands in no way.

    Changed: the new fine replaces the old, and what was paid too much is given back.
    """
    one = of_case(case.remedies.filter(ended_on=None), remedy, "remedy")
    if not one.accepted_on <= ended_on <= writing.at.date():
        raise ActInvalid({"ended_on": ["日期应在受理之后、今天以前"]})
    if result == "CHANGED" and not remark:
        raise ActInvalid({"remark": ["请写明变更后的处罚"]})
    if new_fine_fen is not None and result != "CHANGED":
        raise ActInvalid({"new_fine_fen": ["只有结果为变更的才填写"]})
    writing.change(one, ended_on=ended_on, result=result, remark=remark, remake_by=remake_by)
    dossier = Dossier.of(case)
    if result not in ("UPHELD", "WITHDRAWN") and dossier.publication is not None:
        change = f"{one.get_kind_display()}{one.get_result_display()}"
        writing.change(dossier.publication, changed_on=ended_on, change=change)
    refund = _fallen(writing, case, one) if one.fallen else _changed(writing, case, one, new_fine_fen)
    writing.lead_to("WITHDRAWN" if one.fallen else case.state)
    back = {"refund": in_yuan(refund)} if refund else {}
    return {"result": one.get_result_display(), "remark": remark, **back}


def _fallen(writing: Writing, case: GeneralCase, one: Remedy) -> int:
    """Nothing is owed any more; what was paid goes back; fine and penalty stand in no other decision's way."""
    dossier = Dossier.of(case)
    for payable in dossier.payables:
        writing.change(payable, replaced_at=writing.at)
    for fine in ImposedFine.objects.filter(case_id=case.pk, annulled_on=None):
        writing.change_also(fine, annulled_on=one.ended_on)
    norms.annul_violations(writing, case.pk, one.ended_on or writing.at.date())
    refund = sum(payment.amount_fen for payment in dossier.payments)
    writing.change(one, refund_fen=refund)
    writing.change(case, closed_at=None, closing_proposed_at=None, archived_at=None)
    said = "处罚决定被撤销" + ("，责令重新作出的，请另行立案办理" if one.result == "REMADE" else "")
    url = f"/cases/general/{case.pk}/"
    tell(writing, case.lead_id, said, text=case.item_name, url=url, tone="danger")
    return refund


def _changed(writing: Writing, case: GeneralCase, one: Remedy, fine: int | None) -> int:
    """The applicant's fine as it now is; what was paid counts towards it."""
    if fine is None:
        return 0
    dossier = Dossier.of(case)
    who = one.applicant_id
    old = [p for p in dossier.payables if p.kind == "FINE" and (who is None or p.case_party_id == who)]
    if not old:
        raise ActInvalid({"new_fine_fen": ["没有应缴的罚款可以变更"]})
    ids = {payable.pk for payable in old}
    paid = sum(p.amount_fen - p.surcharge_fen for p in dossier.payments if p.payable_id in ids)
    for payable in old:
        writing.change(payable, replaced_at=writing.at)
    if fine > paid:
        party, due = old[0].case_party, max(p.due_on for p in old) if all(p.due_on for p in old) else None
        writing.create(Payable, case=case, case_party=party, kind="FINE", amount_fen=fine - paid, due_on=due)
    refund = max(0, paid - fine)
    writing.change(one, refund_fen=refund)
    return refund


@act(
    "general_case.record_refund",
    title="登记退还罚没款",
    on=GeneralCase,
    basis=(_73,),
    by=authority.officer | authority.unit_head,
    when=waiting_for.refund_due,
    says="{actor}登记已退还{amount}",
)
def record_refund(
    writing: Writing,
    case: GeneralCase,
    *,
    remedy: Annotated[UUID, Shown("复议、诉讼", choices="remedies_to_refund")],
    refunded_on: Annotated[date, Shown("退款日期")],
    voucher: Annotated[Line, Shown("退款凭证", help="财政部门退库凭证编号")],
) -> dict[str, Any]:
    one = of_case(case.remedies.filter(refund_fen__gt=0, refunded_on=None), remedy, "remedy")
    if one.ended_on is None or not one.ended_on <= refunded_on <= writing.at.date():
        raise ActInvalid({"refunded_on": ["日期应在结果送达之后、今天以前"]})
    writing.change(one, refunded_on=refunded_on, refund_voucher=voucher)
    return {"amount": in_yuan(one.refund_fen)}
