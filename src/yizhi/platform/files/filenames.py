"""Names that come with files: kept for people, never used as paths."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_MAXIMUM = 120
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def clean_filename(given: str) -> str:
    """The last part of the given name without what could deceive a reader or a system: folders, control and direction
    characters, reserved signs. Keeps Chinese and the extension; at most 120 characters; never empty.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    # Category C: control, format (hides or turns text), surrogate, private use, unassigned.
    name = "".join(character for character in name if unicodedata.category(character)[0] != "C")
    name = _FORBIDDEN.sub("_", " ".join(name.split())).strip(". ")
    stem, dot, extension = name.rpartition(".")
    if dot and len(extension) <= 10:
        return f"{stem[: _MAXIMUM - len(extension) - 1] or '文件'}.{extension}"
    return name[:_MAXIMUM] or "文件"


def disposition(filename: str, *, inline: bool) -> str:
    """The Content-Disposition header for a clean name: RFC 6266 with a plain fallback, safe for Chinese names."""
    name = clean_filename(filename)
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
