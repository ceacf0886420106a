"""The public test vectors of certificate transparency (RFC 6962, RFC 9162)."""

import pytest

from yizhi.platform.ledger.proof.algorithms import SHA256_ED25519
from yizhi.platform.ledger.proof.merkle import root_of, verify_consistency, verify_inclusion
from yizhi.platform.ledger.proof.tiles import TileTree, extend

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEFT = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]
FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
SEVENTH_PAIR = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
FIFTH_PAIR = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSION = [
    (0, 1, []),
    (0, 8, LEFT),
    (5, 8, [FIFTH, SEVENTH_PAIR, ROOTS[4]]),
    (2, 3, [ROOTS[2]]),
    (1, 5, [ROOTS[1], LEFT[1], FIFTH]),
]
CONSISTENCY = [
    (1, 1, []),
    (1, 8, LEFT),
    (6, 8, [FIFTH_PAIR, SEVENTH_PAIR, ROOTS[4]]),
    (2, 5, [LEFT[1], FIFTH]),
]
HASHES = [SHA256_ED25519.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]


def tree() -> TileTree:
    writes = {(w.level, w.index): w.hashes for w in extend(lambda _l, _i: None, 0, HASHES).writes}
    return TileTree(lambda level, index: writes.get((level, index)))


def raw(values: list[str]) -> list[bytes]:
    return [bytes.fromhex(value) for value in values]


@pytest.mark.parametrize("size", range(9))
def test_the_root_of_each_size_is_the_published_one(size: int) -> None:
    assert root_of(HASHES[:size]).hex() == ROOTS[size]
    assert tree().root(size).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_the_audit_path_is_the_published_one_and_convinces(index: int, size: int, path: list[str]) -> None:
    assert tree().inclusion(index, size) == raw(path)
    assert verify_inclusion(index, size, HASHES[index], raw(path), bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("first", "second", "path"), CONSISTENCY)
def test_the_consistency_proof_is_the_published_one_and_convinces(first: int, second: int, path: list[str]) -> None:
    assert tree().consistency(first, second) == raw(path)
    assert verify_consistency(first, second, raw(path), bytes.fromhex(ROOTS[first]), bytes.fromhex(ROOTS[second]))


def test_the_consistency_proof_does_not_convince_of_another_old_root() -> None:
    roots = raw(ROOTS)
    assert not verify_consistency(6, 8, raw(CONSISTENCY[2][2]), roots[5], roots[8])
    assert not verify_consistency(6, 8, raw(CONSISTENCY[2][2]), roots[6], roots[7])


def test_the_empty_log_is_the_beginning_of_every_log_and_nothing_else_is_its_root() -> None:
    roots = raw(ROOTS)
    assert verify_consistency(0, 8, [], roots[0], roots[8])
    assert not verify_consistency(0, 8, [], roots[1], roots[8])
    assert not verify_consistency(0, 8, [roots[1]], roots[0], roots[8])


@pytest.mark.parametrize(("index", "size"), [(-1, 8), (8, 8), (9, 8), (0, 0)])
def test_a_position_outside_the_log_is_never_in_it(index: int, size: int) -> None:
    assert not verify_inclusion(index, size, HASHES[0], raw(LEFT), bytes.fromhex(ROOTS[8]))


def test_a_node_cannot_be_passed_off_as_a_leaf() -> None:
    """Leaves are marked 0x00 and nodes 0x01: the two children of a node are not the content of any entry."""
    left, right = HASHES[0], HASHES[1]
    assert SHA256_ED25519.leaf_hash(left + right) != SHA256_ED25519.node_hash(left, right)
