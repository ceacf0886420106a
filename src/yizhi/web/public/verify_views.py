"""文书查验: whoever holds the code on the paper sees whether the decision is genuine, and what was checked just now."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from yizhi.domain.org import api as org
from yizhi.platform.documents import codes
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.queries import by_party_code, by_verification_code
from yizhi.platform.documents.views import pdf_response
from yizhi.platform.files.storage.blobs import BlobError
from yizhi.platform.ledger.log_key import verifying_key
from yizhi.platform.ledger.proof.keys import spoken_fingerprint
from yizhi.platform.scope.access import public
from yizhi.platform.scope.actor import bearer
from yizhi.platform.scope.session import acting
from yizhi.web.public import evidence, page_pictures
from yizhi.web.public.attempts import address_of, unknown_codes
from yizhi.web.public.file_check import compared
from yizhi.web.public.steps import verify

View = Callable[[HttpRequest, Document, str], HttpResponse]


def _with_document(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Run the view as the holder of the code, with the document it opens; else the page for unknown codes."""

    @wraps(view)
    def opened(request: HttpRequest, code: str, **rest: Any) -> HttpResponse:
        who = address_of(request)
        if unknown_codes.exhausted(who):
            return too_many(request)
        code = codes.normal(code)
        with acting(bearer(codes.mark(code))):
            document = by_verification_code(code)
            if document is not None:
                return view(request, document, code, **rest)
            of_party = by_party_code(code) is not None
        if not of_party:
            unknown_codes.failed(who)
        return _unknown(request, code, of_party=of_party)

    return opened


def too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "public/too_many.html", status=429)
    response["Retry-After"] = "600"
    return response


def _unknown(request: HttpRequest, code: str, *, of_party: bool = False) -> HttpResponse:
    return render(request, "public/verify_unknown.html", {"of_party": of_party}, status=404)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form. A number typed beside the code must be the document's own; what is wrong is not told apart."""
    if request.method != "POST":
        return render(request, "public/verify_ask.html")
    code = codes.normal(request.POST.get("code", ""))
    if not code:
        return render(request, "public/verify_ask.html", {"empty": True, **_typed(request)}, status=422)
    number = "".join(request.POST.get("number", "").split())
    if number and not _is_numbered(request, code, number):
        return _unknown(request, code)
    return redirect("public:verify", code=code)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {"number": request.POST.get("number", "")[:60]}


def _is_numbered(request: HttpRequest, code: str, number: str) -> bool:
    who = address_of(request)
    if unknown_codes.exhausted(who):
        return True  # the page behind says so
    with acting(bearer(codes.mark(code))):
        document = by_verification_code(code)
    if document is not None and "".join(document.number.split()) == number:
        return True
    unknown_codes.failed(who)
    return False


@public
@require_http_methods(["GET", "HEAD", "POST"])
@_with_document
def verify_page(request: HttpRequest, document: Document, code: str) -> HttpResponse:
    verification = verify(evidence.for_check(document))
    context: dict[str, Any] = {
        "code": code,
        "grouped": codes.grouped(code),
        "document": document,
        "agency": org.agency(document.agency_id),
        "verification": verification,
        "fingerprint": spoken_fingerprint(verifying_key().fingerprint),
        "pages": _page_numbers(document),
    }
    if request.method == "POST":
        context["file_verdict"] = compared(request.FILES.get("file"), document)
    response = render(request, "public/verify.html", context)
    # The address opens the decision: no other site is told it.
    response["Referrer-Policy"] = "no-referrer"
    return response


def _page_numbers(document: Document) -> range:
    try:
        return range(1, page_pictures.page_count(document.public_sha256) + 1)
    except BlobError:
        return range(0)


@public
@require_safe
@_with_document
def masked(request: HttpRequest, document: Document, code: str) -> HttpResponse:
    return _file(lambda: pdf_response(document, masked=True, download="download" in request.GET))


@public
@require_safe
@_with_document
def picture(request: HttpRequest, document: Document, code: str, number: int) -> HttpResponse:
    def drawn() -> HttpResponse:
        try:
            content = page_pictures.page_picture(document.public_sha256, number)
        except page_pictures.NoSuchPage:
            raise Http404 from None
        return HttpResponse(content, content_type="image/png", headers={"Cache-Control": "private, max-age=600"})

    return _file(drawn)


@public
@require_safe
@_with_document
def bundle(request: HttpRequest, document: Document, code: str) -> HttpResponse:
    found = evidence.for_public(document)
    if not found.sealed:
        return render(request, "public/not_sealed.html", {"back": request.path.rpartition("/")[0] + "/"}, status=409)
    return bundle_response(found.bundle(), document)


def bundle_response(content: bytes, document: Document, part: str = "") -> HttpResponse:
    name = f"{document.name}{document.number}{part}验证材料包.zip"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def _file(make: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return make()
    except BlobError as error:
        return HttpResponse(f"{error}\n", status=error.status, content_type="text/plain; charset=utf-8")
