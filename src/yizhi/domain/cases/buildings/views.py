"""Pages of illegal buildings."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_safe

from yizhi.domain.cases.buildings import file, pages, queries
from yizhi.domain.cases.buildings.acts.filekeeping import print_file
from yizhi.domain.cases.buildings.lists import BUILDINGS
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.database.composed import foreseen
from yizhi.platform.lists.page import show
from yizhi.platform.pages.record import ahead
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def buildings(request: HttpRequest) -> HttpResponse:
    return show(request, BUILDINGS)


@signed_in
@require_safe
def building(request: HttpRequest, building_id: UUID) -> HttpResponse:
    found = queries.building(building_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    with foreseen(*ahead(actor, found.pk), *org.withdrawing_ahead(actor.person)):
        context = {"page": pages.page(actor, found), "one": found, "path": pages.path(actor, found)}
        return render(request, "cases/buildings/page.html", context)


@signed_in
@require_GET
def building_file(request: HttpRequest, building_id: UUID) -> HttpResponse:
    """One PDF; one entry an hour for the same reader, before anything is shown."""
    found, actor, now = queries.building(building_id), actor_of(request), clock.now()
    if found is None:
        raise RecordNotFound
    hour = now.strftime("%Y-%m-%dT%H")
    key = uuid5(NAMESPACE_URL, f"yizhi:building.print_file:{actor.person}:{found.pk}:{hour}")
    perform(print_file, actor, data={"building": found.pk, "hour": hour}, key=key)
    response = HttpResponse(file.printed(found, now), content_type="application/pdf")
    name = f"违法建筑处置案卷{found.order.number if found.order else found.pk}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
