"""What a proof bundle is made of. Nothing in it is believed before it was checked."""

from dataclasses import dataclass
from typing import Any

from yizhi.platform.ledger.proof.checkpoint import SignedCheckpoint
from yizhi.platform.ledger.proof.keys import VerifyingKey


@dataclass(frozen=True, slots=True)
class BundledEntry:
    """An entry's canonical body, its position in the log, and its audit path under the bundle's signed head."""

    index: int
    body: str
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class BundledDocument:
    """An issued document: its code and number as the ledger names them, and its bytes."""

    code: str
    number: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Growth:
    """An older signed head and the proof that the bundle's head continues it."""

    checkpoint: str
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class OpenedValue:
    """A personal value of one entry with the salt of its commitment, for whoever may know it."""

    entry: str
    field: str
    salt: str
    value: Any


@dataclass(frozen=True, slots=True)
class Contents:
    """A bundle as read. `strays` are files in it that it does not mention."""

    checkpoint: str
    head: SignedCheckpoint
    keys: tuple[VerifyingKey, ...]
    entries: tuple[BundledEntry, ...]
    documents: tuple[BundledDocument, ...]
    growth: tuple[Growth, ...]
    opened: tuple[OpenedValue, ...]
    strays: tuple[str, ...]
