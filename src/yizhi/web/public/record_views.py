"""非现场记录在线办理: what a device recorded, for the party told of it, by the code on the notice."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from yizhi.domain.cases import api as cases
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.files.delivery import delivered
from yizhi.platform.files.storage import BlobError, BlobInfo
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.access import public
from yizhi.platform.scope.actor import Actor
from yizhi.web.public.acts import record_opening
from yizhi.web.public.entering import UNSIGNED, drawn, entered
from yizhi.web.public.party_views import with_ticket

_TO = "public:party_record"


@public
@never_cache
@require_safe
@with_ticket
def portal(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    record_opening(actor, document, "page")
    return _page(request, document)


def _page(request: HttpRequest, document: Document, status: int = 200, **more: Any) -> HttpResponse:
    found = cases.record_portal_of(document, clock.today())
    if found is None:
        return redirect("public:party_page")
    context = {
        "portal": found,
        "record": found.record,
        "document": document,
        "agency": org.agency(document.agency_id),
        "done": request.GET.get("done", ""),
        "key": str(new_id()),
        **more,
    }
    return render(request, "public/record.html", context, status=status)


@public
@never_cache
@require_safe
@with_ticket
def recording(request: HttpRequest, document: Document, actor: Actor) -> HttpResponseBase:
    """The picture or video itself, as it was received; `?download` for a copy."""
    found = cases.record_portal_of(document, clock.today())
    if found is None or found.file is None:
        raise Http404
    file, copy = found.file, "download" in request.GET
    try:
        response = delivered(
            request, BlobInfo(file.sha256, file.size), media_type=file.media_type, filename=file.filename,
            inline=file.kind_of_content.shown_in_page and not copy,
        )  # fmt: skip
    except BlobError as error:
        return HttpResponse(f"{error}\n", status=error.status, content_type="text/plain; charset=utf-8")
    record_opening(actor, document, "recording")
    return response


@public
@never_cache
@sensitive_post_parameters("content")
@require_POST
@with_ticket
def statement(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    act, words = cases.record_entering.state, request.POST.get("content", "").replace("\r\n", "\n")
    return entered(request, document, actor, act, done="statement", to=_TO, page=_page, content=words)


@public
@never_cache
@require_POST
@with_ticket
def confirmation(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    """Signed on the screen; giving up to defend oneself only where it was ticked."""
    signature, waives = drawn(request), request.POST.get("waives") == "on"
    if signature is None:
        return _page(request, document, 422, refusals=[UNSIGNED], waives=waives)
    act = cases.record_entering.confirm
    return entered(
        request, document, actor, act, done="confirmation", to=_TO, page=_page, signature=signature, waives=waives
    )
