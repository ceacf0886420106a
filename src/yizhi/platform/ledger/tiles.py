"""The tiles of the Merkle tree in the database."""

from collections.abc import Iterable

from django.db import connection

from yizhi.platform.ledger.models import Tile
from yizhi.platform.ledger.proof.tiles import TileWrite

_WRITE = """INSERT INTO ledger_tile (level, index, hashes) VALUES (%s, %s, %s)
ON CONFLICT (level, index) DO UPDATE SET hashes = EXCLUDED.hashes"""


def read(level: int, index: int) -> bytes | None:
    """The hashes of one tile, or None when it does not exist."""
    hashes = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
    return None if hashes is None else bytes(hashes)


def write(writes: Iterable[TileWrite]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, [(w.level, w.index, w.hashes) for w in writes])
