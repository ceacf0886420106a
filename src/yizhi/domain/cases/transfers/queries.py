"""The only readers of handings over for pages, lists and duties."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.procedures.transfer import CONTESTED, OVER
from yizhi.platform.database.composed import Asked, composed
from yizhi.platform.scope.narrowing import narrowed

_WITH = ("sender", "receiver", "coordinator")


def transfer(identity: UUID) -> Transfer | None:
    rows = Transfer.objects.select_related(*_WITH, "first", "second", "received_by", "document")
    found: Transfer | None = rows.filter(pk=identity).first()
    return found


def listed(*, agency: Any, way: str = "", state: str = "", words: str = "", late: date | None = None) -> QuerySet[Any]:
    """Handings over in scope. `way`: out or in, as seen from the agency; `late`: those overdue on that day."""
    found = narrowed(Transfer.objects.select_related(*_WITH))
    if way == "out":
        found = found.filter(sender=agency)
    elif way == "in":
        found = found.filter(receiver=agency)
    elif way == "contested":
        found = found.filter(state__in=CONTESTED)
    if state:
        found = found.filter(state=state)
    if late is not None:
        found = found.filter(due_on__lt=late)
    return found.filter(Q(title__icontains=words) | Q(place__icontains=words)) if words else found


@composed
def waiting(agency: UUID, *, limit: int) -> QuerySet[Transfer]:
    """What asks something of the agency's leaders, the one due first on top."""
    mine = Q(sender=agency, state__in=("DRAFT", "RETURNED", "DISPUTED", "COPIED_BACK"))
    theirs = Q(receiver=agency, state__in=("SENT", "RECEIVED", "DISPUTED", "DECIDED", "NOT_FILED"))
    to_share = Q(receiver=agency, state="COPIED_BACK", due_side="RECEIVER")
    return Transfer.objects.filter(mine | theirs | to_share).select_related(*_WITH).order_by("due_on", "id")[:limit]


@composed
def to_coordinate(office: UUID, *, limit: int) -> QuerySet[Transfer]:
    rows = Transfer.objects.filter(coordinator=office, state="COORDINATING").select_related(*_WITH)
    return rows.order_by("referred_at", "id")[:limit]


def of_case(case: Any) -> list[Transfer]:
    """Those of one's own case, and the one from which a case came, as far as the reader sees them."""
    return of_case_ahead(case).rows()


def of_case_ahead(case: Any) -> Asked[Transfer]:
    """What `of_case` asks, for a page that asks it together with other things."""
    return _of_case.of(case.pk) if case.clue_id is None else _of_case_and_clue.of(case.pk, case.clue_id)


@composed
def _of_case(case: UUID) -> QuerySet[Transfer]:
    return _in_order(Q(case=case) | Q(other_case=case))


@composed
def _of_case_and_clue(case: UUID, clue: UUID) -> QuerySet[Transfer]:
    return _in_order(Q(case=case) | Q(other_case=case) | Q(result_clue=clue))


def _in_order(mine: Q) -> QuerySet[Transfer]:
    return Transfer.objects.filter(mine).select_related("sender", "receiver").order_by("drafted_at", "id")


def still_open() -> QuerySet[Transfer]:
    return Transfer.objects.exclude(state__in=OVER)
