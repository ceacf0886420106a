"""The folder store: complete or absent, read-only, damage found."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from yizhi.platform.files.storage import BlobCorrupt, StorageUnavailable
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.files.storage.reading import checked_chunks


@pytest.fixture
def local(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path)


def test_an_original_is_read_only_on_disk(local: LocalStore) -> None:
    info = local.put(io.BytesIO(b"original"))
    assert stat.S_IMODE(local.path(info.sha256).stat().st_mode) == 0o440


def test_a_second_upload_never_touches_the_original(local: LocalStore) -> None:
    info = local.put(io.BytesIO(b"original"))
    before = local.path(info.sha256).stat()
    local.put(io.BytesIO(b"original"))
    after = local.path(info.sha256).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert list((local.root / "incoming").iterdir()) == []


def _damage(local: LocalStore) -> str:
    info = local.put(io.BytesIO(b"original" * 1000))
    path = local.path(info.sha256)
    path.chmod(0o640)
    with path.open("r+b") as file:
        file.write(b"forgery!")
    return info.sha256


def test_altered_bytes_are_found(local: LocalStore) -> None:
    sha256 = _damage(local)
    with pytest.raises(BlobCorrupt, match="不得作为证据使用"):
        local.verify(sha256)


def test_a_new_upload_of_the_same_content_reports_the_damage_and_does_not_hide_it(local: LocalStore) -> None:
    sha256 = _damage(local)
    with pytest.raises(BlobCorrupt):
        local.put(io.BytesIO(b"original" * 1000))
    assert local.path(sha256).read_bytes().startswith(b"forgery!")


def test_a_damaged_file_never_leaves_complete(local: LocalStore) -> None:
    sha256 = _damage(local)
    received: list[bytes] = []
    with pytest.raises(BlobCorrupt):
        received.extend(checked_chunks(local.open(sha256), local.info(sha256)))
    assert received == []


def test_a_full_disk_is_told_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    class Full(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(28, "No space left on device")

    local = LocalStore(tmp_path)
    with pytest.raises(StorageUnavailable, match="存储空间已满"):
        local.put(Full(b"x"))
    assert list((tmp_path / "incoming").iterdir()) == []


KILLED = """
import sys
from pathlib import Path
from yizhi.platform.files.storage.local import LocalStore
class Slow:
    sent = 0
    def read(self, size=-1):
        if self.sent == 3:
            print("half", flush=True)
            sys.stdin.read()
        self.sent += 1
        return bytes([self.sent]) * 1000
LocalStore(Path(sys.argv[1])).put(Slow())
"""


def test_a_process_killed_in_mid_upload_leaves_no_blob_and_the_rest_is_cleared(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    local = LocalStore(tmp_path)
    assert list(tmp_path.rglob("sha256/**/*")) == []
    assert len(list((tmp_path / "incoming").iterdir())) == 1
    assert local.clear_abandoned(before=time.time() - 3600) == 0
    assert local.clear_abandoned(before=time.time() + 1) == 1


def test_a_file_system_without_links_keeps_files_too(local: LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    info = local.put(io.BytesIO(b"on a memory card"))
    assert local.put(io.BytesIO(b"on a memory card")) == info
    assert local.verify(info.sha256).sha256 == hashlib.sha256(b"on a memory card").hexdigest()
