"""The whole file of a simple case as one PDF for printing, in the order of a bound file.

Cover and index, decision as issued, its handing over, evidence, execution, trail, back sheet. The decision's own bytes
are attached as well.
"""

from datetime import datetime
from typing import Any

from yizhi.domain.cases import case_file_parts as parts
from yizhi.domain.cases.amounts import words
from yizhi.domain.cases.binding import Bound, bind, pages_of, set_part
from yizhi.domain.cases.decision_document import PARTY_KINDS
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.officers import named
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.files.storage.blobs import BlobError


def printed(case: SimpleCase, at: datetime) -> bytes:
    """The file as it stands at the instant. Errors: ActRefused when the decision's original cannot be read."""
    original = _original(case)
    enclosed = {f"{case.decision.number}.pdf": original} if case.decision is not None and original is not None else {}
    return bind(
        _bound(case, original, at),
        lambda items, pages: _cover(case, items, pages, at),
        at,
        title=f"案卷 {case}",
        enclosed=enclosed,
    )


def _bound(case: SimpleCase, original: bytes | None, at: datetime) -> list[Bound]:
    found: list[Bound] = []
    decision = case.decision
    if decision is not None and original is not None:
        found.append(Bound(decision.name, decision.number, clock.day(decision.issued_at), "原件", pages_of(original)))
    made = (parts.signing(case), parts.evidence(case), parts.execution(case), parts.trail(case))
    return [*found, *(set_part(part, at) for part in made if part is not None)]


def _cover(case: SimpleCase, items: list[dict[str, Any]], pages: int, at: datetime) -> dict[str, Any]:
    """The items of the cover that are known; what only the archive decides stays marked as missing."""
    party = case.party
    decided = case.issued_at or at
    handlers = "、".join(named(person, decided).name for person in (case.lead_id, case.co_id))
    return {
        "agency_name": case.agency.name,
        "volume": "main",
        "procedure": "simple",
        "procedure_kind": "PENALTY",
        "case_name": f"{str(party.name) if party else ''}{case.item_name}案",
        "party_kind": PARTY_KINDS[party.kind] if party else None,
        "party_name": str(party.name) if party else None,
        "decision_number": case.decision.number if case.decision else None,
        "opened_on": clock.day(case.opened_at),
        "closed_on": clock.day(case.closed_at) if case.closed_at else None,
        "outcome": words(case.penalty, case.fine_fen) if case.issued_at else None,
        "handlers": handlers,
        "item_count": len(items),
        "page_count": pages,
        "items": items,
        "state_note": _note(case, at),
    }


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
