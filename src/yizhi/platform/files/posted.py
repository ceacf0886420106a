"""Keep files that came with a plain form: one act of receiving for each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.files import acts, configured
from yizhi.platform.files.filenames import clean_filename
from yizhi.platform.files.media_types import declared_kind
from yizhi.platform.files.receiving import FileNotAccepted, owner_of
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.storage import BlobError
from yizhi.platform.files.storage.reading import hash_of
from yizhi.platform.scope.actor import Actor


def keep_posted(actor: Actor, given: UploadedFile[Any], about: Mapping[str, Any], key: UUID) -> Outcome:
    """Receive one posted file with what is known about it (hash, origin, time, position, record).

    Sent again under the same key, the same content is kept once. Errors: ActInvalid without a file; FileNotAccepted for
    its size, its kind, or a hash that differs.
    """
    if given.size is None:
        raise ActInvalid({"file": ["请选择要上传的文件"]})
    staging = configured.staging()
    filename = clean_filename(given.name or "")
    content = cast(BinaryIO, given.file)
    try:
        configured.size_limits().check(declared_kind(filename, given.content_type or ""), given.size)
        waiting = staging.begin(
            owner=owner_of(actor),
            length=given.size,
            filename=filename,
            declared_type=given.content_type or "",
            declared_sha256="",
            name=_same_name(actor, key, content),
            expires=clock.now() + configured.resumable().lifetime,
        )
    except (FileRefused, BlobError) as refused:
        raise FileNotAccepted(refused.refusal, refused.status) from refused
    try:
        with staging.writing(waiting) as file:
            staging.append(waiting, file, content, provisional=False)
        return perform(acts.receive, actor, data={"upload": waiting.name, **about}, key=key)
    finally:
        staging.remove(waiting)


def _same_name(actor: Actor, key: UUID, content: BinaryIO) -> str:
    """The same content under the same key is the same upload, so that the act sees one request and not two."""
    found = hash_of(content).sha256
    content.seek(0)
    return hashlib.sha256(f"{owner_of(actor)}:{key}:{found}".encode()).hexdigest()[:48]
