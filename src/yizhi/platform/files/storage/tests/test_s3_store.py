"""What only an object store has: locks, tampering by its owner, outages."""

from __future__ import annotations

import io
import os

import pytest
from botocore.exceptions import ClientError  # type: ignore[import-untyped]

from yizhi.platform.files.storage import BlobCorrupt, StorageUnavailable, open_store
from yizhi.platform.files.storage.s3 import S3Options, S3Store
from yizhi.platform.files.tests.object_store import ACCESS_KEY, LOCKED, PLAIN, SECRET_KEY, ObjectStore


def opened(server: ObjectStore, bucket: str = PLAIN, **options: str) -> S3Store:
    store = open_store(server.url(bucket, **options), access_key=ACCESS_KEY, secret_key=SECRET_KEY)
    assert isinstance(store, S3Store)
    return store


@pytest.mark.parametrize("size", [1000, 11 << 20], ids=["one request", "several parts"])
def test_a_locked_original_cannot_be_removed_even_by_the_owner_of_the_bucket(s3_server: ObjectStore, size: int) -> None:
    store = opened(s3_server, LOCKED, lock="COMPLIANCE", retention_days="2", part_mb="5")
    info = store.put(io.BytesIO(os.urandom(size)))
    head = s3_server.client.head_object(Bucket=LOCKED, Key=store.key(info.sha256))
    assert head["ObjectLockMode"] == "COMPLIANCE"
    with pytest.raises(ClientError, match="AccessDenied"):
        s3_server.client.delete_object(Bucket=LOCKED, Key=store.key(info.sha256), VersionId=head["VersionId"])
    assert store.verify(info.sha256) == info


def test_an_object_exchanged_by_the_owner_of_the_bucket_is_found(s3_server: ObjectStore) -> None:
    store = opened(s3_server)
    info = store.put(io.BytesIO(b"a red car"))
    s3_server.client.put_object(Bucket=PLAIN, Key=store.key(info.sha256), Body=b"a red cat")
    with pytest.raises(BlobCorrupt):
        store.verify(info.sha256)


def test_an_object_of_another_size_is_reported_at_the_next_upload(s3_server: ObjectStore) -> None:
    store = opened(s3_server)
    info = store.put(io.BytesIO(b"a blue car"))
    s3_server.client.put_object(Bucket=PLAIN, Key=store.key(info.sha256), Body=b"nothing")
    with pytest.raises(BlobCorrupt):
        store.put(io.BytesIO(b"a blue car"))


def test_the_store_serves_evidence_only_as_plain_bytes(s3_server: ObjectStore) -> None:
    store = opened(s3_server)
    info = store.put(io.BytesIO(b"<html>"))
    head = s3_server.client.head_object(Bucket=PLAIN, Key=store.key(info.sha256))
    assert head["ContentType"] == "application/octet-stream"


def test_nothing_of_a_failed_upload_in_parts_remains(s3_server: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(s3_server, part_mb="5")

    def lost(**_: object) -> None:
        raise ClientError({"Error": {"Code": "InternalError"}}, "CompleteMultipartUpload")

    monkeypatch.setattr(store.client, "complete_multipart_upload", lost)
    with pytest.raises(StorageUnavailable, match="InternalError"):
        store.put(io.BytesIO(os.urandom(6 << 20)))
    assert s3_server.client.list_multipart_uploads(Bucket=PLAIN).get("Uploads", []) == []


def test_an_unreachable_store_is_told_in_words() -> None:
    options = S3Options(endpoint="http://127.0.0.1:9", access_key="a", secret_key="b")
    with pytest.raises(StorageUnavailable, match="无法连接对象存储"):
        S3Store("evidence", options=options).put(io.BytesIO(b"x"))


def test_wrong_keys_are_told_in_words(s3_server: ObjectStore) -> None:
    store = open_store(s3_server.url(), access_key=ACCESS_KEY, secret_key="wrong")
    with pytest.raises(StorageUnavailable, match="拒绝了请求"):
        store.put(io.BytesIO(b"x"))
