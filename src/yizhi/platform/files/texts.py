"""Plain text, and text that something would run or draw."""

from __future__ import annotations

import re
from typing import BinaryIO

from yizhi.platform.files import media_types as kinds
from yizhi.platform.files.media_types import MediaType
from yizhi.platform.files.refused import FileRefused

_MOST = 64 << 20
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(r"<script|<html|<!doctype|<svg[\s>]|<\?php|<\?xml|<iframe|<object[\s>]", re.IGNORECASE)
_ENCODINGS = ("utf-8-sig", "gb18030")


def text_kind(stream: BinaryIO) -> MediaType | None:
    """Plain text in UTF-8, UTF-16 with its mark, or GB 18030; None for anything else.

    Errors: FileRefused for pages, drawings and scripts, which are text too.
    """
    stream.seek(0)
    text = _decoded(stream.read(_MOST))
    if text is None or _CONTROL.search(text):
        return None
    if text.startswith("#!") or _MARKUP.search(text):
        raise FileRefused("内容是网页、矢量图或脚本", "请截图保存为图片，或导出为 PDF 后上传")
    return kinds.TXT


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
