"""Pages of illegal buildings."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.buildings import pages, queries
from yizhi.domain.cases.buildings.lists import BUILDINGS
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.lists.page import show
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
    context = {"page": pages.page(actor, found), "one": found, "path": pages.path(actor, found)}
    return render(request, "cases/buildings/page.html", context)
