"""What a decision on the spot asks of its party: how much, until when and why, where; and how it can be contested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yizhi.domain.cases import api as cases
from yizhi.domain.cases.models import Payment, SimpleCase
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.documents.models import Document
from yizhi.platform.pages.patterns import Deadline
from yizhi.platform.pages.record import deadline
from yizhi.statute.refusal import RefusedError
from yizhi.statute.remedies import RemedyNotice, remedy_notice
from yizhi.statute.surcharge import surcharge

UNKNOWN_YEAR = "自收到决定书之日起第十五日；该日的放假安排尚未公布，遇休息日顺延至其后第一个工作日"


@dataclass(frozen=True, slots=True)
class Money:
    """Money in fen. `late` explains the surcharge, step by step; empty while nothing is late."""

    fine: int
    paid: int
    surcharge: int
    settled: bool
    on_the_spot: bool
    receipt: str
    due: Deadline | None
    late: Sequence[str] = ()

    @property
    def left(self) -> int:
        return 0 if self.settled else max(0, self.fine + self.surcharge - self.paid)


@dataclass(frozen=True, slots=True)
class Duties:
    """Everything the party's page says besides the document itself."""

    case: SimpleCase
    decided_on: date
    money: Money | None
    particulars: cases.NoticeParticulars | None
    remedies: RemedyNotice | None
    reconsideration: Deadline | None
    suit: Deadline | None


def duties_of(document: Document, today: date) -> Duties | None:
    """Of a decision on the spot; None for any other document. Must run as the holder of the party's code."""
    case = SimpleCase.objects.filter(decision_id=document.pk).first()
    if case is None or case.issued_at is None:
        return None
    decided_on = document.issued_at.astimezone().date()
    particulars = particulars_of(case, decided_on)
    remedies = remedies_of(particulars, decided_on)
    first = remedies is not None and remedies.reconsideration_first
    return Duties(
        case=case,
        decided_on=decided_on,
        money=_money(case, decided_on, today) if case.fine_fen else None,
        particulars=particulars,
        remedies=remedies,
        reconsideration=deadline("申请行政复议", "T-REC", decided_on, today, right=True),
        suit=None if first else deadline("直接提起行政诉讼", "T-SUIT", decided_on, today, right=True),
    )


@dataclass(frozen=True, slots=True)
class GeneralDuties:
    """The same of a decision under the general procedure: periods run from its service."""

    standing: cases.Standing
    particulars: cases.NoticeParticulars | None
    remedies: RemedyNotice | None
    reconsideration: Deadline | None
    suit: Deadline | None


def general_duties_of(document: Document, today: date) -> GeneralDuties | None:
    """Of a decision under the general procedure; None for any other. Must run as the holder of the party's code."""
    standing = cases.standing_of(document.pk, today)
    if standing is None:
        return None
    decided_on = document.issued_at.astimezone().date()
    particulars = particulars_of(standing.case, decided_on)
    served = standing.served_on
    return GeneralDuties(
        standing=standing,
        particulars=particulars,
        remedies=remedies_of(particulars, decided_on, on_the_spot=False),
        reconsideration=deadline("申请行政复议", "T-REC", served, today, right=True) if served else None,
        suit=deadline("直接提起行政诉讼", "T-SUIT", served, today, right=True) if served else None,
    )


def _money(case: SimpleCase, decided_on: date, today: date) -> Money:
    on_the_spot = case.payment != Payment.BANK
    collected = on_the_spot and case.collected_at is not None
    # What follows from the payment itself, not from the state: a case may be closed on other grounds.
    day = case.paid_on if case.paid_on is not None and case.paid_fen >= case.fine_fen else today
    extra = 0 if on_the_spot else cases.surcharge_of(case, day)
    settled = collected or case.paid_fen >= case.fine_fen + extra
    late = surcharge(case.fine_fen, case.due_on, day, announced=True).explanation if extra and case.due_on else ()
    return Money(
        fine=case.fine_fen,
        paid=case.paid_fen,
        surcharge=extra,
        settled=settled,
        on_the_spot=on_the_spot,
        receipt=case.receipt_no,
        due=None if on_the_spot else deadline("缴纳罚款", "T-PAY", decided_on, today, met=settled),
        late=late,
    )


def particulars_of(case: Any, day: date) -> cases.NoticeParticulars | None:
    try:
        return cases.particulars_of(case, day)
    except ActRefused:
        return None


def remedies_of(
    particulars: cases.NoticeParticulars | None, day: date, *, on_the_spot: bool = True
) -> RemedyNotice | None:
    if particulars is None:
        return None
    try:
        return remedy_notice(
            day,
            on_the_spot=on_the_spot,
            reconsideration_body=particulars.reconsideration_agency,
            court=particulars.court,
        )
    except RefusedError:
        return None
