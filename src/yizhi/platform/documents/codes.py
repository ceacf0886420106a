"""Codes by which strangers and parties reach a document without an account."""

import hashlib
import secrets

# No letters or digits that look alike on paper in the rain.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_VERIFICATION_LENGTH = 16
_PARTY_LENGTH = 16


def verification_code() -> str:
    """Goes into the QR code: opens the masked version (79 bits)."""
    return _code(_VERIFICATION_LENGTH)


def party_code() -> str:
    """Is printed for the party: opens the original (79 bits)."""
    return _code(_PARTY_LENGTH)


def _code(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def grouped(code: str) -> str:
    """In groups of four, as printed."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def normal(typed: str) -> str:
    """What was typed, without separators and in capitals."""
    return "".join(c for c in typed.upper() if c.isalnum())[:64]


def mark(code: str) -> str:
    """What is stored instead of the code, and what the scope session tells the database."""
    return hashlib.sha256(code.encode()).hexdigest()
