"""Evidence and issued originals, copied from store to store; each is hashed on the way, each is copied once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from yizhi.platform.documents.models import Document
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.files.storage import BlobError, BlobStore
from yizhi.platform.files.storage.blobs import BlobInfo, size_text

Tell = Callable[[str], None]
_TELL_EVERY = 5.0  # seconds


def copy(files: Iterable[BlobInfo], source: BlobStore, target: BlobStore, tell: Tell, count: int) -> list[str]:
    """Copy what the target does not have yet; a sentence for each file that could not be copied as it should be.

    A copy has its name in the target only after its hash was found right, so an interrupted run is simply repeated.
    """
    faults, done, copied, told = [], 0, 0, time.monotonic()
    for file in files:
        done += 1
        try:
            copied += _copy(file, source, target)
        except BlobError as error:
            faults.append(f"文件 {file.sha256}：{error.refusal.why}")
        if time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            tell(f"文件 {done}/{count}，本次复制 {size_text(copied)}")
    tell(f"文件 {done}/{count}，本次复制 {size_text(copied)}")
    return faults


def _copy(file: BlobInfo, source: BlobStore, target: BlobStore) -> int:
    """How many bytes had to be copied."""
    if target.exists(file.sha256) and target.info(file.sha256).size == file.size:
        return 0
    with source.open(file.sha256) as stream:
        target.put(stream, declared=file.sha256)
    return file.size


def damaged(files: Iterable[BlobInfo], store: BlobStore, tell: Tell, count: int) -> Iterator[str]:
    """A sentence for each file that is missing or no longer has its hash. Reads everything."""
    told = time.monotonic()
    for done, file in enumerate(files, 1):
        try:
            store.verify(file.sha256)
        except BlobError as error:
            yield f"文件 {file.sha256}：{error.refusal.why}"
        if time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            tell(f"核对文件 {done}/{count}")


def named_in_database() -> Iterator[str]:
    """The hash of everything that a row says is kept: evidence, its small copies, issued documents in both versions."""
    for model in (StoredFile, DerivedFile):
        yield from model.objects.values_list("sha256", flat=True).iterator()
    for original, public in Document.objects.values_list("sha256", "public_sha256").iterator():
        yield original
        yield public
