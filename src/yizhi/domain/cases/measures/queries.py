"""The only readers of measures and held things for pages, registers and alarms."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from yizhi.domain.cases.measures.clock_of_measure import ALARM_DAYS
from yizhi.domain.cases.models.measure import COERCIVE, HELD_STATES, Custody, Disposal, HeldThing, Measure
from yizhi.domain.cases.procedures.measures import SETTLED
from yizhi.platform.database.composed import composed

_CASE = ("case__agency", "case__lead", "case__co", "party__party")


def measure(identity: UUID) -> Measure | None:
    rows = Measure.objects.select_related(*_CASE, "first", "second", "approved_by", "document")
    rows = rows.prefetch_related("things__disposal", "things__custody", "appraisals", "disposals__proposed_things")
    found: Measure | None = rows.filter(pk=identity).first()
    return found


def listed(*, words: str = "", kind: str = "", state: str = "") -> QuerySet[Measure]:
    found = Measure.objects.select_related(*_CASE)
    if kind:
        found = found.filter(kind=kind)
    if state:
        found = found.filter(state=state)
    if words:
        said = Q(case__item_name__icontains=words) | Q(case__filing_number__icontains=words) | Q(place__icontains=words)
        found = found.filter(said)
    return found


_CUSTODY = Prefetch("custody", Custody.objects.order_by("since", "id"))


def held_things(*, words: str = "", where: str = "") -> QuerySet[HeldThing]:
    """What is in our hands now: taken and not handed over. `where`: STORE, ON_SITE, THIRD_PARTY or NONE."""
    found = (
        HeldThing.objects.filter(struck_at=None, handed_at=None, measure__state__in=HELD_STATES)
        .select_related("measure__case__agency", "measure__case__lead", "measure__party__party", "disposal")
        .prefetch_related(_CUSTODY)
    )
    if words:
        said = Q(name__icontains=words) | Q(serial__icontains=words) | Q(measure__case__filing_number__icontains=words)
        found = found.filter(said)
    if where == "NONE":
        found = found.filter(custody=None)
    elif where:
        found = found.filter(custody__kind=where).distinct()
    return found


def held_with_serial(serial: str) -> HeldThing | None:
    """A thing with the serial number that is sealed or detained now, as far as the asker sees."""
    rows = HeldThing.objects.filter(
        serial=serial,
        struck_at=None,
        handed_at=None,
        measure__state__in=HELD_STATES,
        measure__kind__in=COERCIVE,
    )
    found: HeldThing | None = rows.select_related("measure__case__agency").first()
    return found


def alarmed_until(day: date) -> date:
    """The last end of a measure that is called close on the day."""
    return day + timedelta(days=ALARM_DAYS)


def due_until(day: date) -> QuerySet[Measure]:
    """In force and close to the end, without a drafted decision to lift."""
    last = alarmed_until(day)
    found: QuerySet[Measure] = Measure.objects.filter(state="IN_FORCE", due_on__lte=last, lift_drafted_at=None)
    return found


@composed
def of_person(person: UUID, *, limit: int) -> QuerySet[Measure]:
    """The person's measures that still ask for something, the one that ends first on top."""
    own = Q(case__lead=person) | Q(case__co=person)
    rows = Measure.objects.filter(own).exclude(state__in=(*SETTLED, "SUBMITTED")).select_related("case")
    return rows.order_by("due_on", "id")[:limit]


@composed
def for_head(agency: UUID, last: date, *, limit: int) -> QuerySet[Measure]:
    """What waits for the head's word: approvals, and decisions that are due until the last day (`alarmed_until`)."""
    soon = Q(state="IN_FORCE", due_on__lte=last)
    wanted = Q(state__in=("SUBMITTED", "URGENT", "TO_LIFT")) | soon
    rows = Measure.objects.filter(wanted, case__agency=agency).select_related("case")
    return rows.order_by("due_on", "id")[:limit]


@composed
def waiting_for_unit(agency: UUID, *, limit: int) -> QuerySet[Measure]:
    """Of the agency: a proposed handling to which the unit has not spoken."""
    rows = Measure.objects.filter(_open_disposal(unit_at=None), case__agency=agency).select_related("case")
    return rows.order_by("due_on", "id")[:limit]


@composed
def waiting_for_review(*, limit: int) -> QuerySet[Measure]:
    """A proposed handling to which the unit has spoken and the legal reviewer has not, as far as the asker sees."""
    rows = Measure.objects.filter(_open_disposal(unit_at__isnull=False, reviewed_at=None)).select_related("case")
    return rows.order_by("due_on", "id")[:limit]


def _open_disposal(**said: Any) -> Exists:
    rows = Disposal.objects.filter(measure=OuterRef("pk"), decided_at=None, returned_at=None, **said)
    return Exists(rows.filter(proposed_at__isnull=False))
