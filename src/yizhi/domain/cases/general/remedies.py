"""Remedies against the decision: the agency's time to answer, whether one is open, and what must be done after it."""

from collections.abc import Iterator
from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import CaseParty, GeneralCase, Remedy
from yizhi.platform.pages.patterns import Badge, Cell, Row
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError

_48 = "《行政处罚法》第四十八条第二款"
_73 = "《行政处罚法》第七十三条"
_ACL_53 = "《行政强制法》第五十三条"
_ANSWER = {"RECONSIDERATION": ("复议答复", "T-REC-ANS"), "SUIT": ("应诉答辩、提交证据", "T-SUIT-ANS")}


def pending(case: GeneralCase) -> list[Remedy]:
    return [one for one in Dossier.of(case).remedies if one.ended_on is None]


def only_party(dossier: Dossier) -> CaseParty | None:
    return dossier.parties[0] if len(dossier.parties) == 1 else None


def answer_deadline(one: Remedy) -> Deadline | None:
    """Ten working days (复议) or fifteen days (诉讼) after the copy came; None before, and where no date is known."""
    return _computed(_ANSWER[one.kind][1], one.copy_received_on)


def answers_due(dossier: Dossier) -> Iterator[tuple[str, Deadline, bool]]:
    """What is to be answered until when, and whether it was."""
    for one in dossier.remedies:
        due = answer_deadline(one)
        if due is not None:
            yield _ANSWER[one.kind][0], due, one.answered_on is not None or one.ended_on is not None


def late_words(dossier: Dossier, one: Remedy) -> str:
    """That the application came after its last day; empty where it did not, or nobody can say."""
    served = [p.served_on for p in dossier.papers if p.case_party_id == one.applicant_id and p.served_on]
    if not served or one.applied_on is None:
        return ""
    due = _computed("T-REC" if one.kind == "RECONSIDERATION" else "T-SUIT", served[-1])
    if due is None or one.applied_on <= due.due_on:
        return ""
    return f"申请、起诉日期晚于期限届满日{due.due_on:%Y年%-m月%-d日}（{due.rule.citation}），请在答复中提出"


def _computed(rule: str, start: date | None) -> Deadline | None:
    if start is None:
        return None
    try:
        return compute(rule, start)
    except RefusedError:
        return None


def court_refusal(dossier: Dossier, party: CaseParty) -> Refusal | None:
    """Who asked for a remedy in time is not enforced against until it ends (行政强制法第五十三条)."""
    for one in dossier.remedies:
        if one.ended_on is None and one.applicant_id in (None, party.pk):
            why = f"当事人已{one.get_kind_display()}，尚未终结"
            return Refusal("不能申请人民法院强制执行", why, _ACL_53, "请在复议、诉讼终结后按结果办理")
    return None


def closing_refusals(dossier: Dossier, what: str) -> Iterator[Refusal]:
    """Nothing is closed while a remedy runs, a fallen decision is public, or money is to be given back."""
    for one in dossier.remedies:
        if one.ended_on is None:
            yield Refusal(what, f"{one.get_kind_display()}尚未终结", _73, "请登记复议、诉讼结果")
        if one.refund_fen and one.refunded_on is None:
            step = "请办理退库并登记退款"
            yield Refusal(what, f"应退还当事人{in_yuan(one.refund_fen)}，尚未退还", _73, step)
    public = dossier.publication
    if public is not None and public.changed_on and public.published_at and public.withdrawn_at is None:
        yield Refusal(what, "决定已被变更、撤销或者确认违法，公示尚未撤回", _48, "请在三日内撤回公示并公开说明理由")


def rows(dossier: Dossier) -> list[Row]:
    """For the page of the case: who went where, when it was answered, and how it ended."""
    found = []
    for one in dossier.remedies:
        where = "，".join(part for part in (one.body, one.reference) if part)
        answered = f"{one.answered_on:%Y年%-m月%-d日}答复" if one.answered_on else "未答复"
        state = Badge(one.get_result_display(), "danger" if one.fallen else "info") if one.result else "办理中"
        who = str(one.applicant) if one.applicant else "当事人"
        found.append(Row((Cell(f"{who}{one.get_kind_display()}", sub=where), one.accepted_on, answered, state)))
    return found
