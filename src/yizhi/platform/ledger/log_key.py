"""The key that signs tree heads, and the suite the installation has chosen."""

from functools import cache
from pathlib import Path

from django.conf import settings

from yizhi.platform.ledger.proof.algorithms import Suite, suite_named
from yizhi.platform.ledger.proof.keys import (
    SigningKey,
    VerifyingKey,
    generate_key,
    read_signing_key,
    read_verifying_key,
)


@cache
def suite() -> Suite:
    """SHA-256/Ed25519 unless `YIZHI_LEDGER_SUITE` says SM3/SM2. It must not change once entries are sealed."""
    return suite_named(settings.YIZHI_LEDGER_SUITE)


def _private_file() -> Path:
    return Path(settings.YIZHI_KEY_DIRECTORY) / f"ledger-{settings.YIZHI_LEDGER_SUITE}.key"


def _public_file() -> Path:
    return _private_file().with_suffix(".public")


@cache
def signing_key() -> SigningKey:
    """From its file in the key directory; made on first use. Only the sealer needs it."""
    path = _private_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        key = generate_key(settings.YIZHI_LEDGER_ORIGIN, suite())
        try:
            key.save(path)
        except FileExistsError:
            key = read_signing_key(path.read_bytes())
        _public_file().write_text(key.verifying.text() + "\n", encoding="utf-8")
        return key
    return read_signing_key(path.read_bytes())


@cache
def verifying_key() -> VerifyingKey:
    """The public key, which the installation publishes: whoever has it can check every signed head."""
    path = _public_file()
    if path.exists():
        return read_verifying_key(path.read_text(encoding="utf-8"))
    return signing_key().verifying
