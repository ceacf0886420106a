"""Take a complete upload into keeping. Plain functions, for the acts here and in the modules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

from django.db import transaction

from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.writing import Writing
from yizhi.platform.files import configured
from yizhi.platform.files.filenames import clean_filename
from yizhi.platform.files.media_types import HEIC, Family, MediaType
from yizhi.platform.files.models import DerivedFile, Origin, StoredFile
from yizhi.platform.files.photographs import Photograph, read_photograph, thumbnail
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.sniffing import inspect
from yizhi.platform.files.staging import Staging, Upload, UploadMissing
from yizhi.platform.files.storage import BlobError, BlobInfo
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

SMALL = "small"


class FileNotAccepted(ActRefused):
    """The file itself is the reason; `status` says which: 413, 415, 422, or 503 when the store cannot take it."""

    def __init__(self, refusal: Refusal, status: int) -> None:
        super().__init__(refusal)
        self.status = status


@dataclass(frozen=True, slots=True)
class Capture:
    """What the sender says about how the content came to be."""

    origin: str = Origin.UPLOAD
    device: str = ""
    captured_at: datetime | None = None
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True, slots=True)
class _Given:
    """Content and what its sender says of it."""

    stream: BinaryIO
    filename: str
    declared_type: str
    declared_sha256: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What the content turned out to be."""

    kind: MediaType
    info: BlobInfo
    photograph: Photograph | None


def owner_of(actor: Actor) -> str:
    """Under whose name an actor's uploads wait in staging."""
    return str(actor.person or actor.kind.value)


def receive(writing: Writing, name: str, declared: str, capture: Capture) -> StoredFile:
    """Keep the complete upload `name` of this actor; it belongs to no record yet.

    Accepted if and only if all bytes have arrived, their hash is the declared one (here or when the upload began),
    and the content is an accepted kind. Errors: FileNotAccepted, ActRefused. The upload is thrown away at commit.
    """
    staging = configured.staging()
    upload = _complete(staging, name, writing.actor)
    with staging.open(upload) as stream:
        given = _Given(stream, upload.filename, upload.declared_type, declared.lower() or upload.declared_sha256)
        file = _kept(writing, given, capture)
    transaction.on_commit(lambda: staging.remove(upload))
    return file


def keep(writing: Writing, stream: BinaryIO, filename: str, capture: Capture) -> StoredFile:
    """Keep content that the platform itself holds (a signature drawn on the screen, an import), by the same checks.

    The stream must be seekable. Errors: FileNotAccepted.
    """
    return _kept(writing, _Given(stream, clean_filename(filename), "", ""), capture)


def attach(writing: Writing, file: StoredFile, record: Any) -> StoredFile:
    """Make the file part of a record that the caller has locked. A file belongs to one record, once and for all.

    Errors: ActRefused when it already belongs to one.
    """
    if file.record_id is not None:
        writing.refuse(
            "文件未归入", "该文件已归入一项记录，不能改归", next_step="如需在其他案件使用，请调取复制件并注明出处"
        )
    return writing.change(
        file,
        record_kind=record._meta.label_lower,
        record_id=record.pk,
        division=getattr(record, "division", "") or writing.actor.division,
        line=getattr(record, "line", "") or writing.actor.line or "*",
        attached_at=writing.at,
    )


def _complete(staging: Staging, name: str, actor: Actor) -> Upload:
    try:
        upload = staging.find(name, owner_of(actor))
        arrived = staging.offset(upload)
    except (UploadMissing, FileNotFoundError) as error:
        raise ActRefused(
            Refusal("文件未收存", "没有这项上传，可能已过期或已收存", next_step="请刷新页面核对，必要时重新上传")
        ) from error
    if arrived != upload.length:
        why = f"文件尚未传完，已收到 {arrived} 字节，共 {upload.length} 字节"
        raise ActRefused(Refusal("文件未收存", why, next_step="请继续上传，传完后再收存"))
    return upload


def _photograph(stream: BinaryIO, kind: MediaType) -> Photograph | None:
    if kind.family is not Family.IMAGE:
        return None
    try:
        return read_photograph(stream)
    except FileRefused:
        if kind is HEIC:  # of its many codings not all can be read here; the original is evidence all the same
            return None
        raise


def _kept(writing: Writing, given: _Given, capture: Capture) -> StoredFile:
    stream = given.stream
    try:
        kind = inspect(stream, given.filename, declared=given.declared_type, limits=configured.size_limits())
        photograph = _photograph(stream, kind)
        stream.seek(0)
        info = configured.blob_store().put(stream, declared=given.declared_sha256)
        file = _recorded(writing, given, _Found(kind, info, photograph), capture)
        _add_small(writing, file, stream)
    except (FileRefused, BlobError) as refused:
        raise FileNotAccepted(refused.refusal, refused.status) from refused
    return file


def _recorded(writing: Writing, given: _Given, found: _Found, capture: Capture) -> StoredFile:
    return writing.create(
        StoredFile,
        sha256=found.info.sha256,
        size=found.info.size,
        media_type=found.kind.name,
        filename=given.filename,
        origin=capture.origin,
        device=capture.device,
        captured_at=capture.captured_at,
        longitude=capture.longitude,
        latitude=capture.latitude,
        uploaded_by=writing.actor.person,
        received_at=writing.at,
        hash_declared=bool(given.declared_sha256),
        states=_stated(found.photograph),
        division=writing.actor.division,
        line=writing.actor.line or "*",
    )


def _stated(photograph: Photograph | None) -> dict[str, Any]:
    if photograph is None:
        return {}
    return {
        "width": photograph.width,
        "height": photograph.height,
        "taken_at": photograph.taken_at.isoformat() if photograph.taken_at else None,
        "zone_stated": photograph.zone_stated,
        "longitude": photograph.longitude,
        "latitude": photograph.latitude,
        "device": photograph.device,
    }


def _add_small(writing: Writing, file: StoredFile, stream: BinaryIO) -> None:
    """A picture to look at in lists. A picture that cannot be drawn is kept all the same."""
    if not file.states:
        return
    try:
        small = thumbnail(stream)
    except FileRefused:
        return
    info = configured.blob_store().put(BytesIO(small.content))
    writing.create(
        DerivedFile,
        original=file,
        purpose=SMALL,
        recipe=small.recipe,
        sha256=info.sha256,
        size=info.size,
        media_type=small.media_type,
        width=small.width,
        height=small.height,
    )
