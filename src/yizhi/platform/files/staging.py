"""Uploads on their way: parts on the local disk until the file is complete. Survives a crash at any moment."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from yizhi.platform.files.running_hash import RunningHashes
from yizhi.platform.files.storage.blobs import CHUNK, BlobInfo, StorageUnavailable

_NAME = re.compile(r"[0-9a-f]{48}")
# How much may have to be sent again after a crash in the middle of one long request.
_CHECKPOINT = 64 << 20


class UploadMissing(LookupError):
    """No such upload, or none of this owner: the two are not told apart."""


class UploadBusy(RuntimeError):
    """Another request is writing to this upload."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What was announced when the upload began. `expires` is when an unfinished one is thrown away."""

    name: str
    owner: str
    length: int
    filename: str
    declared_type: str
    declared_sha256: str
    expires: str

    def expired(self, now: datetime) -> bool:
        return datetime.fromisoformat(self.expires) <= now


class Staging:
    """One folder per upload: `upload.json`, `data`, and `offset`, the number of bytes that are safely on the disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._hashes = RunningHashes()
        root.mkdir(parents=True, exist_ok=True)

    def begin(
        self,
        *,
        owner: str,
        length: int,
        filename: str,
        declared_type: str,
        declared_sha256: str,
        expires: datetime,
        name: str = "",
    ) -> Upload:
        """Errors: StorageUnavailable when the disk cannot take the whole file. A given name is begun anew."""
        if shutil.disk_usage(self.root).free < length + _CHECKPOINT:
            raise StorageUnavailable("服务器暂存空间不足")
        name = name or secrets.token_hex(24)
        shutil.rmtree(self._folder(name), ignore_errors=True)
        upload = Upload(name, owner, length, filename, declared_type, declared_sha256, expires.isoformat())
        folder = self.root / name
        folder.mkdir(mode=0o750)
        (folder / "data").touch(mode=0o640)
        _write_whole(folder / "offset", "0")
        # Last: an upload exists if and only if it can be read completely.
        _write_whole(folder / "upload.json", json.dumps(asdict(upload), ensure_ascii=False))
        return upload

    def find(self, name: str, owner: str) -> Upload:
        """Errors: UploadMissing."""
        upload = self._read(name)
        if not secrets.compare_digest(upload.owner.encode(), owner.encode()):
            raise UploadMissing(name)
        return upload

    def offset(self, upload: Upload) -> int:
        return int((self._folder(upload.name) / "offset").read_text())

    def unfinished(self, owner: str) -> list[Upload]:
        return [upload for upload in self._all() if upload.owner == owner]

    @contextmanager
    def writing(self, upload: Upload) -> Iterator[BinaryIO]:
        """The data open at its safe end, for this request alone. Errors: UploadBusy, UploadMissing."""
        try:
            with (self._folder(upload.name) / "data").open("r+b") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    raise UploadBusy(upload.name) from error
                # What a crash left behind the safe end was never acknowledged and may be incomplete.
                file.truncate(self.offset(upload))
                file.seek(0, os.SEEK_END)
                yield file
        except FileNotFoundError as error:
            raise UploadMissing(upload.name) from error

    def append(self, upload: Upload, file: BinaryIO, body: BinaryIO, *, provisional: bool) -> int:
        """Write the body and return how many bytes came. The safe end moves only for what is on the disk.

        provisional: leave the safe end where it is until `settle`, because the bytes are not verified yet.
        A body that breaks off keeps what arrived. Errors: StorageUnavailable when the disk is full.
        """
        room, written, since = upload.length - file.tell(), 0, 0
        with _full_disk_told():
            try:
                while chunk := body.read(min(CHUNK, room - written + 1)):
                    if written + len(chunk) > room:
                        raise OverflowError
                    file.write(chunk)
                    written, since = written + len(chunk), since + len(chunk)
                    if since >= _CHECKPOINT and not provisional:
                        self.settle(upload, file)
                        since = 0
            finally:
                if not provisional:
                    self.settle(upload, file)
        return written

    def settle(self, upload: Upload, file: BinaryIO) -> int:
        """Force what was written to the disk and move the safe end there."""
        file.flush()
        os.fsync(file.fileno())
        end = file.tell()
        _write_whole(self._folder(upload.name) / "offset", str(end))
        self._hashes.follow(upload.name, self._folder(upload.name) / "data", end)
        return end

    def hashed(self, upload: Upload) -> BlobInfo:
        """Hash of all that is safely here: carried along while it arrived, read again after a restart."""
        end = self.offset(upload)
        return BlobInfo(self._hashes.follow(upload.name, self._folder(upload.name) / "data", end), end)

    def open(self, upload: Upload) -> BinaryIO:
        """The complete data, for reading. Errors: UploadMissing when it is gone."""
        try:
            return (self._folder(upload.name) / "data").open("rb")
        except FileNotFoundError as error:
            raise UploadMissing(upload.name) from error

    def remove(self, upload: Upload) -> None:
        self._hashes.forget(upload.name)
        shutil.rmtree(self._folder(upload.name), ignore_errors=True)

    def clear_expired(self, now: datetime) -> int:
        """Throw away what expired, and what a crash left half begun more than a day ago."""
        removed = 0
        for folder in self.root.iterdir():
            with contextlib.suppress(FileNotFoundError):
                begun = (folder / "upload.json").exists()
                old = now.timestamp() - folder.stat().st_mtime > 86_400
                if self._read(folder.name).expired(now) if begun else old:
                    shutil.rmtree(folder, ignore_errors=True)
                    self._hashes.forget(folder.name)
                    removed += 1
        return removed

    def _folder(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise UploadMissing(name)
        return self.root / name

    def _read(self, name: str) -> Upload:
        try:
            return Upload(**json.loads((self._folder(name) / "upload.json").read_text()))
        except FileNotFoundError as error:
            raise UploadMissing(name) from error

    def _all(self) -> Iterator[Upload]:
        for folder in self.root.iterdir():
            with contextlib.suppress(UploadMissing):
                yield self._read(folder.name)


@contextmanager
def _full_disk_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageUnavailable("服务器暂存空间已满") from error
        raise


def _write_whole(path: Path, text: str) -> None:
    """The old content or the new, never half of it."""
    temporary = path.with_suffix(".new")
    with temporary.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
