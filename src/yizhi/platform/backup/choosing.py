"""Which backup of a folder is meant, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

from yizhi.platform.backup import evidence, manifest
from yizhi.platform.backup.errors import BackupError, DamagedBackupError
from yizhi.platform.backup.evidence import Tell
from yizhi.platform.backup.manifest import Manifest
from yizhi.platform.files.storage.local import LocalStore


def chosen(source: Path) -> Path:
    """The backup's own folder: `source` itself, or the newest finished one in it. Errors: BackupError."""
    if (source / "manifest.json").exists():
        return source
    finished = sorted(path.parent for path in source.glob("[0-9]*T[0-9]*/manifest.json"))
    if not finished:
        raise BackupError(f"{source} 中没有完整的备份")
    return finished[-1]


def store_of(folder: Path) -> LocalStore:
    """Where the evidence files of a backup lie: beside it, shared with the other backups of the same folder."""
    return LocalStore(folder.parent / "files")


def sound_manifest(folder: Path) -> Manifest:
    """The manifest, if every part of the backup's own folder is as it was written. Errors: DamagedBackupError."""
    told = manifest.read_manifest(folder)
    if parts := list(manifest.damaged_parts(folder, told)):
        raise DamagedBackupError(parts)
    return told


def check(source: Path, tell: Tell) -> Manifest:
    """Read the whole backup, files included, and compare every hash. Errors: DamagedBackupError, BackupError."""
    folder = chosen(source)
    told = sound_manifest(folder)
    files = list(manifest.read_list(folder / manifest.FILES))
    if faults := list(evidence.damaged(files, store_of(folder), tell, len(files))):
        raise DamagedBackupError(faults)
    return told
