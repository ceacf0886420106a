"""The only readers of clues."""

from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.procedures.clue import OPEN
from yizhi.platform.database.composed import composed
from yizhi.platform.scope.narrowing import narrowed


def clue(identity: UUID) -> Clue | None:
    found: Clue | None = Clue.objects.select_related("agency", "intake", "handler", "party").filter(pk=identity).first()
    return found


def listed(*, words: str = "", state: str = "") -> QuerySet[Clue]:
    """Clues in scope; the list gives the order."""
    found = narrowed(Clue.objects.select_related("agency", "handler"))
    if state:
        found = found.filter(state=state)
    return found.filter(Q(number__icontains=words) | Q(place__icontains=words)) if words else found


@composed
def waiting_for(person: UUID, *, limit: int) -> QuerySet[Clue]:
    """Open clues that this person verifies, the one due first on top."""
    return Clue.objects.filter(handler_id=person, state__in=OPEN).order_by("verify_due", "id")[:limit]


@composed
def to_hand_out(agency: UUID, *, limit: int) -> QuerySet[Clue]:
    return Clue.objects.filter(agency_id=agency, state="RECEIVED").order_by("received_at")[:limit]
