"""The sealer: gives committed entries their place in the log and signs what the log has become."""

from dataclasses import dataclass
from uuid import UUID

import structlog
from django.db import connection, transaction

from yizhi.platform import clock
from yizhi.platform.ledger import anchor, tiles
from yizhi.platform.ledger.append import mac
from yizhi.platform.ledger.log_key import signing_key, suite
from yizhi.platform.ledger.models import Entry, Head, Pending
from yizhi.platform.ledger.proof.checkpoint import sign_checkpoint
from yizhi.platform.ledger.proof.tiles import extend

_log = structlog.get_logger("yizhi.ledger")
_LOCK = 0x79697A68  # one sealer at a time, whichever process it is in
BATCH = 5000

_PLACE = """INSERT INTO ledger_leaf (position, entry_id)
SELECT %s + place, entry FROM unnest(%s::uuid[]) WITH ORDINALITY AS given (entry, place)"""
_SEALED = "DELETE FROM ledger_pending WHERE entry_id = ANY (%s::uuid[])"


@dataclass(frozen=True, slots=True)
class _Waiting:
    id: UUID
    leaf_hash: bytes


def seal_pending() -> int:
    """Seal all committed entries that are not in the log yet; how many were sealed.

    Another sealer at work means nothing to do. Entries the platform did not write stay out and are reported by
    `verification`. Must run as the worker.
    """
    total = 0
    while sealed := _seal_batch():
        total += sealed
    anchor.anchor_heads()
    return total


def _seal_batch() -> int:
    with transaction.atomic():
        if not _locked():
            return 0
        waiting = _waiting()
        if not waiting:
            return 0
        size = Head.objects.order_by("-size").values_list("size", flat=True).first() or 0
        extension = extend(tiles.read, size, [w.leaf_hash for w in waiting], suite())
        with connection.cursor() as cursor:
            placed = [w.id for w in waiting]
            cursor.execute(_PLACE, [size - 1, placed])
            cursor.execute(_SEALED, [placed])
        tiles.write(extension.writes)
        _sign(extension.size, extension.root)
    return len(waiting)


def _locked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (got,) = cursor.fetchone()
    return bool(got)


def _waiting() -> list[_Waiting]:
    """Entries to be sealed in the order in which they were written, leaving out what the platform did not write."""
    entries = Entry.objects.filter(pk__in=Pending.objects.values("entry_id")).order_by("id")
    waiting = []
    leaf_hash = suite().leaf_hash
    for identity, body, written in entries.values_list("id", "body", "mac")[:BATCH]:
        if mac(body) != written:
            _log.error("entry not written by the platform", entry=str(identity))
            continue
        waiting.append(_Waiting(identity, leaf_hash(body.encode())))
    return waiting


def _sign(size: int, root: bytes) -> None:
    now = clock.real_now()
    signed = sign_checkpoint(signing_key(), size, root, now)
    Head(size=size, root=root, at=now, checkpoint=signed).save(force_insert=True)
