"""当事人在线办理: the party's case by the code on any document of the general procedure, without an account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yizhi.domain.cases import api as cases
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.views import pdf_response
from yizhi.platform.files.storage.blobs import BlobError
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.access import public
from yizhi.platform.scope.actor import Actor
from yizhi.web.public.acts import record_opening
from yizhi.web.public.duties import particulars_of, remedies_of
from yizhi.web.public.entering import UNSIGNED, drawn, entered, key_of
from yizhi.web.public.party_views import with_ticket


@public
@never_cache
@require_safe
@with_ticket
def portal(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    record_opening(actor, document, "page")
    return _page(request, document)


def _page(request: HttpRequest, document: Document, status: int = 200, **more: Any) -> HttpResponse:
    found = cases.portal_of(document, clock.today())
    if found is None:
        return redirect("public:party_page")
    day = clock.day(document.issued_at)
    place = particulars_of(found.case, day)
    context = {
        "portal": found,
        "document": document,
        "agency": org.agency(document.agency_id),
        "place": place,
        "remedies": remedies_of(place, day, on_the_spot=False) if found.standing else None,
        "done": request.GET.get("done", ""),
        "key": str(new_id()),
        **more,
    }
    return render(request, "public/portal.html", context, status=status)


def _entered(request: HttpRequest, document: Document, actor: Actor, act: Any, done: str, **data: Any) -> HttpResponse:
    return entered(request, document, actor, act, done=done, to="public:party_case", page=_page, **data)


@public
@never_cache
@sensitive_post_parameters("content")
@require_POST
@with_ticket
def statement(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    words = request.POST.get("content", "").replace("\r\n", "\n")
    return _entered(request, document, actor, cases.entering.state, "statement", content=words)


@public
@never_cache
@require_POST
@with_ticket
def hearing(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    return _entered(request, document, actor, cases.entering.apply_hearing, "hearing")


@public
@never_cache
@require_POST
@with_ticket
def waiver(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    """Signed on the screen; without a signature nothing is given up."""
    signature = drawn(request)
    if signature is None:
        return _page(request, document, 422, refusals=[UNSIGNED])
    return _entered(request, document, actor, cases.entering.waive, "waiver", signature=signature)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_ticket
def receipt(request: HttpRequest, document: Document, actor: Actor, paper_id: UUID) -> HttpResponse:
    """Sign on the screen for one document."""
    paper = Document.objects.filter(pk=paper_id).first()
    found = cases.portal_of(document, clock.today())
    if paper is None or found is None:
        raise Http404
    if request.method != "POST":
        context = {"paper": paper, "key": str(new_id()), "consented": found.consented}
        return render(request, "public/portal_receipt.html", context)
    signature = drawn(request)
    if signature is None:
        context = {"paper": paper, "refusals": [UNSIGNED], "key": key_of(request), "consented": found.consented}
        context["consents"] = request.POST.get("consents") == "on"
        return render(request, "public/portal_receipt.html", context, status=422)
    return _entered(
        request, document, actor, cases.entering.sign_receipt, "receipt", about=str(paper.pk), signature=signature,
        consents=request.POST.get("consents") == "on",
    )  # fmt: skip


@public
@never_cache
@require_safe
@with_ticket
def paper(request: HttpRequest, document: Document, actor: Actor, paper_id: UUID) -> HttpResponse:
    """A document served on this party: the database shows the holder of the code no other."""
    found = Document.objects.filter(pk=paper_id).first()
    if found is None:
        raise Http404
    try:
        response = pdf_response(found, masked=False, download="download" in request.GET)
    except BlobError as error:
        return HttpResponse(f"{error}\n", status=error.status, content_type="text/plain; charset=utf-8")
    record_opening(actor, found, "original")
    return response
