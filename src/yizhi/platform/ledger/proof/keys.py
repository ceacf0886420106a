"""Keys that sign tree heads, in the text forms of C2SP signed-note, so that other logs' tools can read them.

Public:  <name>+<8 hex digits>+<base64 of type and key>       to be published, printed, compared
Private: PRIVATE+KEY+<name>+<8 hex digits>+<base64 of type and key>       one line in a file of mode 0600
"""

import base64
import binascii
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from yizhi.platform.ledger.proof.algorithms import DEFAULT_SUITE, SUITES, Suite
from yizhi.platform.ledger.proof.errors import Malformed

_PRIVATE = "PRIVATE+KEY+"
_MAXIMUM = 1000
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,120}")


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A public key with the name under which it signs. `text()` is what is published."""

    name: str
    suite: Suite
    public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise Malformed("密钥名称应为 1 至 120 个字符，不含空白和加号，例如 quzhou/ledger。")
        if len(self.public) != self.suite.public_size:
            raise Malformed(f"{self.suite.title} 公钥应为 {self.suite.public_size} 字节。")

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell signatures apart. A hint only: identity is the fingerprint."""
        return sha256(f"{self.name}\n".encode() + self.suite.key_type + self.public).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """64 hex digits over type and key, to be compared with the published ones."""
        return self.suite.hash(self.suite.key_type + self.public).hex()

    def verify(self, message: bytes, signature: bytes) -> bool:
        return self.suite.verify(self.public, message, signature)

    def text(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(self.suite.key_type + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with its name. Never shown: `repr` leaves it out."""

    name: str
    suite: Suite
    private: bytes = field(repr=False)

    @property
    def verifying(self) -> VerifyingKey:
        return VerifyingKey(self.name, self.suite, self.suite.public(self.private))

    def sign(self, message: bytes) -> bytes:
        return self.suite.sign(self.private, message)

    def to_bytes(self) -> bytes:
        """The content of the private key file."""
        secret = base64.b64encode(self.suite.key_type + self.private).decode()
        return f"{_PRIVATE}{self.name}+{self.verifying.key_id.hex()}+{secret}\n".encode()

    def save(self, path: Path) -> None:
        """Write a new file that only its owner can read. Raises FileExistsError: a key is never overwritten."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(self.to_bytes())
            file.flush()
            os.fsync(file.fileno())


def generate_key(name: str, suite: Suite = DEFAULT_SUITE) -> SigningKey:
    """A fresh key. Raises Malformed when the name cannot stand in a signature line."""
    key = SigningKey(name, suite, suite.generate())
    key.verifying.text()
    return key


def read_signing_key(content: bytes) -> SigningKey:
    """The key in a private key file. Raises Malformed when it is not one, or was altered."""
    line = _line(content)
    if not line.startswith(_PRIVATE):
        raise Malformed("这不是台账签名私钥：应以 PRIVATE+KEY+ 开头。")
    name, key_id, suite, secret = _parts(line.removeprefix(_PRIVATE), private=True)
    key = SigningKey(name, suite, secret)
    if key.verifying.key_id != key_id:
        raise Malformed("签名私钥与其标识不符，密钥文件可能损坏，请从备份恢复。")
    return key


def read_verifying_key(text: str) -> VerifyingKey:
    """The public key in its text form. Raises Malformed when it is not one, or a character was changed."""
    name, key_id, suite, public = _parts(_line(text.encode()), private=False)
    key = VerifyingKey(name, suite, public)
    if key.key_id != key_id:
        raise Malformed("公钥与其标识不符：有字符被改动，请重新取得公布的公钥。")
    return key


def normalised_fingerprint(text: str) -> str | None:
    """64 lower-case hex digits, whatever groups and separators a person typed; None when it is not a fingerprint."""
    digits = re.sub(r"[\s:：\-]", "", text).lower()
    return digits if re.fullmatch(r"[0-9a-f]{64}", digits) else None


def spoken_fingerprint(fingerprint: str) -> str:
    """In groups of four, as printed on paper for comparison."""
    return " ".join(fingerprint[i : i + 4] for i in range(0, len(fingerprint), 4)).upper()


def _line(content: bytes) -> str:
    try:
        text = content.decode().strip()
    except UnicodeDecodeError as error:
        raise Malformed("密钥不是文本，请检查是否选错了文件。") from error
    if len(content) > _MAXIMUM or "\n" in text:
        raise Malformed("密钥应为一行文本，请检查是否选错了文件。")
    return text


def _parts(text: str, *, private: bool) -> tuple[str, bytes, Suite, bytes]:
    pieces = text.split("+", 2)
    if len(pieces) != 3 or not re.fullmatch(r"[0-9a-f]{8}", pieces[1]):
        raise Malformed("公钥应为“名称+8位标识+密钥”的一行文本，请重新取得公布的公钥。")
    try:
        data = base64.b64decode(pieces[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("密钥的编码不正确，可能没有复制完整。") from error
    if base64.b64encode(data).decode() != pieces[2]:
        raise Malformed("密钥的编码不规范，可能被改动。")
    for suite, secret in _candidates(data):
        if len(secret) == (suite.private_size if private else suite.public_size):
            return pieces[0], bytes.fromhex(pieces[1]), suite, secret
    raise Malformed("密钥的算法不认识，或长度不对。请确认本程序的版本支持该算法。")


def _candidates(data: bytes) -> Iterator[tuple[Suite, bytes]]:
    for suite in SUITES:
        if data.startswith(suite.key_type):
            yield suite, data.removeprefix(suite.key_type)
