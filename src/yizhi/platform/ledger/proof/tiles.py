"""The tree kept as tiles of height 8 (C2SP tlog-tiles): 256 neighbouring hashes in one row of a database.

Level 0, index i holds the leaf hashes 256·i to 256·i+255; level 1, index i the roots of the 256 tiles below it, and so
on. A tile is full and then never changes, or it is the last of its level and holds fewer. Only complete nodes are kept;
everything else follows from them, so a proof over millions of entries reads a handful of tiles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from yizhi.platform.ledger.proof.algorithms import DEFAULT_SUITE, HASH_SIZE, Suite
from yizhi.platform.ledger.proof.errors import TileDamaged
from yizhi.platform.ledger.proof.merkle import split

HEIGHT = 8
WIDTH = 1 << HEIGHT
TILE_BYTES = WIDTH * HASH_SIZE

TileReader = Callable[[int, int], bytes | None]


class TileStore(Protocol):
    """Where tiles are kept. `read` gives the concatenated hashes, or None when there is no such tile."""

    def read(self, level: int, index: int, /) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class TileWrite:
    """A tile to be written or replaced, whole."""

    level: int
    index: int
    hashes: bytes


@dataclass(frozen=True, slots=True)
class Extension:
    """What appending gave: the tiles to store, and the size and root to sign."""

    writes: tuple[TileWrite, ...]
    size: int
    root: bytes


def extend(read: TileReader, size: int, new_leaf_hashes: Sequence[bytes], suite: Suite = DEFAULT_SUITE) -> Extension:
    """Append leaves to the tree of `size` leaves. Each complete node is hashed once; only last tiles are read.

    A last tile that holds more than `size` accounts for (a crash between tiles and head) is cut back, not trusted.
    Raises TileDamaged when a last tile is missing or short, ValueError when a leaf hash is not 32 bytes.
    """
    if size < 0 or any(len(leaf) != HASH_SIZE for leaf in new_leaf_hashes):
        raise ValueError("追加的叶子摘要应为 32 字节")
    writes: dict[tuple[int, int], bytes] = {}
    level, count, new = 0, size, b"".join(new_leaf_hashes)
    while new:
        first, have = divmod(count, WIDTH)
        data = _stored(read, level, first, have) + new
        for offset in range(0, len(data), TILE_BYTES):
            writes[level, first + offset // TILE_BYTES] = data[offset : offset + TILE_BYTES]
        new = data[: len(data) // TILE_BYTES * TILE_BYTES]
        for _ in range(HEIGHT):
            new = suite.parents(new)
        level, count = level + 1, first
    grown = size + len(new_leaf_hashes)

    def overlay(level: int, index: int) -> bytes | None:
        return writes.get((level, index)) or read(level, index)

    root = TileTree(overlay, suite).root(grown)
    return Extension(tuple(TileWrite(*place, hashes) for place, hashes in writes.items()), grown, root)


def _stored(read: TileReader, level: int, index: int, count: int) -> bytes:
    """The first `count` hashes of a tile."""
    if count == 0:
        return b""
    needed, hashes = count * HASH_SIZE, read(level, index)
    if hashes is None or len(hashes) < needed:
        raise TileDamaged(level, index, needed, None if hashes is None else len(hashes))
    return bytes(hashes[:needed])


class TileTree:
    """Roots and proofs at any size up to the stored one, from tiles. Keeps the tiles it has read: use one per request.

    A proof is only as good as the tiles: check it with `merkle.verify_*` before handing it out.
    """

    def __init__(self, read: TileReader, suite: Suite = DEFAULT_SUITE) -> None:
        self._read, self._suite = read, suite
        self._kept: dict[tuple[int, int], tuple[bytes, ...]] = {}

    def leaf(self, index: int) -> bytes:
        return self._node(0, index)

    def root(self, size: int) -> bytes:
        """The root of the first `size` leaves."""
        return self._range(0, size) if size else self._suite.hash(b"")

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The audit path of leaf `index` in the tree of `size` leaves (RFC 9162 2.1.3.1), nearest sibling first."""
        if not 0 <= index < size:
            raise ValueError(f"台账只有 {size} 条，没有第 {index} 条")
        path: list[bytes] = []
        low, high = 0, size
        while high - low > 1:
            middle = low + split(high - low)
            if index < middle:
                path.append(self._range(middle, high))
                high = middle
            else:
                path.append(self._range(low, middle))
                low = middle
        return path[::-1]

    def consistency(self, first: int, second: int) -> list[bytes]:
        """The proof that `second` leaves begin with the first `first` (RFC 9162 2.1.4.1)."""
        if not 0 <= first <= second:
            raise ValueError(f"不能由 {second} 条证明 {first} 条")
        if first in (0, second):
            return []
        path: list[bytes] = []
        low, high, whole = 0, second, True
        while first != high:
            middle = low + split(high - low)
            if first <= middle:
                path.append(self._range(middle, high))
                high = middle
            else:
                path.append(self._range(low, middle))
                low, whole = middle, False
        if not whole:
            path.append(self._range(low, high))
        return path[::-1]

    def _range(self, low: int, high: int) -> bytes:
        """The root over leaves low … high-1, where the range is one that RFC 9162 divides a tree into."""
        width = high - low
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._node(level, low >> level)
        middle = low + split(width)
        return self._suite.node_hash(self._range(low, middle), self._range(middle, high))

    def _node(self, level: int, index: int) -> bytes:
        """A complete node: 2^level leaves from index·2^level on."""
        tile_level, rows = divmod(level, HEIGHT)
        tile, place = divmod(index << rows, WIDTH)
        place >>= rows
        kept = self._kept.get((tile_level, tile))
        if kept is None:
            kept = self._kept[tile_level, tile] = self._rows(tile_level, tile)
        at = place * HASH_SIZE
        node = kept[rows][at : at + HASH_SIZE] if rows < len(kept) else b""
        if len(node) != HASH_SIZE:
            raise TileDamaged(tile_level, tile, (place + 1 << rows) * HASH_SIZE, len(kept[0]))
        return node

    def _rows(self, level: int, index: int) -> tuple[bytes, ...]:
        """All complete nodes within a tile, row by row, the stored hashes first."""
        hashes = self._read(level, index)
        if not hashes or len(hashes) % HASH_SIZE or len(hashes) > TILE_BYTES:
            raise TileDamaged(level, index, HASH_SIZE, None if hashes is None else len(hashes))
        return _rows_of(self._suite, bytes(hashes))


@lru_cache(maxsize=256)
def _rows_of(suite: Suite, hashes: bytes) -> tuple[bytes, ...]:
    """The rows over stored hashes. Kept by content, so that an altered tile is never answered from memory.

    Upper tiles stand above thousands of leaves and are met in almost every proof.
    """
    rows = [hashes]
    while len(rows[-1]) >= 2 * HASH_SIZE and len(rows) < HEIGHT:
        row = rows[-1]
        rows.append(suite.parents(row[: len(row) // (2 * HASH_SIZE) * 2 * HASH_SIZE]))
    return tuple(rows)
