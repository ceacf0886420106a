"""Properties of the tree: true proofs convince, and a changed bit anywhere does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.keys import generate_key
from yizhi.platform.ledger.proof.merkle import root_of, verify_consistency, verify_inclusion
from yizhi.platform.ledger.proof.tests.log import MemoryLog

LARGEST = 1200
LOGS: dict[str, MemoryLog] = {}
both_suites = pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)


def log(suite: Suite) -> MemoryLog:
    if suite.name not in LOGS:
        LOGS[suite.name] = MemoryLog(generate_key("quzhou/ledger", suite))
        LOGS[suite.name].append(*(f"entry {number}" for number in range(LARGEST)))
    return LOGS[suite.name]


def leaf(suite: Suite, index: int) -> bytes:
    return suite.leaf_hash(f"entry {index}".encode())


def flipped(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8 % len(changed)] ^= 1 << bit % 8
    return bytes(changed)


sizes = st.integers(1, LARGEST)
bits = st.integers(0, 255)


@both_suites
@settings(max_examples=60, deadline=None)
@given(size=sizes, at=st.integers(0, LARGEST - 1))
def test_every_entry_can_be_proven_at_every_size(suite: Suite, size: int, at: int) -> None:
    index, tree = at % size, log(suite).tree
    root = tree.root(size)
    assert verify_inclusion(index, size, leaf(suite, index), tree.inclusion(index, size), root, suite=suite)


@both_suites
@settings(max_examples=60, deadline=None)
@given(first=st.integers(0, LARGEST), second=st.integers(0, LARGEST))
def test_every_older_state_can_be_proven_to_be_continued(suite: Suite, first: int, second: int) -> None:
    first, second = sorted((first, second))
    tree = log(suite).tree
    proof = tree.consistency(first, second)
    assert verify_consistency(first, second, proof, tree.root(first), tree.root(second), suite=suite)


@both_suites
@settings(max_examples=80, deadline=None)
@given(size=st.integers(2, LARGEST), at=st.integers(0, LARGEST - 1), bit=bits, where=st.integers(0, 30))
def test_a_flipped_bit_in_leaf_path_or_root_convinces_nobody(
    suite: Suite, size: int, at: int, bit: int, where: int
) -> None:
    index, tree = at % size, log(suite).tree
    values = [leaf(suite, index), tree.root(size), *tree.inclusion(index, size)]
    where %= len(values)
    values[where] = flipped(values[where], bit)
    assert not verify_inclusion(index, size, values[0], values[2:], values[1], suite=suite)


@both_suites
@settings(max_examples=80, deadline=None)
@given(first=sizes, second=sizes, bit=bits, where=st.integers(0, 30))
def test_a_flipped_bit_in_a_consistency_proof_convinces_nobody(
    suite: Suite, first: int, second: int, bit: int, where: int
) -> None:
    first, second = sorted((first, second))
    tree = log(suite).tree
    values = [tree.root(first), tree.root(second), *tree.consistency(first, second)]
    where %= len(values)
    values[where] = flipped(values[where], bit)
    assert not verify_consistency(first, second, values[2:], values[0], values[1], suite=suite)


@settings(max_examples=80, deadline=None)
@given(size=sizes, at=st.integers(0, LARGEST - 1), other=st.integers(0, LARGEST))
def test_an_entry_is_proven_at_its_own_position_only(size: int, at: int, other: int) -> None:
    suite = SUITES[0]
    index, tree = at % size, log(suite).tree
    path, root = tree.inclusion(index, size), tree.root(size)
    assert (other == index) == verify_inclusion(other, size, leaf(suite, index), path, root)


@settings(max_examples=50, deadline=None)
@given(size=sizes, at=st.integers(0, LARGEST - 1), extra=st.binary(min_size=32, max_size=32))
def test_a_path_that_is_longer_or_shorter_convinces_nobody(size: int, at: int, extra: bytes) -> None:
    suite = SUITES[0]
    index, tree = at % size, log(suite).tree
    path, root = tree.inclusion(index, size), tree.root(size)
    assert not verify_inclusion(index, size, leaf(suite, index), [*path, extra], root)
    assert not path or not verify_inclusion(index, size, leaf(suite, index), path[:-1], root)


@settings(max_examples=40, deadline=None)
@given(first=st.integers(1, LARGEST - 1), changed=st.integers(0, LARGEST - 1))
def test_a_rewritten_past_cannot_be_proven_to_continue_the_kept_root(first: int, changed: int) -> None:
    suite, changed = SUITES[0], changed % first
    kept = log(suite).tree.root(first)
    leaves = [leaf(suite, i) for i in range(LARGEST)]
    leaves[changed] = suite.leaf_hash(b"rewritten")
    forged = MemoryLog(generate_key("quzhou/ledger"))
    forged.append(*("rewritten" if i == changed else f"entry {i}" for i in range(LARGEST)))
    assert forged.tree.root(LARGEST) == root_of(leaves)
    proof = forged.tree.consistency(first, LARGEST)
    assert not verify_consistency(first, LARGEST, proof, kept, forged.tree.root(LARGEST))
