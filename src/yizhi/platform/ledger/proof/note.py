"""Signed notes (C2SP signed-note): a text, a blank line, and lines “— name base64” that sign the text."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import SigningKey, VerifyingKey

_MAXIMUM = 100_000
_MOST_SIGNATURES = 100
_SIGNATURE_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """Who claims to have signed, and with what. Nothing is proven before `signers` says so."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """`text` is what is signed, with its final newline."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def signers(self, keys: Iterable[VerifyingKey]) -> list[VerifyingKey]:
        """Those of the keys whose signature over the text is valid.

        A wrong signature under a known key counts for nothing even if a good one by the same key follows.
        """
        found = []
        for key in keys:
            for signature in self.signatures:
                if (signature.name, signature.key_id) == (key.name, key.key_id):
                    if key.verify(self.text.encode(), signature.signature):
                        found.append(key)
                    break
        return found


def sign_note(text: str, *keys: SigningKey) -> str:
    """The note signed by each key, in this order. The same text and keys give the same note."""
    _check_text(text)
    lines = []
    for key in keys:
        blob = base64.b64encode(key.verifying.key_id + key.sign(text.encode())).decode()
        lines.append(f"— {key.name} {blob}\n")
    return f"{text}\n{''.join(lines)}"


def parse_note(note: str) -> Note:
    """The parts of a note. Raises Malformed when it is not one. Checks no signature."""
    if len(note) > _MAXIMUM:
        raise Malformed("签名文本过长，不是台账的签名树头。")
    text, blank, tail = note.rpartition("\n\n")
    text += "\n"
    if not blank or not tail.endswith("\n"):
        raise Malformed("签名文本不完整：应为正文、空行、签名行，末尾换行。请重新取得完整文本。")
    _check_text(text)
    lines = tail[:-1].split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise Malformed("签名行过多。")
    return Note(text, tuple(_signature(line) for line in lines))


def _check_text(text: str) -> None:
    if not text.endswith("\n") or "\n\n" in text or text.startswith("\n"):
        raise Malformed("签名文本的正文应以换行结尾，中间没有空行。")
    if any((ord(character) < 0x20 and character != "\n") or character == "\ufffd" for character in text):
        raise Malformed("签名文本含有控制字符，可能被改动。")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Malformed("签名文本含有无法编码的字符。") from error


def _signature(line: str) -> NoteSignature:
    match = _SIGNATURE_LINE.fullmatch(line)
    if not match:
        raise Malformed("签名行的格式不正确，可能没有复制完整。")
    try:
        blob = base64.b64decode(match[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("签名行的编码不正确，可能没有复制完整。") from error
    if len(blob) < 5 or base64.b64encode(blob).decode() != match[2]:
        raise Malformed("签名行的编码不规范，可能被改动。")
    return NoteSignature(match[1], blob[:4], blob[4:])
