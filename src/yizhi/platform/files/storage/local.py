"""Blobs in a folder: complete or absent, read-only, never overwritten."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from yizhi.platform.files.storage.blobs import (
    BlobCorrupt,
    BlobInfo,
    BlobMissing,
    StorageUnavailable,
    checked_name,
    checked_range,
    is_name,
)
from yizhi.platform.files.storage.reading import Window, compare, hash_of, hashed_chunks

READ_ONLY = 0o440
_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}


class LocalStore:
    """sha256/ab/cd/<hash>, written in `incoming` on the same file system and linked into place when complete."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / "incoming"
        for folder in (self._incoming, root / "sha256"):
            folder.mkdir(parents=True, exist_ok=True)
        _sync_folder(root)

    def path(self, sha256: str) -> Path:
        name = checked_name(sha256)
        return self.root / "sha256" / name[:2] / name[2:4] / name

    def put(self, stream: BinaryIO, *, declared: str = "", limit: int | None = None) -> BlobInfo:
        temporary = None
        try:
            handle, name = tempfile.mkstemp(dir=self._incoming)
            temporary = Path(name)
            info = _write(handle, stream, limit)
            compare(declared, info.sha256)
            self._settle(temporary, info)
            return info
        except OSError as error:
            if error.errno in _FULL:
                raise StorageUnavailable("存储空间已满") from error
            raise
        finally:
            if temporary is not None:
                temporary.unlink(missing_ok=True)

    def open(self, sha256: str, start: int = 0, end: int | None = None) -> BinaryIO:
        try:
            file = self.path(sha256).open("rb")
        except FileNotFoundError as error:
            raise BlobMissing(sha256) from error
        try:
            first, stop = checked_range(os.fstat(file.fileno()).st_size, start, end)
            file.seek(first)
        except ValueError:
            file.close()
            raise
        return io.BufferedReader(Window(file, stop - first))

    def info(self, sha256: str) -> BlobInfo:
        try:
            return BlobInfo(sha256, self.path(sha256).stat().st_size)
        except FileNotFoundError as error:
            raise BlobMissing(sha256) from error

    def exists(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def verify(self, sha256: str) -> BlobInfo:
        with self.open(sha256) as stream:
            found = hash_of(stream)
        if found.sha256 != sha256:
            raise BlobCorrupt(sha256, found.sha256)
        return found

    def all(self) -> Iterator[BlobInfo]:
        for folder in sorted((self.root / "sha256").glob("??/??")):
            for file in sorted(folder.iterdir()):
                if is_name(file.name):
                    yield BlobInfo(file.name, file.stat().st_size)

    def clear_abandoned(self, before: float) -> int:
        """Remove what crashed uploads left in `incoming` before the instant (seconds since 1970); blobs stay."""
        removed = 0
        for path in self._incoming.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    removed += 1
        return removed

    def _settle(self, temporary: Path, info: BlobInfo) -> None:
        """Give the complete file its name without ever replacing one, and make the name survive a power cut."""
        target = self.path(info.sha256)
        made = [folder for folder in (target.parent, target.parent.parent) if not folder.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(temporary, target)
        except FileExistsError:
            self.verify(info.sha256)
            return
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if target.exists():
                self.verify(info.sha256)
                return
            temporary.rename(target)
        for folder in (target.parent, *(new.parent for new in made)):
            _sync_folder(folder)


def _write(handle: int, stream: BinaryIO, limit: int | None) -> BlobInfo:
    """Write everything to the open file, force it to the disk, and make it read-only."""
    digest, size = hashlib.sha256(), 0
    with os.fdopen(handle, "wb") as file:
        for chunk in hashed_chunks(stream, digest, limit):
            file.write(chunk)
            size += len(chunk)
        file.flush()
        os.fchmod(file.fileno(), READ_ONLY)
        os.fsync(file.fileno())
    return BlobInfo(digest.hexdigest(), size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
