"""The proof bundle: everything a stranger needs to check a penalty decision on another machine, in one file.

A zip file with the documents, which anyone can open, and `bundle.json` with the canonical entry bodies, their audit
paths, the signed head, older heads with consistency proofs, public keys, and, in the party's own copy only, the
personal values with the salts of their commitments.
"""

from collections.abc import Sequence

from yizhi.platform.ledger.proof.document_checks import check_documents, check_opened
from yizhi.platform.ledger.proof.entry_checks import check_entries
from yizhi.platform.ledger.proof.facts import check_facts
from yizhi.platform.ledger.proof.head_checks import TrustedKey, check_growth, check_signature
from yizhi.platform.ledger.proof.keys import VerifyingKey
from yizhi.platform.ledger.proof.packing import pack, unpack
from yizhi.platform.ledger.proof.parts import BundledDocument, BundledEntry, Growth, OpenedValue
from yizhi.platform.ledger.proof.verdict import Verdict

__all__ = [
    "BundledDocument",
    "BundledEntry",
    "Growth",
    "OpenedValue",
    "build_bundle",
    "verify_bundle",
]


def build_bundle(
    *,
    checkpoint: str,
    keys: Sequence[VerifyingKey],
    entries: Sequence[BundledEntry],
    documents: Sequence[BundledDocument] = (),
    growth: Sequence[Growth] = (),
    opened: Sequence[OpenedValue] = (),
) -> bytes:
    """The bundle's file; the same parts give the same bytes.

    Leave `opened` empty for the public; give it to the party alone. Raises Malformed when the result could not be read
    back (too large, no key, an unreadable head). Says nothing about whether it verifies.
    """
    data = pack(
        checkpoint=checkpoint,
        keys=[key.text() for key in keys],
        entries=entries,
        documents=documents,
        growth=growth,
        opened=opened,
    )
    unpack(data)
    return data


def verify_bundle(data: bytes, trusted_keys: Sequence[TrustedKey] | None = None, anchor: str | None = None) -> Verdict:
    """What a bundle proves, without network or database.

    `trusted_keys`: published public keys or their fingerprints; when given, the head must be signed by one of them.
    `anchor`: a signed head that the reader kept earlier; when given, the bundle must prove that the log only grew
    since. Without them these two claims stay open (UNKNOWN). Raises Malformed when the data, a fingerprint or the
    anchor cannot be read at all.
    """
    contents = unpack(data)
    head = contents.head.head
    signature, signer = check_signature(contents, trusted_keys)
    entries, proven = check_entries(contents.entries, head)
    checks = (
        *signature,
        *check_growth(contents, signer, trusted_keys, anchor),
        *entries,
        *check_documents(contents, proven),
        *check_opened(contents.opened, proven),
        *check_facts(proven),
    )
    return Verdict(
        checks=checks,
        origin=head.origin,
        size=head.size,
        at=head.at.isoformat(),
        suite=head.suite.name,
        fingerprint=signer.fingerprint if signer else "",
    )
