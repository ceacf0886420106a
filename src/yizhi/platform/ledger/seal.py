"""The sealer: gives committed entries their place in the log and signs what the log has become."""

from dataclasses import dataclass

import structlog
from django.db import connection, transaction

from yizhi.platform import clock
from yizhi.platform.ledger import anchor, tiles
from yizhi.platform.ledger.append import mac
from yizhi.platform.ledger.log_key import signing_key, suite
from yizhi.platform.ledger.models import Head
from yizhi.platform.ledger.proof.checkpoint import sign_checkpoint
from yizhi.platform.ledger.proof.tiles import extend

_log = structlog.get_logger("yizhi.ledger")
_LOCK = 0x79697A68  # one sealer at a time, whichever process it is in
BATCH = 5000

# Bodies come as the bytes that are hashed, and the chosen entries go back as one text.
_WAITING = """SELECT e.id::text, convert_to(e.body, 'UTF8'), e.mac
FROM ledger_pending p JOIN ledger_entry e ON e.id = p.entry_id ORDER BY e.id LIMIT %s"""
_PLACE = """INSERT INTO ledger_leaf (position, entry_id)
SELECT %s + place, entry FROM unnest(%s::text::uuid[]) WITH ORDINALITY AS given (entry, place)"""
_SEALED = "DELETE FROM ledger_pending WHERE entry_id = ANY (%s::text::uuid[])"


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Entries to be sealed, in the order in which they were written."""

    ids: list[str]
    leaf_hashes: list[bytes]


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
        if not waiting.ids:
            return 0
        size = Head.objects.order_by("-size").values_list("size", flat=True).first() or 0
        extension = extend(tiles.read, size, waiting.leaf_hashes, suite())
        with connection.cursor() as cursor:
            placed = f"{{{','.join(waiting.ids)}}}"
            cursor.execute(_PLACE, [size - 1, placed])
            cursor.execute(_SEALED, [placed])
        tiles.write(extension.writes)
        _sign(extension.size, extension.root)
    return len(waiting.ids)


def _locked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (got,) = cursor.fetchone()
    return bool(got)


def _waiting() -> _Waiting:
    """A batch of entries not in the log yet, leaving out what the platform did not write."""
    waiting = _Waiting([], [])
    leaf_hash = suite().leaf_hash
    with (
        connection.wrap_database_errors,
        connection.cursor() as plain,
        plain.connection.cursor(binary=True) as cursor,
    ):
        for identity, body, written in cursor.execute(_WAITING, [BATCH]):
            if mac(body) != written:
                _log.error("entry not written by the platform", entry=identity)
                continue
            waiting.ids.append(identity)
            waiting.leaf_hashes.append(leaf_hash(body))
    return waiting


def _sign(size: int, root: bytes) -> None:
    now = clock.real_now()
    signed = sign_checkpoint(signing_key(), size, root, now)
    Head(size=size, root=root, at=now, checkpoint=signed).save(force_insert=True)
