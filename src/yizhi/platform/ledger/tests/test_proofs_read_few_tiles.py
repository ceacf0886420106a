"""A proof needs one query for its tiles, wherever the leaf stands and however large the log is."""

import os

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yizhi.platform.ledger import tiles
from yizhi.platform.ledger.log_key import suite
from yizhi.platform.ledger.proof.errors import TileDamaged
from yizhi.platform.ledger.proof.merkle import root_of, verify_consistency, verify_inclusion
from yizhi.platform.ledger.proof.tiles import TileTree, extend

pytestmark = pytest.mark.django_db


def _log(size: int) -> list[bytes]:
    leaves = [os.urandom(32) for _ in range(size)]
    tiles.write(extend(tiles.read, 0, leaves, suite()).writes)
    return leaves


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 70_001])
def test_one_query_an_inclusion(size: int) -> None:
    leaves = _log(size)
    root = root_of(leaves, suite())
    for place in sorted({0, size // 3, size // 2, size - 1}):
        with CaptureQueriesContext(connection) as asked:
            path = TileTree(tiles.around(size, place), suite()).inclusion(place, size)
        assert len(asked) == 1
        assert verify_inclusion(place, size, leaves[place], path, root, suite=suite())


@pytest.mark.parametrize("first", [1, 256, 300, 65_536, 70_000])
def test_one_query_a_consistency(first: int) -> None:
    leaves = _log(70_001)
    with CaptureQueriesContext(connection) as asked:
        path = TileTree(tiles.around(70_001, first), suite()).consistency(first, 70_001)
    assert len(asked) <= 2
    old, new = root_of(leaves[:first], suite()), root_of(leaves, suite())
    assert verify_consistency(first, 70_001, path, old, new, suite=suite())


def test_a_tile_that_is_gone_is_damage_and_no_proof() -> None:
    _log(300)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_tile WHERE level = 0 AND index = 0")
    with pytest.raises(TileDamaged):
        TileTree(tiles.around(300, 3), suite()).inclusion(3, 300)
