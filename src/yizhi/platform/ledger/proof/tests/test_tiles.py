"""The tree in tiles: the same whatever the batches, damaged tiles are named, few tiles are read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.errors import TileDamaged
from yizhi.platform.ledger.proof.merkle import root_of, verify_inclusion
from yizhi.platform.ledger.proof.tiles import TILE_BYTES, TileTree, extend

Tiles = dict[tuple[int, int], bytes]


def leaves(count: int, suite: Suite = SUITES[0]) -> list[bytes]:
    return [suite.leaf_hash(number.to_bytes(8)) for number in range(count)]


def grown(batches: list[int], suite: Suite = SUITES[0]) -> tuple[Tiles, int, bytes]:
    tiles: Tiles = {}
    size, root, everything = 0, b"", leaves(sum(batches), suite)
    for batch in batches:
        done = extend(lambda level, index: tiles.get((level, index)), size, everything[size : size + batch], suite)
        tiles.update({(w.level, w.index): w.hashes for w in done.writes})
        size, root = done.size, done.root
    return tiles, size, root


@pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)
@settings(max_examples=30, deadline=None)
@given(batches=st.lists(st.integers(0, 700), min_size=1, max_size=6))
def test_batches_do_not_matter(suite: Suite, batches: list[int]) -> None:
    tiles, size, root = grown(batches, suite)
    assert (tiles, size, root) == grown([sum(batches)], suite)
    assert root == root_of(leaves(size, suite), suite)


@pytest.mark.parametrize("size", [255, 256, 257, 65535, 65536, 65537])
def test_the_root_is_right_where_a_level_of_tiles_begins(size: int) -> None:
    tiles, _, root = grown([size])
    assert root == root_of(leaves(size))
    assert max(level for level, _ in tiles) == (0 if size < 256 else 1 if size < 65536 else 2)


def test_a_full_tile_is_never_written_again() -> None:
    tiles, size, _ = grown([1000])
    done = extend(lambda level, index: tiles.get((level, index)), size, leaves(300))
    full = {place for place, hashes in tiles.items() if len(hashes) == TILE_BYTES}
    assert full
    assert full.isdisjoint((w.level, w.index) for w in done.writes)


def test_what_a_crash_left_behind_the_head_is_cut_back() -> None:
    """Tiles were written, the head was not: the next batch starts from the head's size and gives the same tree."""
    tiles, _, _ = grown([500])
    done = extend(lambda level, index: tiles.get((level, index)), 400, leaves(500)[400:450])
    assert done.root == root_of(leaves(450))


def test_an_old_root_can_still_be_computed_from_grown_tiles() -> None:
    tiles, _, _ = grown([900])
    tree = TileTree(lambda level, index: tiles.get((level, index)))
    assert all(tree.root(size) == root_of(leaves(size)) for size in (1, 2, 255, 256, 300, 777, 900))


@pytest.mark.parametrize("left", [None, b"", b"short", bytes(32 * 3), bytes(32 * 300)])
def test_a_damaged_tile_is_named(left: bytes | None) -> None:
    tiles, size, _ = grown([1000])
    broken = {**tiles, (0, 2): left}
    tree = TileTree(lambda level, index: broken.get((level, index)))
    with pytest.raises(TileDamaged, match="第 0 层第 2 块") as caught:
        tree.inclusion(2 * 256 + 7, size)
    assert (caught.value.level, caught.value.index) == (0, 2)


def test_appending_to_a_short_last_tile_is_refused() -> None:
    tiles, size, _ = grown([1000])
    broken = {**tiles, (0, 3): tiles[0, 3][:-32]}
    with pytest.raises(TileDamaged, match="第 0 层第 3 块"):
        extend(lambda level, index: broken.get((level, index)), size, leaves(1))


def test_a_changed_hash_in_a_tile_spoils_the_proof() -> None:
    tiles, size, root = grown([1000])
    broken = {**tiles, (0, 0): bytes(32) + tiles[0, 0][32:]}
    tree = TileTree(lambda level, index: broken.get((level, index)))
    assert not verify_inclusion(1, size, leaves(2)[1], tree.inclusion(1, size), root)


def test_a_proof_over_seventy_thousand_entries_reads_a_handful_of_tiles() -> None:
    tiles, size, root = grown([70_000])
    read: list[tuple[int, int]] = []

    def counted(level: int, index: int) -> bytes | None:
        read.append((level, index))
        return tiles.get((level, index))

    path = TileTree(counted).inclusion(12_345, size)
    assert verify_inclusion(12_345, size, leaves(12_346)[-1], path, root)
    assert len(read) <= 6
    assert len(read) == len(set(read))


def test_nothing_is_appended_that_is_not_a_digest() -> None:
    with pytest.raises(ValueError, match="32 字节"):
        extend(lambda _level, _index: None, 0, [b"not a digest"])


@pytest.mark.parametrize(("index", "size"), [(5, 5), (-1, 5), (0, 0)])
def test_no_path_is_made_up_for_an_entry_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="没有第"):
        TileTree(lambda _level, _index: bytes(32 * 5)).inclusion(index, size)
