"""Hashes carried along while files grow, so that a large video is not read again when it is complete."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from yizhi.platform.files.storage.blobs import CHUNK

_MOST = 512


class RunningHashes:
    """SHA-256 of growing files by name. What this process has not seen yet, it reads: after a restart, everything."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[int, hashlib._Hash]] = OrderedDict()
        self._lock = Lock()

    def follow(self, name: str, path: Path, end: int) -> str:
        """The hash of the first `end` bytes of the file. Errors: EOFError when it is shorter."""
        with self._lock:
            at, digest = self._known.get(name, (0, hashlib.sha256()))
            at, digest = (at, digest.copy()) if at <= end else (0, hashlib.sha256())
        with path.open("rb") as file:
            file.seek(at)
            while at < end:
                chunk = file.read(min(CHUNK, end - at))
                if not chunk:
                    raise EOFError(name)
                digest.update(chunk)
                at += len(chunk)
        with self._lock:
            self._known[name] = (end, digest)
            self._known.move_to_end(name)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return digest.hexdigest()

    def forget(self, name: str) -> None:
        with self._lock:
            self._known.pop(name, None)
