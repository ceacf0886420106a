"""The installation's keys: recognised by marks in every backup, contained only on demand, under a passphrase."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

from yizhi.platform.backup.errors import BackupError
from yizhi.platform.ledger import log_key
from yizhi.platform.secrecy import keys

SHORTEST_PASSPHRASE = 12
_SECRETS = ("personal", "fingerprint")
_SCRYPT = {"length": 32, "n": 2**16, "r": 8, "p": 1}
_PURPOSE = b"yizhi backup keys 1"


def _ledger_file() -> Path:
    return Path(settings.YIZHI_KEY_DIRECTORY) / f"ledger-{settings.YIZHI_LEDGER_SUITE}.key"


def _contents() -> dict[str, str]:
    """Every key without which the data cannot be read or the log not be continued, by file name."""
    public = log_key.verifying_key().text()
    held = {f"{name}.key": keys.key(name).hex() for name in _SECRETS} | {f"{_ledger_file().stem}.public": public}
    if _ledger_file().exists():
        held[_ledger_file().name] = _ledger_file().read_text(encoding="utf-8").strip()
    return held


def _mark(name: str, value: str) -> str:
    """Recognises a key of 256 random bits; nobody computes it back."""
    return hashlib.sha256(f"yizhi key mark\x00{name}\x00{value}".encode()).hexdigest()[:16]


def marks() -> dict[str, str]:
    """What this installation's keys are recognised by. Makes keys that are not there yet, as their first use does."""
    return {name: _mark(name, value) for name, value in _contents().items()}


def strange_keys(expected: dict[str, str]) -> list[str]:
    """The names of the keys that this installation lacks or has another of. Makes none."""
    return [name for name, mark in expected.items() if _mark(name, _present(name)) != mark]


def _present(name: str) -> str:
    given = os.environ.get(f"YIZHI_KEY_{name.removesuffix('.key').upper()}", "")
    path = Path(settings.YIZHI_KEY_DIRECTORY) / name
    return given or (path.read_text(encoding="utf-8").strip() if path.exists() else "")


def close_box(path: Path, passphrase: str) -> None:
    """Write all keys to `path`, readable with the passphrase only. Errors: BackupError when it is too short."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BackupError(f"口令过短：密钥备份的口令至少 {SHORTEST_PASSPHRASE} 个字符")
    salt, nonce = os.urandom(16), os.urandom(12)
    content = json.dumps(_contents()).encode()
    secret = AESGCM(_derived(passphrase, salt)).encrypt(nonce, content, _PURPOSE)
    box = {
        name: base64.b64encode(value).decode() for name, value in [("salt", salt), ("nonce", nonce), ("keys", secret)]
    }
    path.write_text(json.dumps(box) + "\n", encoding="ascii")
    path.chmod(0o600)


def open_box(path: Path, passphrase: str) -> dict[str, str]:
    """The keys by file name. Errors: BackupError for a wrong passphrase."""
    box = {name: base64.b64decode(value) for name, value in json.loads(path.read_text(encoding="ascii")).items()}
    try:
        return dict(json.loads(AESGCM(_derived(passphrase, box["salt"])).decrypt(box["nonce"], box["keys"], _PURPOSE)))
    except InvalidTag as error:
        raise BackupError("口令不正确，无法取出备份中的密钥；请核对口令，或把原密钥目录放回后不带密钥恢复") from error


def _derived(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, **_SCRYPT).derive(passphrase.encode())


def install(found: dict[str, str], *, replace: bool, stamp: str) -> None:
    """Put the keys in place. Another key already there is refused, or with `replace` kept beside under the stamp."""
    folder = Path(settings.YIZHI_KEY_DIRECTORY)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    other = [name for name, value in found.items() if _present(name) not in ("", value)]
    if other and not replace:
        raise BackupError(
            f"密钥目录中已有不同的密钥：{'、'.join(sorted(other))}；"
            "确认要换用备份中的密钥时请加 --replace，原密钥会改名保留"
        )
    for name, value in found.items():
        path = folder / name
        if name in other and path.exists():
            path.rename(folder / f"{name}.{stamp}")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(value + "\n")
            file.flush()
            os.fsync(file.fileno())
    for cached in (keys.key, log_key.signing_key, log_key.verifying_key):
        cached.cache_clear()
