"""When a case may be closed: what was decided is done, or cannot be done any more."""

from collections.abc import Iterator
from datetime import date

from yizhi.domain.cases.general import money, remedies
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import sampling
from yizhi.domain.cases.models.terms import ClosingReason, Outcome
from yizhi.domain.cases.procedures.measures import SETTLED
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal

_47 = "《行政处罚法》第四十七条"
_OF_STATE = {
    "WITHDRAWN": ClosingReason.WITHDRAWN,
    "TERMINATED": ClosingReason.TERMINATED,
    "TRANSFERRED_CRIME": ClosingReason.TRANSFERRED,
    "TRANSFERRED_AGENCY": ClosingReason.TRANSFERRED,
}
_OF_OUTCOME = {
    Outcome.NO_PENALTY: (ClosingReason.NO_PENALTY,),
    Outcome.NOT_ESTABLISHED: (ClosingReason.FACTS_NOT_ESTABLISHED,),
    Outcome.PENALTY: (
        ClosingReason.PENALTY_EXECUTED,
        ClosingReason.COURT_EXECUTED,
        ClosingReason.COURT_REFUSED,
        ClosingReason.EXECUTION_TERMINATED,
    ),
}


def closing_refusals(dossier: Dossier, reason: ClosingReason, day: date) -> Iterator[Refusal]:
    """Why the case may not be closed for this reason; none if and only if it may."""
    wanted = _OF_STATE.get(dossier.case.state)
    decision = dossier.decision
    allowed = (wanted,) if wanted else _OF_OUTCOME[Outcome(decision.outcome)] if decision else ()
    if reason not in allowed:
        words = "、".join(str(one.label) for one in allowed)
        yield Refusal("结案方式与案件情况不符", f"本案可以选择的结案方式为：{words}", _47, "请重新选择结案方式")
        return
    yield from unsettled_refusals(dossier, "尚不能结案")
    yield from remedies.closing_refusals(dossier, "尚不能结案")
    if decision is not None and any(paper.served_on is None for paper in dossier.papers):
        yield Refusal("尚不能结案", "决定书尚未送达全部当事人", "《行政处罚法》第六十一条", "请先送达决定书")
    if any(one.receipt_id is None for one in dossier.services):
        why = "当事人在线签收的文书尚未制作送达回证"
        yield Refusal("尚不能结案", why, "《民事诉讼法》第八十七条", "请制作在线签收的送达回证")
    if reason is ClosingReason.PENALTY_EXECUTED and not money.settled(dossier, day):
        yield Refusal(
            "尚不能结案",
            "罚没款项（含加处罚款）尚未缴清",
            "《行政处罚法》第六十六条、第七十二条",
            "请登记缴款或者依法催告",
        )
    if reason in (ClosingReason.COURT_EXECUTED, ClosingReason.COURT_REFUSED):
        result = "EXECUTED" if reason is ClosingReason.COURT_EXECUTED else "REFUSED"
        if not any(one.result == result for one in dossier.court_applications):
            yield Refusal(
                "尚不能结案", "没有登记相应的法院处理结果", "《行政强制法》第五十三条", "请先登记法院处理结果"
            )
    if reason is ClosingReason.EXECUTION_TERMINATED and not all(_done_with(dossier, day)):
        yield Refusal(
            "尚不能结案",
            "有当事人的款项未缴清，也没有决定终结执行",
            "《行政强制法》第四十条",
            "请继续执行；符合终结执行情形的，先办理“终结执行”",
        )
    if decision is not None and decision.outcome != Outcome.NOT_ESTABLISHED:
        yield from _corrected(dossier)


def _done_with(dossier: Dossier, day: date) -> Iterator[bool]:
    """Of each payable: paid, or the execution against its party ended."""
    ended = {one.pk for one in dossier.parties if one.execution_ended_at is not None}
    for one in dossier.payables:
        yield one.case_party_id in ended or money.account(dossier, one, day).outstanding == 0


def unsettled_refusals(dossier: Dossier, what: str) -> Iterator[Refusal]:
    """No case ends while something of the party is still preserved, sealed or detained."""
    for one in dossier.measures:
        if one.state not in SETTLED:
            yield Refusal(
                what,
                f"{one.title}处于“{one.present_state.title}”",
                "《行政强制法》第二十七条、第二十八条" if one.coercive else "《行政处罚法》第五十六条",
                "请先作出处理决定并办理交接",
            )
    yield from sampling.unsettled_refusals(dossier, what)
    for each in dossier.substitutes:
        if not each.present_state.final:
            why = f"{each.title}处于“{each.present_state.title}”"
            yield Refusal(what, why, "《行政强制法》第五十一条", "请完成代履行并结算费用，或者停止代履行")


def _corrected(dossier: Dossier) -> Iterator[Refusal]:
    unchecked = [one for one in dossier.corrections if one.checked_at is None]
    if unchecked:
        step = "请复查改正情况并登记"
        yield Refusal("尚不能结案", "责令改正的情况尚未复查", "《行政处罚法》第二十八条", step)


def execution_words(dossier: Dossier, day: date) -> str:
    """What was paid, in one sentence, for the closing form."""
    if not dossier.payables:
        return "本案没有应缴款项。"
    paid = sum(one.amount_fen for one in dossier.payments)
    added = sum(one.surcharge_fen for one in dossier.payments)
    left = sum(money.account(dossier, one, day).outstanding for one in dossier.payables)
    more = f"，其中加处罚款{in_yuan(added)}" if added else ""
    return f"已缴{in_yuan(paid)}{more}；" + (f"未缴{in_yuan(left)}。" if left else "已全部缴清。")
