"""Binding papers into one volume: cover and index, the papers under running page numbers, back sheet.

Cover, index and back sheet bear no page numbers; all other pages bear those of the volume.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter

from yizhi.platform.documents.catalogue import definition
from yizhi.platform.documents.rendering.glyphs import substituted
from yizhi.platform.documents.rendering.render import render
from yizhi.platform.documents.rendering.typesetter import default_typesetter

_TEMPLATES = Path(__file__).parent / "print"
Cover = Callable[[list[dict[str, Any]], int], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Bound:
    """A paper with its pages set: what the index says of it."""

    title: str
    number: str
    dated: Any
    remark: str
    pages: Sequence[PageObject] = field(repr=False)


def bind(
    papers: Sequence[Bound],
    cover: Cover,
    at: datetime,
    *,
    title: str,
    enclosed: Mapping[str, bytes] | None = None,
    final: bool = False,
) -> bytes:
    """One PDF. `cover` gives the items of D64 for the lines of the index and the number of pages.

    `enclosed` files are attached byte for byte. A file that is not `final` shows on its cover what is still missing.
    """
    total = sum(len(one.pages) for one in papers)
    items = cover(_index(papers), total)
    sheets = pages_of(
        render(definition("D64"), at.date(), items, variant="full" if final else "draft", issued_at=at).pdf
    )
    writer = PdfWriter()
    _add(writer, "封面和目录", sheets[:-1])
    numbers = iter(pages_of(typeset("page_numbers.typ", {"total": total}, at)) if total else ())
    for one in papers:
        _add(writer, one.title, one.pages)
        for page in writer.pages[-len(one.pages) :]:
            page.merge_page(next(numbers))
    _add(writer, "备考表", sheets[-1:])
    for name, content in (enclosed or {}).items():
        writer.add_attachment(name, content)
    writer.add_metadata({"/Title": title, "/Producer": "yizhi"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def typeset(name: str, payload: dict[str, Any], at: datetime) -> bytes:
    """What a person typed is data here as well; a character without a font prints as 〓, the original keeps it."""
    engine = default_typesetter()
    return engine.pdf(_source(name), substituted(payload, engine.chain), at)


def set_part(part: Any, at: datetime) -> Bound:
    """A part of the file that is no issued document, set as a sheet of its own."""
    payload = {"data": part.data(), "meta": {"name": part.title, "number": None, "variant": "full"}}
    return Bound(part.title, "", part.dated, part.remark, pages_of(typeset("part.typ", payload, at)))


def pages_of(content: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(content)).pages)


def _index(papers: Sequence[Bound]) -> list[dict[str, Any]]:
    rows, first = [], 1
    for one in papers:
        last = first + len(one.pages) - 1
        pages = str(first) if last == first else f"{first}-{last}"
        row = {"number": one.number, "title": one.title, "dated_on": one.dated, "pages": pages, "remark": one.remark}
        rows.append(row)
        first = last + 1
    return rows


@cache
def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _add(writer: PdfWriter, title: str, pages: Sequence[PageObject]) -> None:
    for number, page in enumerate(pages):
        added = writer.add_page(page)
        if number == 0:
            writer.add_outline_item(title=title, page_number=added)
