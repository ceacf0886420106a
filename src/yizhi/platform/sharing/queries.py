"""Readers of shares: of one record, and of what was opened to the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet

from yizhi.platform import clock
from yizhi.platform.database.composed import Asked, composed
from yizhi.platform.registry import record_page
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.models import Share
from yizhi.platform.sharing.kinds import record_kinds

MOST = 200


def live(at: datetime | None = None) -> QuerySet[Share]:
    """Shares given to people and units that are open at the instant: neither taken back nor past their date."""
    now = at or clock.now()
    return Share.objects.filter(revoked_at=None, token_hash="", grant__isnull=False).filter(
        Q(until=None) | Q(until__gt=now)
    )


def _once_a_grant(shares: Iterable[Share]) -> list[Share]:
    """A unit's share has a row for each of its keys; people see one."""
    return list({share.grant: share for share in shares}.values())


@composed
def _of_record(record: UUID) -> QuerySet[Share]:
    """Also those that are past their date, so that a page can ask ahead; there are few of one record."""
    given = Share.objects.filter(revoked_at=None, token_hash="", grant__isnull=False)
    return given.filter(record_id=record, companion=False).order_by("-id")


@composed
def _to(person: UUID, at: datetime, *, keys: tuple[str, ...], kinds: tuple[str, ...]) -> QuerySet[Share]:
    mine = Q(person_id=person) | Q(key__in=keys)
    return live(at).filter(mine, companion=False, record_kind__in=kinds).order_by("-id")[:MOST]


def of_record(record: Any, at: datetime | None = None) -> list[Share]:
    """The open shares of a record, newest first, as far as the reader is one of the two sides."""
    now = at or clock.now()
    return _once_a_grant([one for one in _of_record(record.pk) if one.until is None or one.until > now][:MOST])


def of_record_ahead(record_id: UUID) -> Asked[Share]:
    """What `of_record` will ask, for a page that asks it together with other things."""
    return _of_record.of(record_id)


@dataclass(frozen=True, slots=True)
class Received:
    """One record that was opened to the reader."""

    share: Share
    title: str
    kind: str
    url: str


def received(actor: Actor, limit: int = MOST) -> list[Received]:
    """What is open to the actor by name, or by their unit, newest first. One question, and one more a kind."""
    if actor.person is None:
        return []
    given = _to(actor.person, clock.now(), keys=tuple(actor.reads), kinds=tuple(record_kinds()))
    shares = _once_a_grant(given)[:limit]
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for share in shares:
        by_kind[share.record_kind].append(share.record_id)
    records: dict[UUID, Any] = {}
    for kind, ids in by_kind.items():
        records.update(apps.get_model(kind)._default_manager.in_bulk(ids))
    return [_shown(share, records[share.record_id]) for share in shares if share.record_id in records]


def _shown(share: Share, record: Any) -> Received:
    page = record_page(share.record_kind)
    return Received(
        share=share,
        title=str(record),
        kind=page.title if page else "",
        url=page.url(record.pk) if page else "",
    )
