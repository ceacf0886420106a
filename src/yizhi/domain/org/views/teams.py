"""Teams: the list, and the page of one with its seats and certificates."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.org.lines import line_title
from yizhi.domain.org.lists import TEAMS
from yizhi.domain.org.models import Appointment, Team
from yizhi.domain.org.queries import division, setting, team_seats
from yizhi.domain.org.terms import Seat, TeamKind
from yizhi.domain.org.views.badges import best_certificate, certificate_badge, sample_marks
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Column, Fact, Listing, Panel, Record, Row
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    return show(request, TEAMS)


@signed_in
@require_safe
def team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    found = Team.objects.select_related("agency").filter(pk=team_id).first()
    if found is None:
        raise RecordNotFound
    actor, day = actor_of(request), clock.today()
    seats = team_seats(found, day)
    place = division(found.division)
    page = Record(
        title=found.name,
        kind=TeamKind(found.kind).label,
        status=Badge("在编", "ok") if found.valid_to is None else Badge("已撤销", "neutral"),
        marks=sample_marks(found.sample),
        crumbs=(("队伍", reverse("org:teams")),),
        facts=(
            Fact("所属机关", Cell(found.agency.name, reverse("org:agency", args=[found.agency_id]))),
            Fact("工作区域", Cell(place.name, reverse("org:division", args=[place.division])) if place else ""),
            Fact("条线", "、".join(line_title(line) for line in found.lines), wide=True),
        ),
        acts=record.buttons(actor, found, clock.now()),
        panels=[_roster(seats), *record.module_panels(actor, found)],
        timeline=record.timeline(found.pk),
    )
    return render(request, "org/record.html", {"page": page})


def _roster(seats: list[Appointment]) -> Panel:
    day = clock.today()
    warning = setting("certificate_warning_days", day)
    rows = []
    for post in seats:
        held = best_certificate(post.person.certificates.all(), day)
        auxiliary = post.seat == Seat.AUXILIARY
        number = Cell(held.number, sub=f"至 {held.valid_to}") if held and not auxiliary else ""
        rows.append(
            Row(
                (
                    post.person.name,
                    Seat(post.seat).label,
                    number,
                    "" if auxiliary else certificate_badge(held, day, warning),
                ),
                url=reverse("org:person", args=[post.person_id]),
            )
        )
    columns = (
        Column("name", "姓名", phone="title"),
        Column("seat", "岗位"),
        Column("certificate", "行政执法证"),
        Column("status", "证件状态", phone="side"),
    )
    data = Listing(title="岗位与执法证", columns=columns, rows=rows)
    return Panel("岗位与执法证", "org/table.html", data, key="seats", icon="users", count=len(rows))
