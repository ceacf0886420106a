"""The whole file of one illegal building as a volume of its own, apart from the case in which the fine was imposed."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases import case_file_parts as parts
from yizhi.domain.cases.binding import Bound, bind, pages_of, set_part
from yizhi.domain.cases.buildings import sheets
from yizhi.domain.cases.decision_document import PARTY_KINDS
from yizhi.domain.cases.models.building import Building
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.models import Document
from yizhi.platform.files.storage.blobs import BlobError


def printed(one: Building, at: datetime) -> bytes:
    """Cover, index, finding, every paper with its receipts in the order of issue, photographs, trail, back sheet.

    As it stands at the instant, of an archived file for good.
    Errors: ActRefused when an original cannot be read any more.
    """
    papers = [_paper(each) for each in documents.of_record(one.pk)]
    made = (*sheets.of(one), parts.evidence(one), parts.trail(one))
    lying = [*papers, *(set_part(part, at) for part in made if part is not None)]
    title = f"违法建筑处置案卷 {one.place}"
    return bind(
        lying, lambda items, pages: _cover(one, items, pages, at), at, title=title, final=one.archived_at is not None
    )


def _paper(one: Document) -> Bound:
    try:
        pages = pages_of(parts.exact(one.sha256))
    except BlobError as error:
        raise ActRefused(error.refusal) from error
    return Bound(one.name, one.number, clock.day(one.issued_at), "原件", pages)


def _cover(one: Building, items: list[dict[str, Any]], pages: int, at: datetime) -> dict[str, Any]:
    """What only the archive decides stays marked as missing until then."""
    archived = clock.day(one.archived_at) if one.archived_at else None
    return {
        "agency_name": one.agency.name,
        "volume": "main",
        "procedure": "building",
        "procedure_kind": "BUILDING",
        "case_name": f"{one.party.name}{one.item_name}案",
        "party_kind": PARTY_KINDS[one.party.kind],
        "party_name": str(one.party.name),
        "file_number": one.archive_number or None,
        "decision_number": one.order.number if one.order else None,
        "opened_on": clock.day(one.opened_at),
        "closed_on": clock.day(one.ended_at) if one.ended_at else None,
        "outcome": _outcome(one),
        "handlers": f"{one.lead.name}、{one.co.name}",
        "item_count": len(items),
        "page_count": pages,
        "items": items,
        "state_note": _note(one, at),
        "filed_on": archived,
        "retention": one.retention or None,
        "compiled_by": one.lead.name if archived else None,
        "checked_by": one.co.name if archived else None,
        "compiled_on": archived,
    }


def _outcome(one: Building) -> str | None:
    if one.upheld is False:
        return f"{one.get_order_kind_display()}；处置决定经行政复议、行政诉讼被撤销、变更或者确认违法"
    ended = "已依法强制拆除" if one.demolished_at else one.end_reason
    said = [one.get_order_kind_display() if one.order_kind else "", ended]
    return "；".join(part.rstrip("。") for part in said if part) or None


def _note(one: Building, at: datetime) -> str:
    if one.archived_at is None:
        said = [
            f"本卷于{clock.local(at):%Y年%-m月%-d日%-H时%M分}按当时的办理记录打印，尚未归档。",
            f"现处于“{one.present_state.title}”。",
        ]
    else:
        said = [f"本卷材料齐全，于{clock.local(one.archived_at):%Y年%-m月%-d日}归档。"]
    said.append("卷内材料的排列：文书按办理时间先后，其后为认定、复议诉讼情况、照片和办理过程记录。")
    if one.case is not None:
        said.append(f"罚款另案办理（{one.case.filing_number or '拟立案'}），见该案案卷。")
    return "\n".join(said)
