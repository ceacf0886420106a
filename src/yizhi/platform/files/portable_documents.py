"""PDF files that run something when opened, or that cannot be inspected and kept for decades."""

from __future__ import annotations

import io
import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from yizhi.platform.files.refused import FileRefused

_WATCHED = frozenset({b"JavaScript", b"Launch", b"RichMedia", b"JS", b"ObjStm", b"Encrypt"})
_RUNS = re.compile(rb"/(?:JavaScript|Launch|RichMedia)(?![A-Za-z0-9])")
_ENCRYPTED = re.compile(rb"/Encrypt(?=[\s<\[(/\d])")
_ESCAPED = re.compile(rb"/([A-Za-z0-9]{0,12}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,40})")
_PACKED = re.compile(rb"/ObjStm(?![A-Za-z0-9])")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_ONE, _MOST_ALL = 16 << 20, 256 << 20
_REPRINT = "请用“打印为 PDF”重新生成后上传"

View = bytes | mmap.mmap


def refuse_running(stream: BinaryIO) -> None:
    """Accepted if and only if no script, launch action or embedded player is found, packed objects included.

    Errors: FileRefused; also for encrypted files and for packed objects that cannot be unpacked within bounds.
    """
    with _whole(stream) as view:
        if _ENCRYPTED.search(view):
            raise FileRefused("PDF 已加密，无法检查，也不能长期保存", f"请取消加密，或{_REPRINT[1:]}")
        if _disguises(view) or _RUNS.search(view):
            raise FileRefused("PDF 带有脚本或自动执行的内容", _REPRINT)
        for unpacked in _packed_objects(view):
            if _disguises(unpacked) or _RUNS.search(unpacked):
                raise FileRefused("PDF 带有脚本或自动执行的内容", _REPRINT)


@contextmanager
def _whole(stream: BinaryIO) -> Iterator[View]:
    """The content mapped from its file where there is one, so that a large PDF does not fill the memory."""
    try:
        handle = stream.fileno()
    except (io.UnsupportedOperation, AttributeError):
        stream.seek(0)
        yield stream.read()
        return
    with mmap.mmap(handle, 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped


def _disguises(view: View) -> bool:
    """A watched name written with #-escapes: nobody writes it so except to hide it."""
    return any(
        re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), found[1]) in _WATCHED
        for found in _ESCAPED.finditer(view)
    )


def _packed_objects(view: View) -> Iterator[bytes]:
    total = 0
    for found in _PACKED.finditer(view):
        start = _STREAM.search(view, found.end(), found.end() + 2048)
        if start is None:
            raise FileRefused("PDF 结构有误，无法检查", _REPRINT)
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(view[start.end() : start.end() + _MOST_ONE], _MOST_ONE)
        except zlib.error as error:
            raise FileRefused("PDF 结构有误，无法检查", _REPRINT) from error
        total += len(unpacked)
        if unpacker.unconsumed_tail or total > _MOST_ALL:
            raise FileRefused("PDF 展开后过大，无法检查", _REPRINT)
        yield unpacked
