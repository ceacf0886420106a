"""Hand out content without letting it do anything in the reader's browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, StreamingHttpResponse

from yizhi.platform.files import configured
from yizhi.platform.files.filenames import disposition
from yizhi.platform.files.media_types import PDF
from yizhi.platform.files.ranges import RangeNotSatisfiable, asked_range
from yizhi.platform.files.storage import BlobInfo
from yizhi.platform.files.storage.reading import checked_chunks, chunks

# No script, no form, no network, no embedding elsewhere: even a file that got past every check is only looked at.
_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
# Browsers show no PDF in a sandbox; their viewers are one already.
_PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def delivered(
    request: HttpRequest, info: BlobInfo, *, media_type: str, filename: str, inline: bool
) -> HttpResponseBase:
    """The content, or the range that was asked for. A whole file that is damaged breaks off before its end.

    Errors: BlobError of the store.
    """
    tag = f'"{info.sha256}"'
    if request.headers.get("If-None-Match") == tag:
        return _guarded(HttpResponseNotModified(), tag, filename, inline=inline)
    try:
        asked = _range(request, tag, info.size)
    except RangeNotSatisfiable:
        refused = HttpResponse(status=416, headers={"Content-Range": f"bytes */{info.size}"})
        return _guarded(refused, tag, filename, inline=inline)
    start, end = asked or (0, info.size)
    status, headers = (206, {"Content-Range": f"bytes {start}-{end - 1}/{info.size}"}) if asked else (200, {})
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(status=status, headers=headers)
    else:
        stream = configured.blob_store().open(info.sha256, start, end)
        body = chunks(stream) if asked else checked_chunks(stream, info)
        response = StreamingHttpResponse(body, status=status, headers=headers)
    response["Content-Type"] = media_type
    response["Content-Length"] = str(end - start)
    response["Accept-Ranges"] = "bytes"
    return _guarded(response, tag, filename, inline=inline)


def _range(request: HttpRequest, tag: str, size: int) -> tuple[int, int] | None:
    if request.headers.get("If-Range", tag) != tag:
        return None
    return asked_range(request.headers.get("Range", ""), size)


def _guarded(response: HttpResponseBase, tag: str, filename: str, *, inline: bool) -> HttpResponseBase:
    response["ETag"] = tag
    response["Content-Disposition"] = disposition(filename, inline=inline)
    response["X-Content-Type-Options"] = "nosniff"
    shows_pdf = inline and response.get("Content-Type") == PDF.name
    response["Content-Security-Policy"] = _PDF_POLICY if shows_pdf else _POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # Kept by the reader's own browser only, and asked again each time: scope may have changed.
    response["Cache-Control"] = "private, no-cache"
    return response
