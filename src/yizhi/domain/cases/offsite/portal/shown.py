"""What the holder of the code on a notice reads: what was recorded, by which device, and what became of one's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yizhi.domain.cases.general.portal.shown import Said
from yizhi.domain.cases.models.offsite import DeviceRecord, EntryKind, RecordEntry
from yizhi.domain.cases.offsite.portal import rules
from yizhi.platform.documents.models import Document
from yizhi.platform.files.media_types import Family
from yizhi.platform.files.models import StoredFile
from yizhi.platform.pages.patterns import Deadline
from yizhi.platform.pages.record import until
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class RecordPortal:
    """`may_state`, `may_confirm`: why not; None where it may be done now. `shown_as`: picture, video or file."""

    record: DeviceRecord
    file: StoredFile | None
    shown_as: str
    correct_by: Deadline | None
    said: Sequence[Said]
    confirmed: RecordEntry | None
    may_state: Refusal | None
    may_confirm: Refusal | None


def record_portal_of(document: Document, today: date) -> RecordPortal | None:
    """None for a document that tells of no recording. Must run as the holder of the code."""
    record = rules.record_of(document)
    if record is None:
        return None
    entries = list(record.entries.all())
    limit = record.correct_by
    return RecordPortal(
        record=record,
        file=record.file,
        shown_as=_shown_as(record.file),
        correct_by=until("改正期限", limit, today, met=bool(record.corrected)) if limit else None,
        said=_said(record, entries),
        confirmed=next((one for one in entries if one.kind == EntryKind.CONFIRMATION), None),
        may_state=rules.statement_refusal(record),
        may_confirm=rules.confirmation_refusal(record),
    )


def _shown_as(file: StoredFile | None) -> str:
    if file is None:
        return ""
    families = {Family.IMAGE: "picture", Family.VIDEO: "video"}
    return families.get(file.kind_of_content.family, "file") if file.kind_of_content.shown_in_page else "file"


def _said(record: DeviceRecord, entries: Sequence[RecordEntry]) -> list[Said]:
    answer = f"{'予以采纳' if record.adopted else '不予采纳'}：{record.answer}" if record.answered_at else ""
    found = [_one(entry, answer) for entry in entries]
    online = any(entry.kind == EntryKind.STATEMENT for entry in entries)
    if record.stated_at is not None and not online:
        found.append(Said("陈述、申辩", record.stated_at, answer or "已登记，待复核"))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _one(entry: RecordEntry, answer: str) -> Said:
    if entry.kind == EntryKind.CONFIRMATION:
        return Said(str(entry.get_kind_display()), entry.received_at, "已放弃陈述、申辩" if entry.waives else "已签名")
    done = (answer or "已复核") if entry.taken_at else "已收到，待办案机关复核"
    return Said(str(entry.get_kind_display()), entry.received_at, done)
