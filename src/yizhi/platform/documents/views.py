"""Documents for people with an account: the original of a record they may see."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import opened
from yizhi.platform.scope.access import signed_in


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
