"""People and units as receivers of what others share, and the search by which a person is chosen."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.org.actors import actor_for, day_of, in_force
from yizhi.domain.org.lines import GUIDANCE, JUSTICE
from yizhi.domain.org.models import Agency, Appointment
from yizhi.domain.org.terms import AppointmentKind, Seat
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, ChoiceSearch, choice_search, choice_source
from yizhi.platform.scope.actor import Actor, key
from yizhi.platform.sharing.receivers import Receiver, install

_TOWNSHIP = 9
_LEADERS = (Seat.AGENCY_HEAD, Seat.SECTION_HEAD, Seat.CAPTAIN, Seat.EXECUTIVE_DEPUTY, Seat.GUIDANCE, Seat.SUPERVISOR)
_TOLD = 20


class OrgDirectory:
    """Who is in office at the instant."""

    def person(self, identity: UUID, at: datetime) -> Receiver | None:
        found = actor_for(identity, at)
        if found.person is None or not found.reads:
            return None
        return Receiver(f"{found.name}（{found.unit}）", person=found.person, told=(found.person,))

    def unit(self, identity: UUID, at: datetime) -> Receiver | None:
        day = day_of(at)
        agency = Agency.objects.filter(in_force(day), pk=identity).first()
        if agency is None or not agency.lines:
            return None
        leaders = (
            _working(at).filter(agency=agency, seat__in=_LEADERS).values_list("person_id", flat=True).distinct()[:_TOLD]
        )
        return Receiver(agency.name, keys=unit_keys(agency.division, agency.own_line), told=tuple(leaders))


def unit_keys(division: str, line: str) -> tuple[str, ...]:
    """The keys that the people of a unit read with: those of its line, and in a township those of its whole territory.

    Guidance offices and supervisors read by the key of the whole territory alone.
    """
    if line in (GUIDANCE, JUSTICE):
        return (key(division),)
    return (key(division, line), key(division)) if len(division) == _TOWNSHIP else (key(division, line),)


def _working(at: datetime) -> QuerySet[Appointment]:
    found: QuerySet[Appointment] = Appointment.objects.filter(in_force(day_of(at))).exclude(
        kind=AppointmentKind.VILLAGE
    )
    return found


def people_at_work(actor: Actor, words: str, limit: int) -> list[Choice]:
    """People in office whose name, staff number or unit holds every word; without words the actor's own unit."""
    now = clock.now()
    rows = _working(now).exclude(person_id=actor.person)
    if not words:
        agency = actor.extra.get("agency")
        rows = rows.filter(agency_id=agency) if agency else rows.none()
    for word in words.split():
        rows = rows.filter(
            Q(person__name__contains=word)
            | Q(person__staff_number=word)
            | Q(person__initials__startswith=word.lower())
            | Q(agency__name__contains=word)
            | Q(team__name__contains=word)
        )
    people = list(rows.order_by("person__name", "person_id").values_list("person_id", flat=True).distinct()[:limit])
    posts: dict[UUID, Appointment] = {}
    for post in _working(now).filter(person_id__in=people).select_related("person", "agency", "team"):
        # A posted person has two posts: the posting names them.
        if post.person_id not in posts or post.kind == AppointmentKind.POSTING:
            posts[post.person_id] = post
    return [(str(person), _title(posts[person])) for person in people]


def _title(post: Appointment) -> str:
    return f"{post.person.name}　{post.team or post.agency} {Seat(post.seat).label}"


def _named(value: str) -> str:
    try:
        found = OrgDirectory().person(UUID(value), clock.now())
    except ValueError:
        return ""
    return found.title if found else ""


@choice_source("share_units")
def units(actor: Actor, record: object) -> list[Choice]:
    own = actor.extra.get("agency")
    rows = Agency.objects.filter(in_force(clock.today())).exclude(pk=own).exclude(lines=[]).order_by("division", "name")
    return [(str(row.pk), row.name) for row in rows]


choice_search("people", ChoiceSearch(people_at_work, _named))
install(OrgDirectory())
