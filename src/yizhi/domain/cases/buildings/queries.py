"""The only readers of illegal buildings."""

from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.cases.models.building import Building
from yizhi.platform.database.composed import composed


def building(identity: UUID) -> Building | None:
    rows = Building.objects.select_related("agency", "lead", "co", "party", "case", "order", "execution")
    found: Building | None = rows.filter(pk=identity).first()
    return found


def buildings(*, words: str = "", state: str = "") -> QuerySet[Building]:
    found: QuerySet[Building] = Building.objects.select_related("agency", "lead")
    if state:
        found = found.filter(state=state)
    return found.filter(Q(place__icontains=words) | Q(item_name__icontains=words)) if words else found


@composed
def for_head(agency: UUID, *, limit: int) -> QuerySet[Building]:
    """What waits for the head's word: the decision, the enforcement, the announcement, the end."""
    wanted = ("HEARD", "DEMANDED", "EXECUTION", "PERFORMED", "DEMOLISHED")
    return Building.objects.filter(agency=agency, state__in=wanted).order_by("opened_at", "id")[:limit]
