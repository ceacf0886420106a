"""Reading streams while hashing, limiting or checking them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO

from yizhi.platform.files.storage.blobs import CHUNK, BlobCorrupt, BlobInfo, BlobMismatch, BlobTooLarge


def hashed_chunks(stream: BinaryIO, into: hashlib._Hash, limit: int | None = None) -> Iterator[bytes]:
    """The stream in chunks, each hashed before it is handed on. Errors: BlobTooLarge once more than `limit` arrived."""
    seen = 0
    while chunk := stream.read(CHUNK):
        seen += len(chunk)
        if limit is not None and seen > limit:
            raise BlobTooLarge(limit)
        into.update(chunk)
        yield chunk


def hash_of(stream: BinaryIO) -> BlobInfo:
    """Hash and size of everything from the present position."""
    digest, size = hashlib.sha256(), 0
    for chunk in hashed_chunks(stream, digest):
        size += len(chunk)
    return BlobInfo(digest.hexdigest(), size)


def compare(declared: str, found: str) -> None:
    """Errors: BlobMismatch when something was declared and it is not what was found."""
    if declared and declared.lower() != found:
        raise BlobMismatch(declared, found)


class Window(io.RawIOBase):
    """A stream that ends after `length` bytes."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream = stream
        self._left = length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(min(len(view), self._left))
        view[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in chunks, closed at the end."""
    with stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def checked_chunks(stream: BinaryIO, expected: BlobInfo) -> Iterator[bytes]:
    """The whole content in chunks; the last one is handed on only if the hash of all of it is the expected one.

    Errors: BlobCorrupt before the last chunk, so that a damaged file never arrives complete.
    """
    digest, size, held = hashlib.sha256(), 0, b""
    with stream:
        for chunk in hashed_chunks(stream, digest):
            size += len(chunk)
            if held:
                yield held
            held = chunk
    if digest.hexdigest() != expected.sha256 or size != expected.size:
        raise BlobCorrupt(expected.sha256, digest.hexdigest())
    if held:
        yield held
