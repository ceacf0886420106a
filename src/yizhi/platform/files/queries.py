"""The only readers for views and modules. The database shows what the reader's scope allows."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.database.composed import composed
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.files.receiving import SMALL
from yizhi.platform.ledger.queries import Happening, timeline
from yizhi.platform.scope.actor import Actor


def file_or_404(identity: UUID) -> StoredFile:
    """Errors: RecordNotFound when there is none, or none that this reader may see."""
    found: StoredFile | None = StoredFile.objects.filter(pk=identity).first()
    if found is None:
        raise RecordNotFound
    return found


@composed
def files_of(record_id: UUID) -> QuerySet[StoredFile]:
    """The files of a record in the order in which they were received, with their small pictures."""
    return StoredFile.objects.filter(record_id=record_id).prefetch_related("derived").order_by("received_at", "id")


def small_of(identity: UUID) -> DerivedFile | None:
    return DerivedFile.objects.filter(original_id=identity, purpose=SMALL).first()


def waiting_of(actor: Actor) -> QuerySet[StoredFile]:
    """What the actor has received and not yet made part of a record."""
    return StoredFile.objects.filter(uploaded_by=actor.person, record_id__isnull=True).order_by("received_at")


def custody(identity: UUID) -> list[Happening]:
    """Who received, attached, excluded and read the file, newest first: its chain of custody."""
    return timeline(identity)
