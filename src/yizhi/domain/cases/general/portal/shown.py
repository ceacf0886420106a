"""What the holder of a party's code reads of a case: the papers served on this party, what may be said, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yizhi.domain.cases.general.party_heard import hearing_deadline, statement_deadline
from yizhi.domain.cases.general.portal import rules
from yizhi.domain.cases.general.standing import Standing, standing_of
from yizhi.domain.cases.models.general import (
    CaseParty,
    DecisionPaper,
    GeneralCase,
    Hearing,
    Notice,
    PartyInput,
    Service,
    Statement,
)
from yizhi.domain.cases.models.terms import InputKind, StatementKind
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.pages.patterns import Deadline
from yizhi.platform.pages.record import deadline
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Paper:
    document: Document
    served_on: date | None
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the party entered or said, and what became of it."""

    title: str
    at: datetime
    answer: str


@dataclass(frozen=True, slots=True)
class Portal:
    """`may_…`: why not; None where it may be done now. `consented`: whether to electronic service."""

    case: GeneralCase
    papers: Sequence[Paper]
    notice: Notice | None
    periods: Sequence[Deadline]
    said: Sequence[Said]
    hearing: Hearing | None
    may_state: Refusal | None
    may_ask: Refusal | None
    may_waive: Refusal | None
    consented: bool
    standing: Standing | None


def portal_of(document: Document, today: date) -> Portal | None:
    """Of the party whose code the document carries; None for a document of another kind of record.

    Must run as the holder of the code.
    """
    case = GeneralCase.objects.select_related("agency").filter(pk=document.record_id).first()
    party = rules.addressee(document) if case is not None else None
    if case is None or party is None:
        return None
    notice = rules.last_notice(party)
    heard = Hearing.objects.filter(notice__case_party=party, accepted=True).order_by("applied_on", "id").last()
    paper = DecisionPaper.objects.filter(case_party=party).first()
    return Portal(
        case=case,
        papers=_papers(document, party),
        notice=notice,
        periods=_periods(notice, today) if notice else (),
        said=_said(party),
        hearing=heard,
        may_state=rules.statement_refusal(notice) if notice else None,
        may_ask=rules.hearing_refusal(notice, today) if notice else None,
        may_waive=rules.waiver_refusal(notice, today) if notice else None,
        consented=party.electronic_consent_at is not None,
        standing=standing_of(paper.document_id, today) if paper else None,
    )


def _papers(own: Document, party: CaseParty) -> list[Paper]:
    """Served ones with the day; the one in the party's hands also before its service is registered."""
    served = {one.document_id: one.served_on for one in Service.objects.filter(case_party=party)}
    signed = dict(
        PartyInput.objects.filter(case_party=party, kind=InputKind.RECEIPT).values_list("about_id", "received_at")
    )
    rows = Document.objects.filter(pk__in={own.pk, *served}).order_by("-issued_at", "-id")
    return [Paper(one, served.get(one.pk), signed.get(one.pk)) for one in rows]


def _periods(notice: Notice, today: date) -> list[Deadline]:
    if notice.served_on is None or notice.case.decided_at is not None:
        return []
    found = []
    if statement_deadline(notice) is not None:
        found.append(
            deadline("陈述、申辩", "T-STATE", notice.served_on, today, met=notice.waived_at is not None, right=True)
        )
    if hearing_deadline(notice) is not None:
        met = notice.waived_at is not None or rules.asked_already(notice)
        found.append(deadline("要求听证", "T-HEAR-APPLY", notice.served_on, today, met=met, right=True))
    return [one for one in found if one is not None]


def _said(party: CaseParty) -> list[Said]:
    entered = PartyInput.objects.filter(case_party=party, taken_at=None)
    found = [Said(str(one.get_kind_display()), one.received_at, "已收到，待办案机关登记") for one in entered]
    for one in Statement.objects.filter(notice__case_party=party):
        answer = _answer(one)
        found.append(Said(str(one.get_kind_display()), one.received_at, answer))
    for asked in Hearing.objects.filter(notice__case_party=party):
        answer = "予以受理" if asked.accepted else f"不予受理：{asked.refusal}"
        at = datetime.combine(asked.applied_on, datetime.min.time(), clock.CHINA)
        found.append(Said("要求听证", at, answer))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _answer(one: Statement) -> str:
    if one.kind == StatementKind.WAIVED:
        return "已登记"
    return f"{'予以采纳' if one.adopted else '不予采纳'}：{one.reply}" if one.reviewed_at else "已登记，待复核"
