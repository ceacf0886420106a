"""Pages of handings over: the list and one of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.transfers import pages, queries
from yizhi.domain.cases.transfers.lists import TRANSFERS
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.database.composed import foreseen
from yizhi.platform.lists.page import show
from yizhi.platform.pages.record import ahead
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    return show(request, TRANSFERS)


@signed_in
@require_safe
def transfer(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    found = queries.transfer(transfer_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    with foreseen(*ahead(actor, found.pk)):
        context = {"page": pages.page(actor, found), "transfer": found, "path": pages.path(actor, found)}
        return render(request, "cases/transfers/transfer.html", context)
