"""Content that is two kinds of file at once. Refused as far as it can be told from the bytes."""

from __future__ import annotations

import re
from typing import BinaryIO

from yizhi.platform.files.archives import directory_sizes, tail_of
from yizhi.platform.files.media_types import PDF, Family, MediaType
from yizhi.platform.files.refused import FileRefused

_WINDOW = 4096
_PART = 1 << 20
_MARKUP = re.compile(rb"<script|<html|<!doctype\s|<svg[\s>]|<\?php|<iframe", re.IGNORECASE)
# Long enough not to occur by chance in the megabytes of a picture.
_HIDDEN = re.compile(rb"<script|<!doctype html|<\?php\s|rar!\x1a\x07|7z\xbc\xaf\x27\x1c", re.IGNORECASE)
_LONGEST = 16
_NEXT = "请从采集设备重新上传未经编辑的原件"


def refuse_double(stream: BinaryIO, kind: MediaType) -> None:
    """Accepted if and only if nothing of a page, a script, an archive or a PDF is found in a file of another kind.

    The start and the end of every file are searched, pictures throughout. Errors: FileRefused.
    """
    stream.seek(0)
    head = stream.read(_WINDOW)
    tail = tail_of(stream)
    if kind.family is not Family.OFFICE and directory_sizes(tail) is not None:
        raise FileRefused(f"{kind.title}后面附有压缩包", _NEXT)
    if kind is not PDF and b"%PDF-" in head[:1024]:
        raise FileRefused(f"{kind.title}中夹带 PDF", _NEXT)
    if _MARKUP.search(head) or _MARKUP.search(tail[-_WINDOW:]):
        raise FileRefused(f"{kind.title}中夹带网页或脚本", _NEXT)
    if kind.family is Family.IMAGE and _hides(stream):
        raise FileRefused(f"{kind.title}中夹带脚本或压缩包", _NEXT)


def _hides(stream: BinaryIO) -> bool:
    stream.seek(0)
    kept = b""
    while part := stream.read(_PART):
        if _HIDDEN.search(kept + part):
            return True
        kept = part[-_LONGEST:]
    return False
