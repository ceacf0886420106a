"""The tiles of the Merkle tree in the database."""

from collections.abc import Iterable

from django.db import connection

from yizhi.platform.ledger.models import Tile
from yizhi.platform.ledger.proof.tiles import HEIGHT, TileReader, TileWrite

_WRITE = """INSERT INTO ledger_tile (level, index, hashes) VALUES (%s, %s, %s)
ON CONFLICT (level, index) DO UPDATE SET hashes = EXCLUDED.hashes"""


def read(level: int, index: int) -> bytes | None:
    """The hashes of one tile, or None when it does not exist."""
    hashes = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
    return None if hashes is None else bytes(hashes)


_SOME = """SELECT t.level, t.index, t.hashes
FROM unnest(%s::int[], %s::bigint[]) wanted (level, index) JOIN ledger_tile t USING (level, index)"""


def around(size: int, *leaves: int) -> TileReader:
    """Reads tiles as `read` does; those that a proof for these leaves among `size` needs come in one query."""
    wanted: set[tuple[int, int]] = set()
    level = 0
    while nodes := size >> HEIGHT * level:  # complete nodes that stand in tiles of this level
        places = [min(leaf >> HEIGHT * level, nodes - 1) for leaf in (*leaves, size)]
        wanted.update((level, place >> HEIGHT) for place in places)
        level += 1
    with connection.cursor() as cursor:
        cursor.execute(_SOME, [list(part) for part in zip(*sorted(wanted), strict=True)] or [[], []])
        found = {(level, index): bytes(hashes) for level, index, hashes in cursor.fetchall()}
    return lambda level, index: found.get((level, index)) or read(level, index)


_AHEAD = 64  # tiles fetched together by whoever goes through a level from its beginning


class ReadAhead:
    """Reads tiles as `read` does, many neighbouring ones in one query; for one consistent state of the database."""

    def __init__(self) -> None:
        self._window: dict[int, tuple[int, list[bytes | None]]] = {}

    def read(self, level: int, index: int) -> bytes | None:
        first, found = self._window.get(level, (0, []))
        if not 0 <= index - first < len(found):
            first, found = index, self._fetch(level, index)
            self._window[level] = (first, found)
        return found[index - first]

    @staticmethod
    def _fetch(level: int, first: int) -> list[bytes | None]:
        rows = Tile.objects.filter(level=level, index__gte=first, index__lt=first + _AHEAD)
        known = {index: bytes(hashes) for index, hashes in rows.values_list("index", "hashes")}
        return [known.get(first + offset) for offset in range(_AHEAD)]


def write(writes: Iterable[TileWrite]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, [(w.level, w.index, w.hashes) for w in writes])
