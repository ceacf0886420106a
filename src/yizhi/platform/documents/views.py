"""Documents for people with an account: the original of a record they may see."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import opened
from yizhi.platform.documents.together import together
from yizhi.platform.scope.access import signed_in
from yizhi.statute.refusal import Refusal

MOST = 100  # documents printed at once


def pdf_response(document: Document, *, masked: bool, download: bool) -> FileResponse:
    """The bytes as issued. The browser may show them, and nothing in them can run."""
    sha256 = document.public_sha256 if masked else document.sha256
    response = FileResponse(opened(sha256), content_type="application/pdf")
    name = f"{document.name}{document.number}{'（公开版）' if masked else ''}.pdf"
    response["Content-Disposition"] = content_disposition_header(download, name) or "inline"
    response["Content-Length"] = str(document.public_size if masked else document.size)
    response["ETag"] = f'"{sha256}"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_safe
def original(request: HttpRequest, document_id: UUID) -> HttpResponseBase:
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        raise Http404
    return pdf_response(document, masked="public" in request.GET, download="download" in request.GET)


@signed_in
@require_safe
def print_together(request: HttpRequest) -> HttpResponseBase:
    """The chosen documents (`id`, repeated) as one file, in the order in which they were issued."""
    chosen = _chosen(request)
    if not chosen:
        raise ActRefused(Refusal("文书没有合并", "没有选择文书", next_step="请返回，至少选择一份"))
    if len(chosen) > MOST:
        why = f"一次最多合并{MOST}份，您选了{len(chosen)}份"
        raise ActRefused(Refusal("文书没有合并", why, next_step="请分几次打印，或者打印整卷"))
    documents = list(Document.objects.filter(pk__in=chosen).order_by("issued_at", "id"))
    if len(documents) < len(chosen):
        raise Http404
    response = HttpResponse(together(documents), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"文书{len(documents)}份.pdf") or "inline"
    response["Cache-Control"] = "private, no-store"
    return response


def _chosen(request: HttpRequest) -> set[UUID]:
    try:
        return {UUID(one) for one in request.GET.getlist("id")}
    except ValueError:
        raise Http404 from None
