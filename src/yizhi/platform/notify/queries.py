"""Notices of the person who asks; the database shows nobody another's."""

from uuid import UUID

from django.db.models import QuerySet

from yizhi.platform.database.composed import Asked, composed
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.actor import Actor

_MOST = 100


def unread_count(actor: Actor) -> int:
    """How many are unread, counted up to 100."""
    if actor.person is None:
        return 0
    return len(_unread(actor.person))


def unread_ahead(actor: Actor) -> list[Asked[Notice]]:
    """What `unread_count` will ask, for a page that asks it together with other things."""
    return [] if actor.person is None else [_unread.of(actor.person)]


@composed
def _unread(person: UUID) -> QuerySet[Notice]:
    return Notice.objects.filter(person_id=person, read_at=None).only("pk")[:_MOST]


def latest(actor: Actor, before: UUID | None = None, limit: int = 30) -> QuerySet[Notice]:
    if actor.person is None:
        return Notice.objects.none()
    notices = Notice.objects.filter(person_id=actor.person).order_by("-id")
    return (notices.filter(pk__lt=before) if before else notices)[:limit]
