"""Resumable upload: the tus 1.0.0 protocol, free of any web framework.

Creation, head, patch, termination, checksum and expiration. What a complete upload means, an act decides.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import BinaryIO

from yizhi.platform import clock
from yizhi.platform.files.filenames import clean_filename
from yizhi.platform.files.media_types import SizeLimits, declared_kind
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.staging import Staging, Upload, UploadBusy, UploadMissing
from yizhi.platform.files.storage.blobs import BlobError, size_text
from yizhi.platform.files.storage.reading import hashed_chunks

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,checksum,expiration"
ALGORITHMS = ("sha256", "sha1", "md5")
_NUMBER = re.compile(r"[0-9]{1,15}")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Question:
    """One request. Header names in lower case; `owner` is who is signed in, never what a header says."""

    method: str
    name: str
    headers: Mapping[str, str]
    body: BinaryIO
    owner: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""


class _Refused(Exception):
    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True, slots=True)
class Resumable:
    """The protocol over one staging folder. `address` turns the name of an upload into its URL."""

    staging: Staging
    limits: SizeLimits
    address: Callable[[str], str]
    lifetime: timedelta = timedelta(days=2)
    most_unfinished: int = 50

    def handle(self, question: Question) -> Answer:
        """Never raises for what a client sends: every error is an answer with a status and a sentence."""
        try:
            answer = self._answered(question)
        except _Refused as refused:
            answer = Answer(refused.status, text=str(refused))
        except (FileRefused, BlobError) as refused:
            answer = Answer(refused.status, text=str(refused.refusal))
        except UploadMissing:
            answer = Answer(404, text="没有这项上传，请重新开始上传。")
        except UploadBusy:
            answer = Answer(423, text="该文件正由另一个请求上传，请稍后继续。")
        always = {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}
        return Answer(answer.status, always | answer.headers, answer.text)

    def _answered(self, question: Question) -> Answer:
        if question.method == "OPTIONS":
            return self._capabilities()
        if question.headers.get("tus-resumable") != VERSION:
            return Answer(412, {"Tus-Version": VERSION}, "续传协议版本不符，请更新客户端。")
        if not question.name:
            if question.method == "POST":
                return self._create(question)
            return Answer(405, {"Allow": "POST, OPTIONS"}, "不支持的操作。")
        upload = self.staging.find(question.name, question.owner)
        if upload.expired(clock.now()):
            self.staging.remove(upload)
            return Answer(410, text="该上传已过期，请重新开始上传。")
        if question.method == "HEAD":
            return self._head(upload)
        if question.method == "PATCH":
            return self._patch(upload, question)
        if question.method == "DELETE":
            self.staging.remove(upload)
            return Answer(204)
        return Answer(405, {"Allow": "HEAD, PATCH, DELETE, OPTIONS"}, "不支持的操作。")

    def _capabilities(self) -> Answer:
        return Answer(
            204,
            {
                "Tus-Version": VERSION,
                "Tus-Extension": EXTENSIONS,
                "Tus-Max-Size": str(max(self.limits.by_family.values())),
                "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
            },
        )

    def _create(self, question: Question) -> Answer:
        """Refuses what the name, type or size already rule out, before a single byte has been sent."""
        if "upload-defer-length" in question.headers:
            raise _Refused(400, "须在开始上传时申报文件大小。")
        length = _number(question.headers, "upload-length")
        stated = _metadata(question.headers.get("upload-metadata", ""))
        filename = clean_filename(stated.get("filename", ""))
        declared_type = stated.get("filetype", "")
        self.limits.check(declared_kind(filename, declared_type), length)
        sha256 = stated.get("sha256", "").lower()
        if sha256 and not _SHA256.fullmatch(sha256):
            raise _Refused(400, "申报的哈希值应为 64 位十六进制数字。")
        if len(self.staging.unfinished(question.owner)) >= self.most_unfinished:
            raise _Refused(429, f"您有 {self.most_unfinished} 个文件尚未传完，请先完成或取消。")
        upload = self.staging.begin(
            owner=question.owner,
            length=length,
            filename=filename,
            declared_type=declared_type,
            declared_sha256=sha256,
            expires=clock.now() + self.lifetime,
        )
        return Answer(201, {"Location": self.address(upload.name), "Upload-Offset": "0", **_expiry(upload)})

    def _head(self, upload: Upload) -> Answer:
        offset = str(self.staging.offset(upload))
        return Answer(200, {"Upload-Offset": offset, "Upload-Length": str(upload.length), **_expiry(upload)})

    def _patch(self, upload: Upload, question: Question) -> Answer:
        if question.headers.get("content-type", "") != "application/offset+octet-stream":
            raise _Refused(415, "续传内容类型应为 application/offset+octet-stream。")
        claimed = _number(question.headers, "upload-offset")
        checksum = _checksum(question.headers.get("upload-checksum", ""))
        with self.staging.writing(upload) as file:
            start = file.tell()
            if claimed != start:
                raise _Refused(409, f"续传位置不一致：服务器已有 {start} 字节。请查询后从该位置继续。")
            announced = question.headers.get("content-length", "")
            if _NUMBER.fullmatch(announced) and start + int(announced) > upload.length:
                raise _Refused(413, _excess(upload, start))
            self._receive(upload, file, question.body, checksum)
            offset = self.staging.offset(upload)
        return Answer(204, {"Upload-Offset": str(offset), **_expiry(upload)})

    def _receive(self, upload: Upload, file: BinaryIO, body: BinaryIO, checksum: tuple[str, bytes] | None) -> None:
        start = file.tell()
        try:
            self.staging.append(upload, file, body, provisional=checksum is not None)
        except OverflowError as error:
            # Of a part that is refused nothing is kept: which of its bytes are the file's, nobody can say.
            file.truncate(start)
            file.seek(start)
            self.staging.settle(upload, file)
            raise _Refused(413, _excess(upload, start)) from error
        if checksum is None:
            return
        algorithm, expected = checksum
        end = file.tell()
        file.seek(start)
        digest = hashlib.new(algorithm, usedforsecurity=False)
        for _ in hashed_chunks(file, digest):
            pass
        if digest.digest() != expected:
            file.truncate(start)
            raise _Refused(460, "这一段内容在传输中损坏，请重新发送。")
        file.seek(end)
        self.staging.settle(upload, file)


def _excess(upload: Upload, start: int) -> str:
    left = upload.length - start
    told = f"服务器已有 {start} 字节，还可以接收 {left} 字节。这一段没有保存。"
    return f"内容超过申报的大小 {size_text(upload.length)}：{told}"


def _expiry(upload: Upload) -> dict[str, str]:
    moment = datetime.fromisoformat(upload.expires).astimezone(UTC)
    return {"Upload-Expires": format_datetime(moment, usegmt=True)}


def _number(headers: Mapping[str, str], name: str) -> int:
    given = headers.get(name, "")
    if not _NUMBER.fullmatch(given):
        raise _Refused(400, f"请求头 {name} 应为非负整数。")
    return int(given)


def _metadata(given: str) -> dict[str, str]:
    """Pairs of a key and base64 text, separated by commas."""
    stated = {}
    try:
        for pair in filter(None, (part.strip() for part in given.split(","))):
            key, _, value = pair.partition(" ")
            stated[key] = base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise _Refused(400, "上传说明的编码有误。") from error
    return stated


def _checksum(given: str) -> tuple[str, bytes] | None:
    if not given:
        return None
    algorithm, _, value = given.partition(" ")
    if algorithm not in ALGORITHMS:
        raise _Refused(400, f"校验算法应为 {'、'.join(ALGORITHMS)} 之一。")
    try:
        return algorithm, base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise _Refused(400, "校验值的编码有误。") from error
