"""The whole file of a simple case as one PDF for printing, in the order of a bound file.

Cover and index, decision as issued, its handing over, evidence, execution, trail, back sheet. Cover, index and back
sheet bear no page numbers; all other pages bear those of the file. The decision's own bytes are attached as well.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter

from yizhi.domain.cases import case_file_parts as parts
from yizhi.domain.cases.amounts import words
from yizhi.domain.cases.decision_document import PARTY_KINDS
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.officers import named
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.documents.issue import preview
from yizhi.platform.documents.rendering.glyphs import substituted
from yizhi.platform.documents.rendering.typesetter import default_typesetter
from yizhi.platform.files.storage.blobs import BlobError

_TEMPLATES = Path(__file__).parent / "print"


@dataclass(frozen=True, slots=True)
class Bound:
    """A part with its pages set: what the index says of it."""

    title: str
    number: str
    dated: Any
    remark: str
    pages: list[PageObject]


def printed(case: SimpleCase, at: datetime) -> bytes:
    """The file as it stands at the instant. Errors: ActRefused when the decision's original cannot be read."""
    original = _original(case)
    bound = _bound(case, original, at)
    sheets = _pages(preview("D64", at.date(), _cover(case, bound, at)))
    writer = PdfWriter()
    _add(writer, "封面和目录", sheets[:-1])
    numbers = iter(_pages(_set("page_numbers.typ", {"total": sum(len(one.pages) for one in bound)}, at)))
    for one in bound:
        _add(writer, one.title, one.pages)
        for page in writer.pages[-len(one.pages) :]:
            page.merge_page(next(numbers))
    _add(writer, "备考表", sheets[-1:])
    if case.decision is not None and original is not None:
        writer.add_attachment(f"{case.decision.number}.pdf", original)
    writer.add_metadata({"/Title": f"案卷 {case}", "/Producer": "yizhi"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _bound(case: SimpleCase, original: bytes | None, at: datetime) -> list[Bound]:
    found: list[Bound] = []
    decision = case.decision
    if decision is not None and original is not None:
        found.append(Bound(decision.name, decision.number, clock.day(decision.issued_at), "原件", _pages(original)))
    for part in (parts.signing(case), parts.evidence(case), parts.execution(case), parts.trail(case)):
        if part is not None:
            meta = {"name": part.title, "number": None, "variant": "full"}
            pages = _pages(_set("part.typ", {"data": part.data(), "meta": meta}, at))
            found.append(Bound(part.title, "", part.dated, part.remark, pages))
    return found


def _cover(case: SimpleCase, bound: list[Bound], at: datetime) -> dict[str, Any]:
    """The items of the cover that are known; what only the archive decides stays marked as missing."""
    party = case.party
    decided = case.issued_at or at
    handlers = "、".join(named(person, decided).name for person in (case.lead_id, case.co_id))
    return {
        "agency_name": case.agency.name,
        "volume": "main",
        "procedure": "simple",
        "case_name": f"{str(party.name) if party else ''}{case.item_name}案",
        "party_kind": PARTY_KINDS[party.kind] if party else None,
        "party_name": str(party.name) if party else None,
        "decision_number": case.decision.number if case.decision else None,
        "opened_on": clock.day(case.opened_at),
        "closed_on": clock.day(case.closed_at) if case.closed_at else None,
        "outcome": words(case.penalty, case.fine_fen) if case.issued_at else None,
        "handlers": handlers,
        "item_count": len(bound),
        "page_count": sum(len(one.pages) for one in bound),
        "items": _index(bound),
        "state_note": _note(case, at),
    }


def _index(bound: list[Bound]) -> list[dict[str, Any]]:
    rows, first = [], 1
    for one in bound:
        last = first + len(one.pages) - 1
        pages = str(first) if last == first else f"{first}-{last}"
        row = {"number": one.number, "title": one.title, "dated_on": one.dated, "pages": pages, "remark": one.remark}
        rows.append(row)
        first = last + 1
    return rows


def _note(case: SimpleCase, at: datetime) -> str:
    said = [f"本卷于{clock.local(at):%Y年%-m月%-d日%-H时%M分}按当时的办理记录打印，尚未归档。"]
    if case.decision is not None:
        said.append(
            f"决定书原件的哈希值（SHA-256）为{parts.in_halves(case.decision.sha256)}，原件同时附在本电子文件内。"
        )
    return "\n".join([*said, f"案件现处于“{case.present_state.title}”。"])


def _original(case: SimpleCase) -> bytes | None:
    if case.decision is None:
        return None
    try:
        return parts.exact(case.decision.sha256)
    except BlobError as error:
        raise ActRefused(error.refusal) from error


@cache
def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _set(name: str, payload: dict[str, Any], at: datetime) -> bytes:
    """What a person typed is data here as well; a character without a font prints as 〓, the original keeps it."""
    engine = default_typesetter()
    return engine.pdf(_source(name), substituted(payload, engine.chain), at)


def _pages(content: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(content)).pages)


def _add(writer: PdfWriter, title: str, pages: list[PageObject]) -> None:
    for number, page in enumerate(pages):
        added = writer.add_page(page)
        if number == 0:
            writer.add_outline_item(title=title, page_number=added)
