"""What a backup says of itself: versions, and the hash of every part. Written last, so that it stands for a whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from yizhi.platform.backup.errors import BackupError, DamagedBackupError
from yizhi.platform.files.storage.blobs import BlobInfo, is_name
from yizhi.platform.files.storage.reading import hash_of

FORMAT = 1
_NAME, _SEAL = "manifest.json", "manifest.sha256"
DATABASE, HEADS, FILES, KEYS = "database.dump", "heads.jsonl", "files.txt", "keys.sealed"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the backup's own folder."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class LedgerState:
    """The log in the dump: entries in all, entries sealed, root of the newest head (hexadecimal)."""

    entries: int
    sealed: int
    root: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations` is the newest migration of each app, `key_marks` recognises the keys without telling them."""

    name: str
    taken_at: str
    yizhi: str
    postgresql: int
    suite: str
    origin: str
    ledger: LedgerState
    migrations: dict[str, list[str]]
    key_marks: dict[str, str]
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT


def part_of(path: Path) -> Part:
    with path.open("rb") as file:
        found = hash_of(file)
    return Part(found.sha256, found.size)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / _SEAL).write_text(hashlib.sha256(text.encode()).hexdigest() + "\n", encoding="ascii")
    (folder / _NAME).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Errors: BackupError when this is no backup, DamagedBackupError when the manifest was altered."""
    try:
        raw, seal = (folder / _NAME).read_bytes(), (folder / _SEAL).read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise BackupError(f"{folder} 不是完整的备份：缺少 {Path(error.filename).name}") from error
    if hashlib.sha256(raw).hexdigest() != seal:
        raise DamagedBackupError([f"清单 {_NAME}：内容与其校验值不符"])
    told = json.loads(raw)
    if told["format"] != FORMAT:
        raise BackupError(f"备份格式为第 {told['format']} 版，本程序只认识第 {FORMAT} 版；请用当时的程序版本恢复")
    parts = {name: Part(**part) for name, part in told.pop("parts").items()}
    return Manifest(**told | {"ledger": LedgerState(**told["ledger"]), "parts": parts})


def damaged_parts(folder: Path, manifest: Manifest) -> Iterator[str]:
    """A sentence for every part of the backup's own folder that is missing or altered."""
    for name, part in manifest.parts.items():
        path = folder / name
        if not path.exists():
            yield f"{name}：文件缺失"
        elif (found := part_of(path)) != part:
            yield f"{name}：应为 {part.size} 字节、哈希值 {part.sha256}，现为 {found.size} 字节、哈希值 {found.sha256}"


def write_list(path: Path, files: list[BlobInfo]) -> None:
    path.write_text("".join(f"{file.sha256} {file.size}\n" for file in files), encoding="ascii")


def read_list(path: Path) -> Iterator[BlobInfo]:
    """The evidence files of a backup. Its own hash was compared before, so a bad line is a fault of ours."""
    with path.open(encoding="ascii") as file:
        for line in file:
            name, _, size = line.strip().partition(" ")
            if not is_name(name):
                raise BackupError(f"{path} 无法辨认：{line[:80]!r}")
            yield BlobInfo(name, int(size))
