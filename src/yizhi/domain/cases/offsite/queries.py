"""The only readers of devices, the list of items and recordings."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.cases.models.offsite import DeviceRecord, MonitoringDevice, OffsiteItem, RecordEntry


def listed_on(code: str, day: date) -> bool:
    """Whether the item stood on the published list that day."""
    return items_on(day).filter(item_code=code).exists()


def items_on(day: date) -> QuerySet[OffsiteItem]:
    found: QuerySet[OffsiteItem] = OffsiteItem.objects.filter(effective_from__lte=day).filter(
        Q(effective_to=None) | Q(effective_to__gte=day)
    )
    return found


def items(*, words: str = "") -> QuerySet[OffsiteItem]:
    """The whole list with what was taken off it."""
    found: QuerySet[OffsiteItem] = OffsiteItem.objects.all()
    return found.filter(Q(item_name__icontains=words) | Q(item_code__icontains=words)) if words else found


def item(identity: UUID) -> OffsiteItem | None:
    found: OffsiteItem | None = OffsiteItem.objects.filter(pk=identity).first()
    return found


def device(identity: UUID) -> MonitoringDevice | None:
    rows = MonitoringDevice.objects.select_related("agency", "registered_by", "legal_reviewer")
    found: MonitoringDevice | None = rows.filter(pk=identity).first()
    return found


def devices(*, words: str = "", state: str = "") -> QuerySet[MonitoringDevice]:
    found: QuerySet[MonitoringDevice] = MonitoringDevice.objects.select_related("agency")
    if state:
        found = found.filter(state=state)
    return found.filter(Q(number__icontains=words) | Q(place__icontains=words)) if words else found


def record(identity: UUID) -> DeviceRecord | None:
    rows = DeviceRecord.objects.select_related("device", "agency", "reviewer", "second", "party", "notice", "evidence")
    found: DeviceRecord | None = rows.filter(pk=identity).first()
    return found


def records(*, words: str = "", state: str = "") -> QuerySet[DeviceRecord]:
    found: QuerySet[DeviceRecord] = DeviceRecord.objects.select_related("device", "agency")
    if state:
        found = found.filter(state=state)
    return found.filter(Q(item_name__icontains=words) | Q(device__number__icontains=words)) if words else found


def signed_entry(identity: UUID) -> RecordEntry | None:
    rows = RecordEntry.objects.select_related("record").exclude(signature_sha256="")
    found: RecordEntry | None = rows.filter(pk=identity).first()
    return found


def usable(agency: UUID) -> QuerySet[DeviceRecord]:
    """Told to the party and open: those of which the conditions are asked when one is chosen."""
    found: QuerySet[DeviceRecord] = DeviceRecord.objects.filter(agency=agency, state="TOLD").select_related("device")
    return found.order_by("captured_at", "id")
