"""Pages of measures and of held things."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general import reading_ahead
from yizhi.domain.cases.measures import pages, queries
from yizhi.domain.cases.measures.lists import HELD_THINGS, MEASURES
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.database.composed import foreseen
from yizhi.platform.lists.page import show
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    return show(request, MEASURES)


@signed_in
@require_safe
def held_things(request: HttpRequest) -> HttpResponse:
    """What is in our hands now: where, with whom, in which condition, and what becomes of it."""
    return show(request, HELD_THINGS)


@signed_in
@require_safe
def measure(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    found = queries.measure(measure_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    qualified = org.reviewing_ahead(actor.person, clock.today())
    with foreseen(*reading_ahead.of_part(actor, found), *qualified):
        context = {"page": pages.page(actor, found), "measure": found, "path": pages.path(actor, found)}
        return render(request, "cases/measures/measure.html", context)
