"""Pages of off-site enforcement: devices and what they recorded."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general.portal.views import drawn_picture
from yizhi.domain.cases.offsite import pages, queries
from yizhi.domain.cases.offsite.lists import DEVICES, ITEMS, RECORDS
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.lists.page import show
from yizhi.platform.scope.access import actor_of, signed_in

_PAGE = "cases/offsite/page.html"


@signed_in
@require_safe
def devices(request: HttpRequest) -> HttpResponse:
    return show(request, DEVICES)


@signed_in
@require_safe
def device(request: HttpRequest, device_id: UUID) -> HttpResponse:
    found = queries.device(device_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    context = {"page": pages.device(actor, found), "one": found, "path": pages.path_of_device(actor, found)}
    return render(request, _PAGE, context)


@signed_in
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    return show(request, ITEMS)


@signed_in
@require_safe
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    found = queries.item(item_id)
    if found is None:
        raise RecordNotFound
    return render(request, "cases/offsite/item.html", {"page": pages.item(actor_of(request), found)})


@signed_in
@require_safe
def entry_signature(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The hand with which a party confirmed, for those whose record it is; not opened along with a share."""
    found = queries.signed_entry(entry_id)
    if found is None or not actor_of(request).reads_in(found.record.division, found.record.line):
        raise RecordNotFound
    return drawn_picture(str(found.signature))


@signed_in
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    return show(request, RECORDS)


@signed_in
@require_safe
def record(request: HttpRequest, record_id: UUID) -> HttpResponse:
    found = queries.record(record_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    context = {"page": pages.record(actor, found), "one": found, "path": pages.path_of_record(actor, found)}
    return render(request, _PAGE, context)
