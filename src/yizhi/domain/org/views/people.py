"""People: the published part for everybody inside, the rest for the person and their chain of command."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yizhi.domain.org.acts.codes import make_confirmation_code
from yizhi.domain.org.api import second_officer_purpose
from yizhi.domain.org.lines import line_title
from yizhi.domain.org.lists import PEOPLE
from yizhi.domain.org.models import Appointment, Certificate, Person, PersonFile
from yizhi.domain.org.queries import setting
from yizhi.domain.org.rules import masked_identity, masked_phone
from yizhi.domain.org.terms import AppointmentKind, Seat
from yizhi.domain.org.views.accounts import account_panels
from yizhi.domain.org.views.badges import best_certificate, certificate_badge, sample_marks
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Column, Fact, Listing, Panel, Record, Row
from yizhi.platform.scope.access import actor_of, for_roles, signed_in
from yizhi.platform.scope.actor import Actor


@signed_in
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    return show(request, PEOPLE)


@signed_in
@require_safe
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise RecordNotFound
    actor, day = actor_of(request), clock.today()
    certificates = list(found.certificates.all())
    held = best_certificate(certificates, day)
    in_post = found.appointments.filter(valid_to=None).exists()
    auxiliary = found.appointments.filter(valid_to=None, seat=Seat.AUXILIARY).exists()
    marks = [] if auxiliary else [certificate_badge(held, day, setting("certificate_warning_days", day))]
    page = Record(
        title=found.name,
        kind="人员",
        number=found.staff_number,
        status=Badge("在岗", "ok") if in_post else Badge("未任职", "neutral"),
        marks=[*marks, *sample_marks(found.sample)],
        crumbs=(("人员", reverse("org:people")),),
        facts=_unpublished(actor, found),
        acts=record.buttons(actor, found, clock.now()),
        panels=[
            _posts(found),
            _certificates(actor, certificates),
            *account_panels(actor, found),
            *record.module_panels(actor, found),
        ],
        timeline=record.timeline(found.pk),
    )
    return render(request, "org/record.html", {"page": page})


def _unpublished(actor: Actor, person: Person) -> list[Fact]:
    """What the file holds, when the database shows it to this reader; complete for nobody but the person."""
    file = PersonFile.objects.filter(person=person).first()
    if file is None:
        return []
    own = actor.person == person.pk
    return [
        Fact("联系电话", file.phone if own else masked_phone(_plain(file.phone))),
        Fact("公民身份号码", file.identity_number if own else masked_identity(_plain(file.identity_number))),
    ]


def _plain(value: Any) -> str | None:
    """An encrypted column is text in Python, whatever its base class says."""
    return value


def _posts(person: Person) -> Panel:
    columns = (
        Column("unit", "单位", phone="title"),
        Column("seat", "岗位"),
        Column("kind", "性质"),
        Column("from", "起"),
        Column("to", "止", phone="side"),
    )
    found = Appointment.objects.filter(person=person).select_related("agency", "team").order_by("-valid_from", "kind")
    data = Listing(title="任职", columns=columns, rows=[_post_row(post) for post in found])
    return Panel("任职", "org/table.html", data, key="posts", icon="briefcase", count=len(data.rows))


def _post_row(post: Appointment) -> Row:
    unit = post.team or post.agency
    name = "org:team" if post.team else "org:agency"
    cell = Cell(unit.name, reverse(name, args=[unit.pk]), post.agency.name if post.team else "")
    return Row(
        (cell, Seat(post.seat).label, AppointmentKind(post.kind).label, post.valid_from, post.valid_to or "至今")
    )


def _certificates(actor: Actor, certificates: list[Certificate]) -> Panel:
    day = clock.today()
    warning = setting("certificate_warning_days", day)
    data = [
        {
            "number": one.number,
            "issuing_body": one.issuing_body,
            "fields": "、".join(line_title(field) for field in one.fields),
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
            "badge": certificate_badge(one, day, warning),
            "acts": record.buttons(actor, one, clock.now()),
        }
        for one in certificates
    ]
    return Panel("行政执法证", "org/certificates.html", data, key="certificates", icon="id-card", count=len(data))


@for_roles("OFFICER", title="执法队员")
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, lead_id: UUID, matter_id: UUID) -> HttpResponse:
    """The second officer makes the code for one matter of one lead officer; the digits are shown once."""
    actor, lead = actor_of(request), Person.objects.filter(pk=lead_id).first()
    if lead is None or lead.pk == actor.person:
        raise RecordNotFound
    context = {"lead": lead, "minutes": setting("confirmation_code_minutes", clock.today())}
    if request.method == "POST":
        context["code"] = make_confirmation_code(actor, second_officer_purpose(lead.pk, matter_id))
    return render(request, "org/code.html", context)
