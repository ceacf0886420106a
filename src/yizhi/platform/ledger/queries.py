"""Reading the ledger: the timeline of a record or a person, and proofs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Exists, OuterRef, QuerySet

from yizhi.platform.database.composed import Asked, composed
from yizhi.platform.ledger import tiles
from yizhi.platform.ledger.log_key import suite
from yizhi.platform.ledger.models import Entry, Head, Leaf
from yizhi.platform.ledger.proof.tiles import TileTree


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a timeline: who (as of then), what, when, under which article."""

    entry: UUID
    at: datetime
    says: str
    verb: str
    actor: str
    unit: str
    post: str
    certificate: str
    basis: tuple[str, ...]
    version: int
    documents: tuple[dict[str, Any], ...]
    sealed: bool


def _happening(entry: Entry, sealed: bool) -> Happening:
    body = orjson.loads(entry.body)
    actor = body["actor"]
    return Happening(
        entry=entry.pk,
        at=entry.at,
        says=body["says"],
        verb=body["verb"],
        actor=actor["name"],
        unit=actor["unit"],
        post=actor["post"],
        certificate=(actor["certificate"] or {}).get("number", ""),
        basis=tuple(body["basis"]),
        version=body["record"]["version"],
        documents=tuple(body["documents"]),
        sealed=sealed,
    )


def _happenings(entries: Iterable[Any]) -> list[Happening]:
    return [_happening(entry, entry.is_sealed) for entry in entries]


def _entries() -> QuerySet[Any]:
    """Entries with `is_sealed`: whether they have their place in the log."""
    return Entry.objects.annotate(is_sealed=Exists(Leaf.objects.filter(entry_id=OuterRef("pk"))))


def timeline(record_id: UUID, *more: UUID, limit: int = 200) -> list[Happening]:
    """What happened to a record and those that belong to it, newest first, as far as the reader's scope goes."""
    entries = _of_record(record_id, limit=limit)
    if more:
        beside = _entries().filter(record_id__in=more).order_by("-at", "-id")[:limit]
        entries = sorted([*entries, *beside], key=lambda one: (one.at, one.pk), reverse=True)[:limit]
    return _happenings(entries)


def timeline_ahead(record_id: UUID, limit: int = 200) -> Asked[Entry]:
    """What `timeline` will ask about the record itself, for a page that asks it together with other things."""
    return _of_record.of(record_id, limit=limit)


@composed
def _of_record(record: UUID, *, limit: int) -> QuerySet[Entry]:
    return _entries().filter(record_id=record).order_by("-at", "-id")[:limit]


def of_person(person: UUID, *, before: datetime | None = None, limit: int = 50) -> list[Happening]:
    """What a person did, newest first."""
    entries = _entries().filter(actor_person=person).order_by("-at", "-id")
    return _happenings((entries.filter(at__lt=before) if before else entries)[:limit])


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Where an entry stands in the log, and the way from it to the root of the signed head."""

    body: str
    index: int
    size: int
    path: tuple[bytes, ...]


def latest_head() -> Head | None:
    return Head.objects.order_by("-size").first()


def inclusion(entries: list[Entry], head: Head) -> list[Inclusion] | None:
    """Inclusion of each entry under the head; None while one of them waits to be sealed."""
    places = dict(
        Leaf.objects.filter(entry_id__in=[e.pk for e in entries], position__lt=head.size).values_list(
            "entry_id", "position"
        )
    )
    if len(places) != len(entries):
        return None
    tree = TileTree(tiles.around(head.size, *places.values()), suite())
    return [Inclusion(e.body, places[e.pk], head.size, tuple(tree.inclusion(places[e.pk], head.size))) for e in entries]
