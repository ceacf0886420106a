"""Office files are archives: which they are, and whether they carry anything that runs."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from yizhi.platform.files import media_types as kinds
from yizhi.platform.files.media_types import MediaType
from yizhi.platform.files.refused import FileRefused

_END = b"PK\x05\x06"
_DIRECTORY = b"PK\x01\x02"
_TAIL = 22 + 65_535
_MOST_ENTRIES = 10_000
_MOST_DIRECTORY = 4 << 20
_MOST_UNPACKED = 1 << 30
_MOST_RELATIONS = 500
_PART = 1 << 18
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_TYPES = "[Content_Types].xml"
_MAIN = (
    (b"wordprocessingml.document.main+xml", kinds.DOCX),
    (b"spreadsheetml.sheet.main+xml", kinds.XLSX),
)
_RUNNING_PARTS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/", "oleobject")
_REMOTE = (b"attachedtemplate", b"/oleobject", b"/frame", b"/subdocument")


def tail_of(stream: BinaryIO) -> bytes:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    return stream.read(_TAIL)


def directory_sizes(tail: bytes) -> tuple[int, int] | None:
    """Entries and bytes of the archive directory that ends in `tail`, or None when no archive ends there."""
    at = tail.rfind(_END)
    while at >= 0:
        record = tail[at : at + 22]
        if len(record) == 22:
            entries, size, _, comment = struct.unpack_from("<HIIH", record, 10)
            # The directory stands right before its end record; if that lies outside `tail`, the record ends the file.
            ends_file = at + 22 + comment == len(tail)
            if tail[max(0, at - size) :][:4] == _DIRECTORY if size <= at else ends_file:
                return entries, size
        at = tail.rfind(_END, 0, at)
    return None


def office_kind(stream: BinaryIO) -> MediaType | None:
    """Word or Excel, or None for any other content. Errors: FileRefused when it carries macros or active parts."""
    stream.seek(0)
    if stream.read(4) != b"PK\x03\x04":
        return None
    found = directory_sizes(tail_of(stream))
    if found is None or found[0] > _MOST_ENTRIES or found[1] > _MOST_DIRECTORY:
        return None
    try:
        with zipfile.ZipFile(stream) as archive:
            return _inspected(archive)
    except _BROKEN as error:
        raise FileRefused("办公文档已损坏或已加密，无法检查", "请取消密码、另存为新文件或导出为 PDF 后上传") from error


def _inspected(archive: zipfile.ZipFile) -> MediaType | None:
    entries = archive.infolist()
    if _TYPES not in archive.NameToInfo:
        return None
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise FileRefused("办公文档的压缩方式不符合规范，无法检查", "请另存为新文件或导出为 PDF 后上传")
    types = _start(archive, _TYPES).lower()
    kind = next((kind for mark, kind in _MAIN if mark in types), None)
    if b"macroenabled" in types or any(mark in f"/{e.filename.lower()}" for e in entries for mark in _RUNNING_PARTS):
        raise FileRefused("办公文档带有宏或内嵌程序", "请删除宏和内嵌对象，或导出为 PDF 后上传")
    if kind is None:
        return None
    relations = [entry.filename for entry in entries if entry.filename.lower().endswith(".rels")]
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED or len(relations) > _MOST_RELATIONS:
        raise FileRefused("办公文档展开后过大", "请拆分文件，或导出为 PDF 后上传")
    if any(_loads_from_outside(_start(archive, name).lower()) for name in relations):
        raise FileRefused("办公文档打开时会从外部地址加载内容", "请导出为 PDF 后上传")
    return kind


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_PART)


def _loads_from_outside(relations: bytes) -> bool:
    return any(
        b'targetmode="external"' in relation and any(mark in relation for mark in _REMOTE)
        for relation in relations.split(b"<relationship ")
    )
