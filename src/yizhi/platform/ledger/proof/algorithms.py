"""The suites an installation may choose: a digest for the tree and a signature for its heads."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from yizhi.platform.ledger.proof import sm
from yizhi.platform.ledger.proof.errors import Malformed

HASH_SIZE = 32
_PAIR = 2 * HASH_SIZE


class Suite(ABC):
    """One digest of 32 bytes and one signature scheme. Stateless: compare by `name`."""

    name: str
    title: str
    key_type: bytes
    private_size = 32
    public_size: int

    @abstractmethod
    def hash(self, data: bytes) -> bytes:
        """The plain digest, 32 bytes."""

    def leaf_hash(self, data: bytes) -> bytes:
        """RFC 9162 2.1.1: a leaf is marked 0x00, so that no leaf can be passed off as a node."""
        return self.hash(b"\x00" + data)

    def node_hash(self, left: bytes, right: bytes) -> bytes:
        """RFC 9162 2.1.1: a node is marked 0x01."""
        return self.hash(b"\x01" + left + right)

    def parents(self, hashes: bytes) -> bytes:
        """The node hashes of neighbouring pairs: 2n concatenated hashes give n."""
        digest = self.hash
        return b"".join([digest(b"\x01" + hashes[i : i + _PAIR]) for i in range(0, len(hashes), _PAIR)])

    @abstractmethod
    def generate(self) -> bytes:
        """A fresh private key, `private_size` bytes."""

    @abstractmethod
    def public(self, private: bytes) -> bytes:
        """The public key, `public_size` bytes. Raises Malformed for an impossible private key."""

    @abstractmethod
    def sign(self, private: bytes, message: bytes) -> bytes:
        """A signature; the same key and message give the same signature."""

    @abstractmethod
    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """True if and only if the signature is valid. Never raises for a wrong one."""


class Sha256Ed25519(Suite):
    """SHA-256 and Ed25519 (RFC 8032), the default."""

    name = "sha256-ed25519"
    title = "SHA-256 与 Ed25519"
    key_type = b"\x01"
    public_size = 32

    def hash(self, data: bytes) -> bytes:
        return sha256(data).digest()

    def parents(self, hashes: bytes) -> bytes:
        digest = sha256
        return b"".join([digest(b"\x01" + hashes[i : i + _PAIR]).digest() for i in range(0, len(hashes), _PAIR)])

    def generate(self) -> bytes:
        return Ed25519PrivateKey.generate().private_bytes_raw()

    def public(self, private: bytes) -> bytes:
        return self._private(private).public_key().public_bytes_raw()

    def sign(self, private: bytes, message: bytes) -> bytes:
        return self._private(private).sign(message)

    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    @staticmethod
    def _private(private: bytes) -> Ed25519PrivateKey:
        try:
            return Ed25519PrivateKey.from_private_bytes(private)
        except ValueError as error:
            raise Malformed("Ed25519 私钥应为 32 字节，密钥文件可能损坏，请从备份恢复。") from error


class Sm3Sm2(Suite):
    """SM3 and SM2, where the installation requires national commercial cryptography (密码法; GB/T 32905, 32918)."""

    name = "sm3-sm2"
    title = "SM3 与 SM2（国密）"
    # C2SP signed-note reserves 0xff for types without a number, followed by a name of their own.
    key_type = b"\xffyizhi/sm3-sm2/1\x00"
    public_size = 64

    def hash(self, data: bytes) -> bytes:
        return sm.sm3(data)

    def generate(self) -> bytes:
        return sm.sm2_generate()

    def public(self, private: bytes) -> bytes:
        return sm.sm2_public(private)

    def sign(self, private: bytes, message: bytes) -> bytes:
        return sm.sm2_sign(private, message)

    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        return sm.sm2_verify(public, message, signature)


SHA256_ED25519 = Sha256Ed25519()
SM3_SM2 = Sm3Sm2()
SUITES: Sequence[Suite] = (SHA256_ED25519, SM3_SM2)
DEFAULT_SUITE: Suite = SHA256_ED25519


def suite_named(name: str) -> Suite:
    """The suite with this name, as in settings and checkpoints. Raises Malformed for any other."""
    for suite in SUITES:
        if suite.name == name:
            return suite
    known = "、".join(suite.name for suite in SUITES)
    raise Malformed(f"不认识的算法“{name[:40]}”，可选：{known}。")
