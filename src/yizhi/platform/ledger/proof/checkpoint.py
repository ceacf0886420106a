"""A signed tree head (C2SP tlog-checkpoint): whose log, how many entries, which root, when, under which suite.

    quzhou/ledger
    1024
    <base64 of the root>
    time 2026-11-24T08:00:00+08:00
    suite sha256-ed25519

    — quzhou/ledger <base64>

Whoever keeps one such text can later prove that nothing before it was changed.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yizhi.platform.ledger.proof.algorithms import HASH_SIZE, Suite, suite_named
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import SigningKey, VerifyingKey
from yizhi.platform.ledger.proof.note import Note, parse_note, sign_note

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a head states. Believe it only after `signed_by` named a key you trust."""

    origin: str
    size: int
    root: bytes
    at: datetime
    suite: Suite
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """The signed text, the same for the same head."""
        if self.at.tzinfo is None:
            raise ValueError("签名树头的时间必须带时区")
        lines = (
            self.origin,
            str(self.size),
            base64.b64encode(self.root).decode(),
            f"time {self.at.isoformat(timespec='seconds')}",
            f"suite {self.suite.name}",
            *self.extensions,
        )
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A parsed head with the note that carried it."""

    head: Checkpoint
    note: Note

    def signed_by(self, keys: Iterable[VerifyingKey]) -> list[VerifyingKey]:
        """The keys that validly signed it and may: of the head's own suite, and named as its origin."""
        allowed = (key for key in keys if key.suite.name == self.head.suite.name and key.name == self.head.origin)
        return self.note.signers(allowed)


def sign_checkpoint(key: SigningKey, size: int, root: bytes, at: datetime, extensions: tuple[str, ...] = ()) -> str:
    """The signed head of the log that the key is named after. Deterministic."""
    if size < 0 or len(root) != HASH_SIZE:
        raise ValueError("签名树头应有条数和 32 字节的根")
    text = sign_note(Checkpoint(key.name, size, root, at, key.suite, extensions).text(), key)
    parse_checkpoint(text)
    return text


def parse_checkpoint(text: str) -> SignedCheckpoint:
    """Read a head. Raises Malformed, in words, when the text is anything else. Checks no signature."""
    note = parse_note(text)
    lines = note.text[:-1].split("\n")
    if len(lines) < 5:
        raise Malformed("签名树头不完整：应有台账名称、条数、根、时间、算法五行。")
    origin, size, root, time, suite, *extensions = lines
    if not _SIZE.fullmatch(size):
        raise Malformed("签名树头第二行应为台账条数。")
    head = Checkpoint(
        origin, int(size), _root(root), _time(time), suite_named(_value("suite", suite)), tuple(extensions)
    )
    return SignedCheckpoint(head, note)


def _root(text: str) -> bytes:
    try:
        root = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("签名树头第三行应为根的编码。") from error
    if len(root) != HASH_SIZE or base64.b64encode(root).decode() != text:
        raise Malformed("签名树头第三行的根应为 32 字节的规范编码。")
    return root


def _time(line: str) -> datetime:
    written = _value("time", line)
    try:
        at = datetime.fromisoformat(written)
    except ValueError as error:
        raise Malformed("签名树头第四行应为时间。") from error
    if at.tzinfo is None or not 2000 <= at.year < 2200:
        raise Malformed("签名树头的时间必须带时区，并在合理的年份内。")
    return at


def _value(name: str, line: str) -> str:
    label, space, value = line.partition(" ")
    if label != name or not space:
        raise Malformed(f"签名树头缺少“{name}”一行。")
    return value
