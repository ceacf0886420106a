"""Whether the party was told and heard: notices, periods, statements, hearing (第四十四条、第六十二条至第六十五条)."""

from collections.abc import Iterator
from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.penalties import heavier
from yizhi.domain.cases.models.general import CaseParty, Notice
from yizhi.domain.cases.models.terms import StatementKind
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.refusal import Refusal

_44 = "《行政处罚法》第四十四条、第六十二条"
_45 = "《行政处罚法》第四十五条"
_63 = "《行政处罚法》第六十三条、第六十四条"


def statement_deadline(notice: Notice) -> Deadline | None:
    return compute("T-STATE", notice.served_on) if notice.served_on else None


def hearing_deadline(notice: Notice) -> Deadline | None:
    """Until when the party may ask for a hearing; None without the right or before service."""
    return compute("T-HEAR-APPLY", notice.served_on) if notice.served_on and notice.hearing_right else None


def refusals(dossier: Dossier, day: date) -> Iterator[Refusal]:
    """Why the penalty may not be decided yet; none if and only if each party was told, could speak, was answered."""
    if dossier.proposal is None or not dossier.proposal.punishes:
        return
    for party in dossier.parties:
        yield from _of_party(dossier, party, day)
    yield from hearing_refusals(dossier)


def _of_party(dossier: Dossier, party: CaseParty, day: date) -> Iterator[Refusal]:
    notice = dossier.notice_of(party)
    if notice is None or notice.served_on is None:
        why = f"尚未向{party}送达事先告知书，告知拟处罚的内容、事实、理由、依据和权利"
        yield Refusal("不能作出处罚决定", why, _44, "请制作并送达事先告知书")
        return
    told = [line for line in notice.proposal.lines.all() if line.case_party_id == party.pk]
    if more := heavier((line for line in dossier.lines if line.case_party_id == party.pk), told):
        yield Refusal(
            what="不能作出重于告知的处罚",
            why=f"与送达{party}的告知相比，{'；'.join(more)}",
            article=f"{_45}第二款",
            next_step="请按告知的内容决定；确有新的事实、证据的，重新调查、审核并重新告知",
        )
    yield from _waiting(dossier, notice, day)
    yield from _unanswered(dossier, notice)


def _waiting(dossier: Dossier, notice: Notice, day: date) -> Iterator[Refusal]:
    if notice.waived_at is not None:
        return
    said = any(s.notice_id == notice.pk and s.kind == StatementKind.MADE for s in dossier.statements)
    state, hear = statement_deadline(notice), hearing_deadline(notice)
    if state is not None and not said and not state.is_over(day):
        why = f"当事人的陈述、申辩期限至{state.due_on:%Y年%-m月%-d日}，当事人没有明确放弃"
        yield Refusal("尚不能作出处罚决定", why, _44, "请等待期限届满，或者记录当事人明确放弃")
    asked = any(h.notice_id == notice.pk and h.accepted for h in dossier.hearings)
    if hear is not None and not asked and not hear.is_over(day):
        why = f"当事人要求听证的期限至{hear.due_on:%Y年%-m月%-d日}，当事人没有明确放弃"
        yield Refusal("尚不能作出处罚决定", why, _63, "请等待期限届满，或者记录当事人明确放弃")


def _unanswered(dossier: Dossier, notice: Notice) -> Iterator[Refusal]:
    open_ones = [
        s
        for s in dossier.statements
        if s.notice_id == notice.pk and s.kind == StatementKind.MADE and s.reviewed_at is None
    ]
    if open_ones:
        why = "当事人提出的事实、理由和证据尚未复核"
        yield Refusal("尚不能作出处罚决定", why, f"{_45}第一款", "请复核并答复是否采纳及理由")


def hearing_refusals(dossier: Dossier) -> Iterator[Refusal]:
    """A hearing that was accepted must be held, or count as waived, and be reported on."""
    for hearing in dossier.hearings:
        if not hearing.accepted:
            continue
        if not hearing.outcome:
            yield Refusal("尚不能继续", "当事人要求的听证尚未举行", _63, "请组织听证")
        elif hearing.reported_at is None:
            yield Refusal("尚不能继续", "听证尚未提出听证报告", "《行政处罚法》第六十五条", "请听证主持人提出听证报告")
