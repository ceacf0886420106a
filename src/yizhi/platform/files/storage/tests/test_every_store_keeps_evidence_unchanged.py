"""What every store promises, on a folder and on a real S3 server."""

from __future__ import annotations

import hashlib
import io
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from yizhi.platform.files.storage import BlobMismatch, BlobMissing, BlobStore, BlobTooLarge
from yizhi.platform.files.storage.blobs import BlobInfo

ABSENT = hashlib.sha256(b"nobody uploaded this").hexdigest()


def put(store: BlobStore, content: bytes) -> BlobInfo:
    return store.put(io.BytesIO(content))


def test_bytes_come_back_identical_under_their_own_hash(store: BlobStore) -> None:
    content = os.urandom(3_000_000)
    info = put(store, content)
    assert info == BlobInfo(hashlib.sha256(content).hexdigest(), len(content))
    with store.open(info.sha256) as stream:
        assert stream.read() == content
    assert store.verify(info.sha256) == info == store.info(info.sha256)


def test_a_large_video_comes_back_identical(store: BlobStore) -> None:
    content = os.urandom(12_000_001)
    info = put(store, content)
    with store.open(info.sha256) as stream:
        assert hashlib.sha256(stream.read()).hexdigest() == info.sha256
    assert info.size == 12_000_001


@pytest.mark.parametrize(("start", "end"), [(0, 1), (0, 10), (5, 10), (9, None), (10, None), (0, None), (4, 4)])
def test_a_range_is_exactly_the_bytes_asked_for(store: BlobStore, start: int, end: int | None) -> None:
    content = b"0123456789"
    info = put(store, content)
    with store.open(info.sha256, start, end) as stream:
        assert stream.read() == content[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 11), (7, 3), (11, None)])
def test_a_range_outside_the_file_is_refused(store: BlobStore, start: int, end: int | None) -> None:
    info = put(store, b"0123456789")
    with pytest.raises(ValueError, match="超出文件大小"):
        store.open(info.sha256, start, end)


def test_everything_that_is_kept_is_told_and_nothing_else(store: BlobStore) -> None:
    given = {put(store, os.urandom(500 + number)) for number in range(3)}
    told = list(store.all())
    assert given <= set(told)
    assert [info.sha256 for info in told] == sorted({info.sha256 for info in told})


def test_the_same_content_twice_is_kept_once(store: BlobStore) -> None:
    content = os.urandom(1000)
    assert put(store, content) == put(store, content)


def test_simultaneous_uploads_of_the_same_content_all_succeed(store: BlobStore) -> None:
    content = os.urandom(400_000)
    with ThreadPoolExecutor(8) as pool:
        infos = set(pool.map(lambda _: put(store, content), range(8)))
    assert infos == {BlobInfo(hashlib.sha256(content).hexdigest(), len(content))}
    assert store.verify(infos.pop().sha256)


def test_content_that_differs_from_what_the_device_declared_is_not_kept(store: BlobStore) -> None:
    content = os.urandom(100)
    with pytest.raises(BlobMismatch) as caught:
        store.put(io.BytesIO(content), declared=ABSENT)
    assert "哈希值不一致" in caught.value.refusal.why
    assert not store.exists(hashlib.sha256(content).hexdigest())
    assert not store.exists(ABSENT)


def test_content_as_declared_is_kept_whatever_the_case_of_the_digits(store: BlobStore) -> None:
    content = os.urandom(100)
    declared = hashlib.sha256(content).hexdigest()
    assert store.put(io.BytesIO(content), declared=declared.upper()).sha256 == declared


def test_a_file_over_the_limit_is_not_kept(store: BlobStore) -> None:
    content = os.urandom(2_000_000)
    with pytest.raises(BlobTooLarge, match="上限"):
        store.put(io.BytesIO(content), limit=1_999_999)
    assert not store.exists(hashlib.sha256(content).hexdigest())
    assert store.put(io.BytesIO(content), limit=2_000_000).size == 2_000_000


def test_an_upload_that_breaks_off_leaves_nothing(store: BlobStore) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(1000)
            if not data:
                raise ConnectionResetError("线路中断")
            return data

    content = os.urandom(5000)
    with pytest.raises(ConnectionResetError):
        store.put(Broken(content))
    assert not store.exists(hashlib.sha256(content).hexdigest())


def test_what_was_never_received_is_reported_missing(store: BlobStore) -> None:
    assert not store.exists(ABSENT)
    for read in (store.open, store.info, store.verify):
        with pytest.raises(BlobMissing, match=ABSENT):
            read(ABSENT)


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 63 + "\n", "a" * 64 + "\n"]
)
def test_a_name_that_is_not_a_hash_never_becomes_a_path(store: BlobStore, name: str) -> None:
    with pytest.raises(ValueError, match="哈希值应为"):
        store.open(name)
