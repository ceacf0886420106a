"""Personal values stay out of the ledger's body: a salted digest stands for them and can be opened to whoever may know.

A commitment hides (256 random bits of salt, so that guessing a telephone number does not help) and binds (nobody can
later open it as another value).
"""

import hmac
import secrets
from typing import Any

import rfc8785

from yizhi.platform.ledger.proof.algorithms import DEFAULT_SUITE, SUITES, Suite

_SALT_SIZE = 32
_MARK = b"yizhi/commitment/1\x00"


def commit(value: Any, suite: Suite = DEFAULT_SUITE) -> tuple[str, str]:
    """A commitment to a JSON value and the salt that opens it, both 64 hex digits.

    Raises ValueError when the value is not JSON (RFC 8785 decides how it is written).
    """
    salt = secrets.token_bytes(_SALT_SIZE)
    return _commitment(value, salt, suite).hex(), salt.hex()


def verify(commitment: str, salt: str, value: Any) -> bool:
    """True if and only if this value, with this salt, is what was committed to, under any suite we know."""
    try:
        wanted, salted = bytes.fromhex(commitment), bytes.fromhex(salt)
        if len(salted) != _SALT_SIZE:
            return False
        return any(hmac.compare_digest(_commitment(value, salted, suite), wanted) for suite in SUITES)
    except (ValueError, TypeError, RecursionError):
        return False


def _commitment(value: Any, salt: bytes, suite: Suite) -> bytes:
    return suite.hash(_MARK + salt + rfc8785.dumps(value))
