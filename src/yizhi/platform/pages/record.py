"""The parts of a record's page that follow from the platform alone: acts, timeline, documents, evidence, panels."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from yizhi.platform import clock, registry
from yizhi.platform.acts.availability import next_acts
from yizhi.platform.addresses import reverse
from yizhi.platform.database.composed import Asked
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.models import Document
from yizhi.platform.files.models import StoredFile
from yizhi.platform.files.queries import files_of
from yizhi.platform.ledger import queries as ledger
from yizhi.platform.ledger.queries import Happening
from yizhi.platform.notify.queries import unread_ahead
from yizhi.platform.pages.patterns import (
    Badge,
    Deadline,
    DocumentTile,
    FileTile,
    NextAct,
    Panel,
    TimelineEntry,
    Tone,
    acts_of,
)
from yizhi.platform.scope.actor import Actor
from yizhi.statute import deadlines
from yizhi.statute.refusal import RefusedError

_SOON = 3  # days before a due day from which it is shown as a warning


def buttons(actor: Actor, record: Any, at: datetime) -> list[NextAct]:
    """The next acts on the record as buttons, the disabled ones with their reasons."""
    return acts_of(next_acts(actor, record, at), record)


def timeline(record_id: UUID, *more: UUID) -> list[TimelineEntry]:
    """`more`: records that belong to the first and share its timeline."""
    return happenings(ledger.timeline(record_id, *more))


def happenings(found: Iterable[Happening]) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            at=h.at,
            actor=h.actor,
            sentence=h.says,
            unit=h.unit,
            certificate=h.certificate,
            detail="；".join(h.basis),
            sealed=h.sealed,
        )
        for h in found
    ]


def ahead(actor: Actor, record_id: UUID) -> list[Asked[Any]]:
    """What the page of any record asks for certain: its timeline, documents and files, and the reader's notices.

    For `foreseen`, around the rendering too.
    """
    happened, issued = ledger.timeline_ahead(record_id), documents.of_record.of(record_id)
    return [happened, issued, files_of.of(record_id), *unread_ahead(actor)]


def document_tiles(record_id: UUID) -> list[DocumentTile]:
    return [document_tile(one) for one in documents.of_record(record_id)]


def document_tile(issued: Document) -> DocumentTile:
    return DocumentTile(
        title=issued.name,
        url=reverse("documents:original", args=[issued.pk]),
        number=issued.number,
        issued_on=clock.day(issued.issued_at),
        status=Badge("已出具", "ok"),
        identity=str(issued.pk),
        numbered=bool(issued.number),
    )


def evidence_tiles(record_id: UUID) -> list[FileTile]:
    return [file_tile(f) for f in files_of(record_id)]


def file_tile(file: StoredFile) -> FileTile:
    family = file.media_type.partition("/")[0]
    small = next(iter(file.derived.all()), None)
    return FileTile(
        name=file.filename,
        url=reverse("files:content", args=[file.pk]),
        kind=family if family in ("image", "video", "audio") else "file",  # type: ignore[arg-type]
        thumb_url=reverse("files:small", args=[file.pk]) if small else "",
        digest=file.sha256,
        taken_at=file.captured_at or file.received_at,
        place=f"{file.longitude:.5f}, {file.latitude:.5f}" if file.longitude and file.latitude else "",
        size=file.size,
    )


def module_panels(actor: Actor, record: Any) -> list[Panel]:
    """What other modules show on this page."""
    return panels_about(record._meta.label_lower, actor, record)


def panels_about(kind: str, actor: Actor, subject: Any) -> list[Panel]:
    """What other modules show about a thing that is no record of its own, such as a fine that is being weighed."""
    found = []
    for panel in registry.panels(kind):
        data = panel.build(actor, subject)
        if data is not None:
            found.append(Panel(title=panel.title, template=panel.template, data=data))
    return found


def deadline(
    title: str, rule: str, start: date, today: date, *, met: bool = False, right: bool = False
) -> Deadline | None:
    """A deadline that explains itself; None when next year's holidays are unknown and no day can be named.

    right: somebody may do it until then and need not. That it has lapsed is nobody's lateness.
    """
    try:
        found = deadlines.compute(rule, start)
    except RefusedError:
        return None
    words, tone = _standing(found.days_left(today), met=met, right=right)
    return Deadline(title, found.due_on, words, tone, found.explanation, found.rule.citation)


def until(title: str, due: date, today: date, *, met: bool = False, right: bool = False) -> Deadline:
    """The same for a day that somebody set."""
    words, tone = _standing((due - today).days, met=met, right=right)
    return Deadline(title, due, words, tone)


def _standing(left: int, *, met: bool, right: bool) -> tuple[str, Tone]:
    if met:
        return "已办理", "ok"
    if left < 0:
        return ("已届满", "neutral") if right else (f"已超期{-left}日", "danger")
    return "今天截止" if left == 0 else f"还有{left}日", "warn" if left <= _SOON else "info"
