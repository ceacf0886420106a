"""The Merkle tree of RFC 9162 2.1: what a root is, and when a proof convinces somebody who has nothing but the root."""

from collections.abc import Iterator, Sequence

from yizhi.platform.ledger.proof.algorithms import DEFAULT_SUITE, HASH_SIZE, Suite


def split(size: int) -> int:
    """The largest power of two smaller than `size` (size > 1): where RFC 9162 divides a tree."""
    return 1 << ((size - 1).bit_length() - 1)


def root_of(leaf_hashes: Sequence[bytes], suite: Suite = DEFAULT_SUITE) -> bytes:
    """The root over all leaf hashes, from scratch. Of nothing, it is the digest of the empty string."""
    if not leaf_hashes:
        return suite.hash(b"")
    if len(leaf_hashes) == 1:
        return leaf_hashes[0]
    middle = split(len(leaf_hashes))
    return suite.node_hash(root_of(leaf_hashes[:middle], suite), root_of(leaf_hashes[middle:], suite))


def verify_inclusion(
    index: int,
    size: int,
    leaf_hash: bytes,
    proof: Sequence[bytes],
    root: bytes,
    *,
    suite: Suite = DEFAULT_SUITE,
) -> bool:
    """The leaf stands at position `index` of the tree of `size` leaves with this root (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size or not _hashes(leaf_hash, root, *proof):
        return False
    fn, sn, running = index, size - 1, leaf_hash
    for sibling in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            running = suite.node_hash(sibling, running)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            running = suite.node_hash(running, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and running == root


def verify_consistency(
    first: int,
    second: int,
    proof: Sequence[bytes],
    first_root: bytes,
    second_root: bytes,
    *,
    suite: Suite = DEFAULT_SUITE,
) -> bool:
    """The tree of `second` leaves begins with exactly the tree of `first` leaves (RFC 9162 2.1.4.2).

    Of equal sizes: if and only if the roots are equal and the proof is empty. Any tree continues the empty one.
    """
    if not 0 <= first <= second or not _hashes(first_root, second_root, *proof):
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == suite.hash(b"")
    return _verify_growth(first, second, proof, first_root, second_root, suite=suite)


def _verify_growth(
    first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes, *, suite: Suite
) -> bool:
    path: Iterator[bytes] = iter(proof)
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    # When the old tree is a perfect subtree, its root is the starting point and is not repeated in the proof.
    start = first_root if first & (first - 1) == 0 else next(path, None)
    if start is None:
        return False
    old = new = start
    for sibling in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            old, new = suite.node_hash(sibling, old), suite.node_hash(sibling, new)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            new = suite.node_hash(new, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and old == first_root and new == second_root


def _hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_SIZE for value in values)
