"""The page of one substitute performance."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general import reading_ahead
from yizhi.domain.cases.substitute import pages, queries
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.database.composed import foreseen
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def substitute(request: HttpRequest, substitute_id: UUID) -> HttpResponse:
    found = queries.substitute(substitute_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    with foreseen(*reading_ahead.of_part(actor, found)):
        context = {"page": pages.page(actor, found), "one": found, "path": pages.path(actor, found)}
        return render(request, "cases/substitute/page.html", context)
