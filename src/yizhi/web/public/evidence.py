"""What proves a document, gathered live: its bytes, the entries that name it, their places, the signed head.

Must run as the holder of a code (`scope.actor.bearer`): the database decides what may be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import opened
from yizhi.platform.files.storage.blobs import BlobError
from yizhi.platform.ledger.log_key import verifying_key
from yizhi.platform.ledger.models import Entry, Head, Leaf
from yizhi.platform.ledger.proof.bundle import BundledDocument, BundledEntry, OpenedValue, build_bundle
from yizhi.platform.ledger.proof.facts import CONFIRM
from yizhi.platform.ledger.queries import Inclusion, inclusion, latest_head


@dataclass(frozen=True, slots=True)
class Evidence:
    """`places` is None while an entry waits to be sealed. `missing` names files that cannot be read now."""

    document: Document
    entries: tuple[Entry, ...]
    head: Head | None
    places: tuple[Inclusion, ...] | None
    documents: tuple[BundledDocument, ...]
    missing: tuple[str, ...]

    @property
    def sealed(self) -> bool:
        return self.head is not None and self.places is not None

    def bundle(self, opened_values: Sequence[OpenedValue] = ()) -> bytes:
        """The offline bundle. Raises LookupError while it is not sealed."""
        if self.head is None or self.places is None:
            raise LookupError("尚未封存")
        return build_bundle(
            checkpoint=self.head.checkpoint,
            keys=[verifying_key()],
            entries=[BundledEntry(place.index, place.body, place.path) for place in self.places],
            documents=self.documents,
            opened=opened_values,
        )


def for_public(document: Document) -> Evidence:
    """The issuing entry and the confirmation before it, and the masked version alone: what may be handed to anybody."""
    return _gather(document, deciding_entries(document), originals=False)


def for_check(document: Document) -> Evidence:
    """The same entries with both versions, to be checked here and not handed out."""
    return _gather(document, deciding_entries(document), originals=True)


def for_party(document: Document) -> Evidence:
    """The whole procedure as far as it is sealed, and both versions.

    What happened a moment ago (this very visit among it) does not keep the proof of the decision waiting.
    """
    entries, needed = case_entries(document), {entry.pk for entry in deciding_entries(document)}
    sealed = set(Leaf.objects.filter(entry_id__in=[entry.pk for entry in entries]).values_list("entry_id", flat=True))
    return _gather(document, [entry for entry in entries if entry.pk in sealed | needed], originals=True)


def case_entries(document: Document) -> list[Entry]:
    """All entries of the record that the document decides, in the order in which they were written."""
    return list(Entry.objects.filter(record_id=document.record_id).order_by("id"))


def deciding_entries(document: Document) -> list[Entry]:
    """The entry that names the document, and the last confirmation before it."""
    entries = case_entries(document)
    issue = next((entry for entry in entries if _names(entry, document)), None)
    if issue is None:
        return []
    before = [entry for entry in entries if entry.verb == CONFIRM and entry.pk < issue.pk]
    return [*before[-1:], issue]


def _names(entry: Entry, document: Document) -> bool:
    try:
        named = orjson.loads(entry.body)["documents"]
        return any(one["sha256"] == document.sha256 and one["code"] == document.code for one in named)
    except (ValueError, KeyError, TypeError):
        return False


def _gather(document: Document, entries: list[Entry], *, originals: bool) -> Evidence:
    head = latest_head()
    places = inclusion(entries, head) if head is not None and entries else None
    wanted = [(document.code, document.sha256, "原件")] if originals else []
    wanted.append((f"{document.code}.public", document.public_sha256, "公开版"))
    documents, missing = _files(document.number, wanted)
    return Evidence(
        document, tuple(entries), head, None if places is None else tuple(places), tuple(documents), tuple(missing)
    )


def _files(number: str, wanted: Iterable[tuple[str, str, str]]) -> tuple[list[BundledDocument], list[str]]:
    documents, missing = [], []
    for code, sha256, title in wanted:
        try:
            with opened(sha256) as stream:
                documents.append(BundledDocument(code, number, stream.read()))
        except BlobError:
            missing.append(title)
    return documents, missing
