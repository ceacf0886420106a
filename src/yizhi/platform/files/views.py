"""Uploading and reading files. What may be seen is the database's decision; every reading leaves a trace."""

from __future__ import annotations

from typing import Any, BinaryIO, cast
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_http_methods

from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.files import acts, configured, queries
from yizhi.platform.files.delivery import delivered
from yizhi.platform.files.models import StoredFile
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.files.receiving import FileNotAccepted, owner_of
from yizhi.platform.files.resumable import Question
from yizhi.platform.files.storage import BlobError, BlobInfo
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor

_ABOUT = ("sha256", "origin", "device", "captured_at", "longitude", "latitude", "record_kind", "record_id")


@signed_in
@require_http_methods(["POST", "HEAD", "PATCH", "DELETE", "OPTIONS", "GET"])
def upload(request: HttpRequest, name: str = "") -> HttpResponse:
    """The tus endpoint. A complete upload becomes a kept file by the act `file.receive`."""
    question = Question(
        method=request.method or "",
        name=name,
        headers={key.lower(): value for key, value in request.headers.items()},
        body=cast(BinaryIO, request),
        owner=owner_of(actor_of(request)),
    )
    answer = configured.resumable().handle(question)
    return HttpResponse(
        answer.text, status=answer.status, headers=answer.headers, content_type="text/plain; charset=utf-8"
    )


@signed_in
@require_http_methods(["POST"])
def photograph(request: HttpRequest) -> HttpResponse:
    """One request with one small file (form field `file`) and what is known about it; answers what was kept."""
    actor = actor_of(request)
    given = request.FILES.get("file")
    if given is None:
        raise ActInvalid({"file": ["请选择要上传的文件"]})
    about: dict[str, Any] = {name: request.POST[name] for name in _ABOUT if request.POST.get(name)}
    outcome = keep_posted(actor, given, about, _key(request))
    return JsonResponse(_told(outcome.record), status=201)


@signed_in
@require_http_methods(["GET", "HEAD"])
def content(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """The original. `?download=1` for a copy; shown in the page only where nothing in it can run."""
    file = queries.file_or_404(file_id)
    copy = "download" in request.GET
    _trace(actor_of(request), file, "copy" if copy else "view")
    return _delivered(
        request,
        BlobInfo(file.sha256, file.size),
        media_type=file.media_type,
        filename=file.filename,
        inline=file.kind_of_content.shown_in_page and not copy,
    )


@signed_in
@require_http_methods(["GET", "HEAD"])
def small(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """The small picture of a photograph, for lists."""
    file = queries.file_or_404(file_id)
    found = queries.small_of(file.pk)
    if found is None:
        raise RecordNotFound
    _trace(actor_of(request), file, "view")
    name = f"{file.filename}.small.jpg"
    return _delivered(
        request, BlobInfo(found.sha256, found.size), media_type=found.media_type, filename=name, inline=True
    )


def _delivered(
    request: HttpRequest, info: BlobInfo, *, media_type: str, filename: str, inline: bool
) -> HttpResponseBase:
    try:
        return delivered(request, info, media_type=media_type, filename=filename, inline=inline)
    except BlobError as error:
        raise FileNotAccepted(error.refusal, error.status) from error


def _trace(actor: Actor, file: StoredFile, how: str) -> None:
    """One entry an hour for the same reader, file and manner: a player asks for a video in a hundred ranges."""
    hour = clock.now().strftime("%Y-%m-%dT%H")
    key = uuid5(NAMESPACE_URL, f"yizhi:file.read:{actor.person}:{file.pk}:{how}:{hour}")
    perform(acts.read, actor, data={"file": file.pk, "how": how, "hour": hour}, key=key)


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST["key"]) if request.POST.get("key") else new_id()
    except ValueError:
        raise ActInvalid({"": ["请求编号不正确，请刷新页面后重试"]}) from None


def _told(file: StoredFile) -> dict[str, Any]:
    return {
        "id": str(file.pk),
        "sha256": file.sha256,
        "size": file.size,
        "media_type": file.media_type,
        "filename": file.filename,
        "states": file.states,
        "url": reverse("files:content", args=[file.pk]),
        "small_url": reverse("files:small", args=[file.pk]) if file.states else "",
    }
