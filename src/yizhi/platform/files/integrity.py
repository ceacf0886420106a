"""Whether everything that was received is still there, unaltered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yizhi.platform.files import configured
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.files.storage import BlobError, BlobStore

_PARTS = 16


def lost_files() -> Iterator[str]:
    """A sentence for every file whose content is missing or of another size. Quick: nothing is read."""
    store = configured.blob_store()
    for model in (StoredFile, DerivedFile):
        for identity, sha256, size in model.objects.values_list("pk", "sha256", "size").iterator():
            try:
                kept = store.info(sha256).size
            except BlobError as error:
                yield f"文件 {identity}：{error.refusal.why}"
                continue
            if kept != size:
                yield f"文件 {identity}：收存时 {size} 字节，现为 {kept} 字节"


def altered_files(today: date) -> Iterator[str]:
    """A sentence for every original, of the sixteenth part whose turn it is today, that no longer has its hash."""
    store = configured.blob_store()
    turn = f"{today.toordinal() % _PARTS:x}"
    originals = StoredFile.objects.filter(sha256__startswith=turn).values_list("pk", "sha256").iterator()
    for identity, sha256 in originals:
        why = _fault(store, sha256)
        if why:
            yield f"文件 {identity}：{why}"


def _fault(store: BlobStore, sha256: str) -> str:
    try:
        store.verify(sha256)
    except BlobError as error:
        return error.refusal.why
    return ""
