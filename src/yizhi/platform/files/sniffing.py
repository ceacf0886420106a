"""Whether a file is accepted: what its content is, and whether that is what its name says."""

from __future__ import annotations

from typing import BinaryIO

import puremagic

from yizhi.platform.files.active_content import refuse_double
from yizhi.platform.files.archives import office_kind
from yizhi.platform.files.media_types import (
    PDF,
    Family,
    MediaType,
    SizeLimits,
    declared_kind,
    refuse_difference,
)
from yizhi.platform.files.portable_documents import refuse_running
from yizhi.platform.files.recognition import HEAD, recognise
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.texts import text_kind

_ADVICE = "请上传照片、视频、录音、PDF、Word、Excel 或纯文本的原件"
_KNOWN = {
    ".exe": "Windows 程序", ".dll": "Windows 程序", ".elf": "Linux 程序", ".class": "Java 程序", ".jar": "Java 程序",
    ".apk": "安卓应用", ".zip": "压缩包", ".rar": "压缩包", ".7z": "压缩包", ".gz": "压缩包", ".tar": "压缩包",
    ".html": "网页", ".svg": "矢量图", ".xml": "XML 文档", ".gif": "GIF 图片", ".bmp": "BMP 图片", ".tif": "TIFF 图片",
    ".tiff": "TIFF 图片", ".avi": "AVI 视频", ".flv": "FLV 视频", ".mkv": "MKV 视频", ".wmv": "WMV 视频",
    ".doc": "旧版 Office 文档", ".xls": "旧版 Office 文档", ".msi": "Windows 安装程序", ".swf": "Flash 动画",
}  # fmt: skip


def inspect(stream: BinaryIO, filename: str, *, declared: str = "", limits: SizeLimits) -> MediaType:
    """The kind of a complete file. The stream must be seekable; its position is not kept.

    Accepted if and only if the name, the sender's media type and the content agree on one accepted kind, the size is
    within the limit of its family, and nothing in it runs. Errors: FileRefused with status 415, 413 or 422.
    """
    kind = declared_kind(filename, declared)
    limits.check(kind, stream.seek(0, 2))
    found = sniff(stream)
    refuse_difference(kind, found)
    return found


def sniff(stream: BinaryIO) -> MediaType:
    """The kind that the content itself shows. Errors: FileRefused (415) for anything not accepted or not safe."""
    found = recognise(stream) or office_kind(stream) or text_kind(stream)
    if found is None:
        raise FileRefused(f"内容识别为{_named(stream)}，不在接收范围内", _ADVICE)
    if found.family is not Family.TEXT:
        refuse_double(stream, found)
    if found is PDF:
        refuse_running(stream)
    return found


def _named(stream: BinaryIO) -> str:
    """What refused content probably is, for the sentence only; nothing is decided by it."""
    stream.seek(0)
    head = stream.read(HEAD)
    try:
        guesses = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return "未知类型"
    known = next((_KNOWN[guess.extension] for guess in guesses if guess.extension in _KNOWN), None)
    return known or "未知类型"
