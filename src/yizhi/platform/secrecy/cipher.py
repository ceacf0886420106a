"""Encryption of personal data at rest: AES-256-GCM, a fresh nonce for each value."""

import hmac
import os
from typing import Any

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yizhi.platform.secrecy.keys import key

_NONCE = 12


def seal(plain: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key("personal")).encrypt(nonce, plain, None)


def unseal(secret: bytes) -> bytes:
    """The plain value. Raises cryptography.exceptions.InvalidTag when the stored bytes were altered."""
    secret = bytes(secret)
    return AESGCM(key("personal")).decrypt(secret[:_NONCE], secret[_NONCE:], None)


def seal_json(value: Any) -> bytes:
    return seal(orjson.dumps(value))


def unseal_json(secret: bytes) -> Any:
    return orjson.loads(unseal(secret))


def fingerprint(purpose: str, value: str | bytes) -> str:
    """A keyed hash by which an exact value can be found without being stored in clear (64 hex digits)."""
    given = value.encode() if isinstance(value, str) else value
    return hmac.digest(key("fingerprint"), purpose.encode() + b"\x00" + given, "sha256").hex()
