"""The pages of an issued PDF as pictures, for phones whose browser shows no PDF. Made from the very bytes issued."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import cast

import typst

from yizhi.platform.documents.store import opened

PIXELS_PER_INCH = 130
MOST_PAGES = 20
_FILE = "document.pdf"


class NoSuchPage(LookupError):
    """The document has fewer pages."""


def page_count(sha256: str) -> int:
    """How many pages the document under this hash has, at most MOST_PAGES. Errors: BlobError."""
    return len(_pages(sha256))


def page_picture(sha256: str, number: int) -> bytes:
    """Page `number`, counted from 1, as PNG. Errors: NoSuchPage, BlobError."""
    pages = _pages(sha256)
    if not 1 <= number <= len(pages):
        raise NoSuchPage(number)
    return pages[number - 1]


@lru_cache(maxsize=64)
def _pages(sha256: str) -> tuple[bytes, ...]:
    """Content never changes under its hash, so its pictures may be kept. Only our own issued PDFs come here."""
    with tempfile.TemporaryDirectory() as folder, opened(sha256) as stream:
        Path(folder, _FILE).write_bytes(stream.read())
        found: list[bytes] = []
        for number in range(1, MOST_PAGES + 1):
            try:
                found.append(_drawn(folder, number))
            except typst.TypstError as error:
                if "does not exist" in str(error):
                    break
                raise
        return tuple(found)


def _drawn(folder: str, number: int) -> bytes:
    source = f'#set page(width: 210mm, height: 297mm, margin: 0pt)\n#image("{_FILE}", page: {number}, width: 100%)'
    made = typst.Compiler(root=folder).compile(input=source.encode(), format="png", ppi=PIXELS_PER_INCH)
    return cast(bytes, made)
