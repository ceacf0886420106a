"""Blobs in any S3-compatible object store."""

from __future__ import annotations

import base64
import hashlib
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any, BinaryIO, cast

import boto3  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]

from yizhi.platform import clock
from yizhi.platform.files.storage.blobs import (
    BlobCorrupt,
    BlobInfo,
    BlobMissing,
    StorageUnavailable,
    checked_name,
    checked_range,
    is_name,
)
from yizhi.platform.files.storage.reading import compare, hash_of, hashed_chunks

_MISSING = {"404", "NoSuchKey", "NotFound"}
_EXISTS = {"412", "PreconditionFailed", "409", "ConditionalRequestConflict"}
_NO_CONDITIONS = {"501", "NotImplemented"}


@dataclass(frozen=True, slots=True)
class Retention:
    """Object lock: until when nobody (COMPLIANCE) or only a privileged role (GOVERNANCE) can remove an object."""

    mode: str
    days: int


@dataclass(frozen=True, slots=True)
class S3Options:
    endpoint: str = ""
    region: str = "us-east-1"
    part_size: int = 16 << 20
    retention: Retention | None = None
    access_key: str = ""
    secret_key: str = ""


class S3Store:
    """prefix/sha256/ab/cd/<hash>. Content is hashed before it has a key; the key is taken only while it is free."""

    def __init__(self, bucket: str, prefix: str = "", options: S3Options | None = None) -> None:
        self.bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._options = options or S3Options()
        self.client = _client(self._options)

    def key(self, sha256: str) -> str:
        name = checked_name(sha256)
        return f"{self._prefix}sha256/{name[:2]}/{name[2:4]}/{name}"

    def put(self, stream: BinaryIO, *, declared: str = "", limit: int | None = None) -> BlobInfo:
        with tempfile.SpooledTemporaryFile(max_size=self._options.part_size) as spool:
            digest, size = hashlib.sha256(), 0
            for chunk in hashed_chunks(stream, digest, limit):
                spool.write(chunk)
                size += len(chunk)
            info = BlobInfo(digest.hexdigest(), size)
            compare(declared, info.sha256)
            with _translated(info.sha256):
                if not self.exists(info.sha256):
                    self._upload(spool, info)
                self._complete(info)
        return info

    def open(self, sha256: str, start: int = 0, end: int | None = None) -> BinaryIO:
        first, stop = checked_range(self.info(sha256).size, start, end)
        if first == stop:
            return io.BytesIO()
        with _translated(sha256):
            answer = self.client.get_object(Bucket=self.bucket, Key=self.key(sha256), Range=f"bytes={first}-{stop - 1}")
        return cast(BinaryIO, answer["Body"])

    def info(self, sha256: str) -> BlobInfo:
        with _translated(sha256):
            answer = self.client.head_object(Bucket=self.bucket, Key=self.key(sha256))
        return BlobInfo(sha256, int(answer["ContentLength"]))

    def exists(self, sha256: str) -> bool:
        try:
            self.info(sha256)
        except BlobMissing:
            return False
        return True

    def verify(self, sha256: str) -> BlobInfo:
        with self.open(sha256) as stream:
            found = hash_of(stream)
        if found.sha256 != sha256:
            raise BlobCorrupt(sha256, found.sha256)
        return found

    def all(self) -> Iterator[BlobInfo]:
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=f"{self._prefix}sha256/"
        )
        with _translated(""):
            for page in pages:
                for kept in page.get("Contents", ()):
                    name = kept["Key"].rpartition("/")[2]
                    if is_name(name):
                        yield BlobInfo(name, int(kept["Size"]))

    def _complete(self, info: BlobInfo) -> None:
        """An object of another size under this key means that the store is damaged or was tampered with."""
        kept = self.info(info.sha256)
        if kept.size != info.size:
            raise BlobCorrupt(info.sha256, f"大小 {kept.size}")

    def _upload(self, spool: IO[bytes], info: BlobInfo) -> None:
        spool.seek(0)
        send = self._put_once if info.size <= self._options.part_size else self._put_parts
        try:
            send(spool, info, {"IfNoneMatch": "*"})
        except ClientError as error:
            code = _code(error)
            if code in _EXISTS:
                return
            if code not in _NO_CONDITIONS:
                raise
            spool.seek(0)
            send(spool, info, {})

    def _put_once(self, spool: IO[bytes], info: BlobInfo, condition: dict[str, str]) -> None:
        self.client.put_object(
            Bucket=self.bucket,
            Key=self.key(info.sha256),
            Body=spool.read(),
            ChecksumSHA256=base64.b64encode(bytes.fromhex(info.sha256)).decode(),
            **self._kept_as(),
            **condition,
        )

    def _put_parts(self, spool: IO[bytes], info: BlobInfo, condition: dict[str, str]) -> None:
        target = {"Bucket": self.bucket, "Key": self.key(info.sha256)}
        upload = {**target, "UploadId": self.client.create_multipart_upload(**target, **self._kept_as())["UploadId"]}
        try:
            parts: list[dict[str, Any]] = []
            while part := spool.read(self._options.part_size):
                number = len(parts) + 1
                check = base64.b64encode(hashlib.md5(part, usedforsecurity=False).digest()).decode()
                answer = self.client.upload_part(**upload, PartNumber=number, Body=part, ContentMD5=check)
                parts.append({"PartNumber": number, "ETag": answer["ETag"]})
            self.client.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts}, **condition)
        except BaseException:
            # What cannot be aborted now is removed by the bucket's rule for incomplete uploads.
            with suppress(BotoCoreError, ClientError):
                self.client.abort_multipart_upload(**upload)
            raise

    def _kept_as(self) -> dict[str, Any]:
        """Plain bytes to the store: it must never serve evidence as a page. Locked when the installation says so."""
        kept: dict[str, Any] = {"ContentType": "application/octet-stream"}
        if retention := self._options.retention:
            kept["ObjectLockMode"] = retention.mode
            kept["ObjectLockRetainUntilDate"] = clock.real_now() + timedelta(days=retention.days)
        return kept


def _client(options: S3Options) -> Any:
    # Checksums only where we ask for them: several compatible stores refuse the trailing checksums of newer clients.
    config = Config(
        s3={"addressing_style": "path"},
        connect_timeout=5,
        read_timeout=60,
        retries={"mode": "standard", "total_max_attempts": 3},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return boto3.session.Session().client(
        "s3",
        endpoint_url=options.endpoint or None,
        region_name=options.region,
        aws_access_key_id=options.access_key or None,
        aws_secret_access_key=options.secret_key or None,
        config=config,
    )


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


@contextmanager
def _translated(sha256: str) -> Iterator[None]:
    """Within the block, what the S3 client raises becomes an error of the store, in words and without addresses."""
    try:
        yield
    except ClientError as error:
        if _code(error) in _MISSING:
            raise BlobMissing(sha256) from error
        raise StorageUnavailable(f"对象存储拒绝了请求（{_code(error)}）") from error
    except BotoCoreError as error:
        raise StorageUnavailable("无法连接对象存储") from error
