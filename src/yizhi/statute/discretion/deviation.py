"""Whether an officer may depart from the proposal: inside the tier with a reason, outside it only after review."""

from __future__ import annotations

from yizhi.statute.decision import Decision, decide
from yizhi.statute.discretion.proposal import Proposal, Reduction
from yizhi.statute.discretion.standard import BENCHMARK_RULE
from yizhi.statute.fine_range import MITIGATION_RULE
from yizhi.statute.money import Fen, in_yuan, require_fen
from yizhi.statute.refusal import Refusal


def judge_amount(proposal: Proposal, amount: Fen, *, reason: str = "", reviewed: bool = False) -> Decision:
    """Whether a fine of ``amount`` fen may be decided where the benchmark proposes something else.

    Allowed if and only if it is the proposed amount; or lies within the tier and a reason is written; or lies outside
    the tier but within the statutory limits, with a reason, after legal review approved it. Never above the statutory
    maximum; below the minimum only in a mitigated tier; never above the lighter tier where a ground reduces.
    """
    require_fen(amount)
    if amount == proposal.amount:
        return Decision(grounds=(f"与裁量基准建议的{in_yuan(amount)}一致",))
    outside_law = _outside_law(proposal, amount)
    if outside_law is not None:
        return Decision((outside_law,))
    inside = amount in proposal.band
    return decide(
        (_unreasoned(amount, reason), None if inside or reviewed else _unreviewed(proposal, amount)),
        grounds=(f"在“{proposal.tier.name.value}”阶次内" if inside else "超出裁量阶次，法制审核已同意",),
        duties=("在调查报告和告知书中写明偏离建议数额的理由",) + (() if inside else ("列入超出裁量标准统计",)),
    )


def _outside_law(proposal: Proposal, amount: Fen) -> Refusal | None:
    limits = proposal.statutory
    if amount > limits.highest:
        return _refused(amount, f"高于法定上限{in_yuan(limits.highest)}", "", "将罚款降至法定幅度以内")
    if amount < limits.lowest and proposal.reduction is not Reduction.MITIGATED:
        why = f"低于法定下限{in_yuan(limits.lowest)}，没有认定减轻处罚"
        return _refused(amount, why, MITIGATION_RULE.citation, "提高至法定幅度以内，或者依法认定减轻情节")
    if proposal.reduction is not Reduction.NONE and amount > proposal.band.highest:
        why = f"已认定应当从轻或者减轻处罚的情节，数额却高于“{proposal.tier.name.value}”阶次{proposal.band}"
        return _refused(amount, why, "《行政处罚法》第三十条、第三十二条", "降至该阶次以内，或者撤销情节认定并说明理由")
    return None


def _unreasoned(amount: Fen, reason: str) -> Refusal | None:
    if reason.strip():
        return None
    return _refused(amount, "偏离裁量基准建议的数额，没有写明理由", BENCHMARK_RULE.citation, "写明理由后重新提交")


def _unreviewed(proposal: Proposal, amount: Fen) -> Refusal:
    why = f"超出“{proposal.tier.name.value}”阶次{proposal.band}，尚未经法制审核同意"
    return _refused(amount, why, BENCHMARK_RULE.citation, "送法制审核，同意后再行确定数额")


def _refused(amount: Fen, why: str, article: str, step: str) -> Refusal:
    return Refusal(what=f"不能确定罚款{in_yuan(amount)}", why=why, article=article, next_step=step)
