"""The calendar as iCalendar (RFC 5545): case numbers, steps and days of one person's cases, and nothing else."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from icalendar import Calendar, Event

from yizhi.domain.cases.general.desk import readers
from yizhi.domain.cases.general.desk.addresses import owner_of
from yizhi.domain.cases.general.desk.agenda import Due, agenda
from yizhi.domain.cases.general.desk.dossiers import dossiers
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.scope.access import public
from yizhi.platform.scope.session import acting


@public
@require_GET
def feed(request: HttpRequest, address_id: UUID, mark: str) -> HttpResponse:
    """Read as the owner is today: who holds no post any more gets an empty calendar."""
    person = owner_of(address_id, mark)
    if person is None:
        raise Http404
    actor, today = org.actor_for(person, clock.now()), clock.today()
    with acting(actor):
        chosen = readers.Whose(actor, "mine")
        found = agenda(dossiers(readers.in_calendar(chosen)[: readers.MOST]), today) if actor.person else []
        content = calendar_of(found)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def calendar_of(found: list[Due]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Yizhi//general cases//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "办案期限")
    for due in found:
        calendar.add_component(_event(due))
    content: bytes = calendar.to_ical()
    return content


def _event(due: Due) -> Event:
    """A whole day. The identity is the same from one reading to the next, and tells nothing."""
    event = Event()
    event.add("uid", f"{sha256(f'{due.case.pk}/{due.step}'.encode()).hexdigest()[:32]}@yizhi")
    event.add("dtstamp", clock.now())
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("summary", f"{due.case.filing_number or '待立案案件'}：{due.step}")
    event.add("transp", "TRANSPARENT")
    return event
