"""当事人查询: the party's own page, by the code printed for them, without an account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yizhi.domain.cases import api as cases
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.documents import codes
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.queries import by_party_code, by_verification_code
from yizhi.platform.documents.views import pdf_response
from yizhi.platform.files.storage.blobs import BlobError
from yizhi.platform.scope.access import public
from yizhi.platform.scope.actor import Actor, ActorKind, bearer
from yizhi.platform.scope.session import acting
from yizhi.statute.refusal import Refusal
from yizhi.web.public import evidence, page_pictures, ticket
from yizhi.web.public.acts import record_opening
from yizhi.web.public.attempts import address_of, unknown_codes
from yizhi.web.public.duties import UNKNOWN_YEAR, duties_of, general_duties_of
from yizhi.web.public.openings import concerning_the_party
from yizhi.web.public.steps import verify
from yizhi.web.public.verify_views import bundle_response, too_many

_UNKNOWN = Refusal(
    what="查询码无效",
    why="本平台没有与所填查询码相符的文书",
    next_step="请对照决定书逐位核对。查询码不含数字 0、1 和字母 I、L、O；遗失的，请凭有效证件到作出决定的机关查询",
)
_PAGES = {cases.GENERAL_CASE: "public:party_case", cases.DEVICE_RECORD: "public:party_record"}


@public
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form; a code that opens a document is answered with a ticket and the way to the page."""
    if request.method != "POST":
        return render(request, "public/party_ask.html", {"ended": "ended" in request.GET})
    who = address_of(request)
    if unknown_codes.exhausted(who):
        return too_many(request)
    code = codes.normal(request.POST.get("code", ""))
    mark = codes.mark(code)
    with acting(bearer(mark, ActorKind.PARTY)):
        known, public_code = by_party_code(code), by_verification_code(code) is not None
    if known is not None:
        response = redirect(_PAGES.get(known.record_kind, "public:party_page"))
        ticket.give(response, mark)
        return response
    if code and not public_code:
        unknown_codes.failed(who)
    context = {
        "unknown": _UNKNOWN if code and not public_code else None,
        "empty": not code,
        "public_code": code if public_code else "",
    }
    return render(request, "public/party_ask.html", context, status=422)


def with_ticket(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Run the view as the holder of the party's code; without a valid ticket, back to the form."""

    @wraps(view)
    def opened(request: HttpRequest, **rest: Any) -> HttpResponse:
        mark = ticket.shown(request)
        if mark is None:
            return redirect("public:party")
        actor = bearer(mark, ActorKind.PARTY)
        with acting(actor):
            document = Document.objects.filter(party_mark=mark).first()
            if document is not None:
                return view(request, document, actor, **rest)
        response = redirect("public:party")
        ticket.take_back(response)
        return response

    return opened


@public
@never_cache
@require_safe
@with_ticket
def page(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    record_opening(actor, document, "page")
    try:
        pages = range(1, page_pictures.page_count(document.sha256) + 1)
    except BlobError:
        pages = range(0)
    context = {
        "document": document,
        "agency": org.agency(document.agency_id),
        "duties": duties_of(document, clock.today()),
        "general": general_duties_of(document, clock.today()),
        "today": clock.today(),
        "verification": verify(evidence.for_check(document)),
        "pages": pages,
        "unknown_year": UNKNOWN_YEAR,
    }
    return render(request, "public/party.html", context)


@public
@never_cache
@require_safe
@with_ticket
def original(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    try:
        response = pdf_response(document, masked=False, download="download" in request.GET)
    except BlobError as error:
        return HttpResponse(f"{error}\n", status=error.status, content_type="text/plain; charset=utf-8")
    record_opening(actor, document, "original")
    return response


@public
@never_cache
@require_safe
@with_ticket
def picture(request: HttpRequest, document: Document, actor: Actor, number: int) -> HttpResponse:
    try:
        content = page_pictures.page_picture(document.sha256, number)
    except (page_pictures.NoSuchPage, BlobError):
        return HttpResponse("没有这一页\n", status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(content, content_type="image/png")


@public
@never_cache
@require_safe
@with_ticket
def bundle(request: HttpRequest, document: Document, actor: Actor) -> HttpResponse:
    """Proofs of the whole procedure with the personal values that concern the party: for the party alone."""
    found = evidence.for_party(document)
    if not found.sealed:
        return render(request, "public/not_sealed.html", {"back": "../"}, status=409)
    content = found.bundle(concerning_the_party(found.entries))
    record_opening(actor, document, "bundle")
    return bundle_response(content, document, "（当事人）")


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    response = redirect("/party/?ended")
    ticket.take_back(response)
    return response
