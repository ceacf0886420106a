"""SM3 digests and SM2 signatures (GB/T 32905, GB/T 32918), with the guards that the curve library leaves to its caller.

The library draws its random number from a source that is not meant for keys, drops leading zeros and fours of a public
key, and does not check that a key is on the curve. Here the secret and the number used for a signature never come from
it, the key is set untouched, and everything from outside is checked first. It is not constant-time: sign only where
an attacker cannot measure, which is the sealer's own process.
"""

import hashlib
import secrets
from collections.abc import Callable

from yizhi.platform.ledger.proof.errors import Malformed

_P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
_A = _P - 3
_B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_G = bytes.fromhex(
    "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
    "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"
)
_IDENTITY = b"1234567812345678"


def _digest_function() -> Callable[[bytes], bytes]:
    """OpenSSL's SM3 where Python has it, else the one inside `cryptography`."""
    if "sm3" in hashlib.algorithms_available:
        started = hashlib.new("sm3")

        def native(data: bytes) -> bytes:
            digest = started.copy()
            digest.update(data)
            return digest.digest()

        return native
    return bundled_sm3


def bundled_sm3(data: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


sm3 = _digest_function()


def sm2_generate() -> bytes:
    """A fresh private number in [1, n-2], 32 bytes."""
    return (secrets.randbelow(_N - 2) + 1).to_bytes(32)


def sm2_public(private: bytes) -> bytes:
    """The public point x‖y, 64 bytes. Raises Malformed when the private number is outside [1, n-2]."""
    _check_private(private)
    curve = _curve(private, bytes(64))
    return bytes.fromhex(curve._kg(int.from_bytes(private), curve.ecc_table["g"]))


def sm2_sign(private: bytes, message: bytes) -> bytes:
    """r‖s, 64 bytes. Deterministic: the same key and message give the same signature."""
    public = sm2_public(private)
    digest = message_digest(public, message)
    curve = _curve(private, public)
    for attempt in range(256):
        number = int.from_bytes(sm3(b"yizhi/sm2-nonce/1\x00" + private + digest + bytes((attempt,))))
        signature = curve.sign(digest, f"{number:064x}") if 0 < number < _N else None
        if signature:
            return bytes.fromhex(signature)
    raise RuntimeError("SM2 签名未能生成")


def sm2_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """True if and only if r‖s is a valid signature by `public` over the message. Never raises for a wrong signature."""
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    if len(signature) != 64 or not (0 < r < _N and 0 < s < _N) or (r + s) % _N == 0 or not on_curve(public):
        return False
    try:
        return bool(_curve(bytes(32), public).verify(signature.hex(), message_digest(public, message)))
    except (TypeError, ValueError):  # the sum of the two points is the point at infinity: no such signature
        return False


def on_curve(public: bytes) -> bool:
    x, y = int.from_bytes(public[:32]), int.from_bytes(public[32:])
    return len(public) == 64 and x < _P and y < _P and (y * y - (x * x * x + _A * x + _B)) % _P == 0


def message_digest(public: bytes, message: bytes) -> bytes:
    """SM3(Z‖M), where Z binds the default identity, the curve and the public key."""
    length = (len(_IDENTITY) * 8).to_bytes(2)
    return sm3(sm3(length + _IDENTITY + _A.to_bytes(32) + _B.to_bytes(32) + _G + public) + message)


def _check_private(private: bytes) -> None:
    if len(private) != 32 or not 0 < int.from_bytes(private) < _N - 1:
        raise Malformed("SM2 私钥不在允许的范围内，密钥文件可能损坏，请从备份恢复。")


def _curve(private: bytes, public: bytes):  # type: ignore[no-untyped-def]
    from gmssl.sm2 import CryptSM2  # type: ignore[import-untyped]

    curve = CryptSM2(private_key=private.hex(), public_key="")
    curve.public_key = public.hex()
    return curve
