"""One volume of a case as a PDF, as it stands at an instant; of an archived case for good."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.binding import bind
from yizhi.domain.cases.decision_document import PARTY_KINDS
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.volumes.contents import papers
from yizhi.domain.cases.general.volumes.order import VOLUMES, Order, order_on
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform import clock


def bound(case: GeneralCase, volume: str, at: datetime) -> bytes:
    """The order is that of the day of archiving, or of today while the file is open."""
    dossier = Dossier.of(case)
    order = order_on(clock.day(case.archived_at or at))
    lying = papers(dossier, volume, order, at)
    return bind(
        lying,
        lambda items, pages: _cover(dossier, volume, order, items, pages, at),
        at,
        title=f"案卷 {case} {VOLUMES[volume]}",
        final=case.archived_at is not None and bool(lying),
    )


def _cover(
    dossier: Dossier, volume: str, order: Order, items: list[dict[str, Any]], pages: int, at: datetime
) -> dict[str, Any]:
    case = dossier.case
    party = dossier.parties[0].party if dossier.parties else None
    archived = clock.day(case.archived_at) if case.archived_at else None
    return {
        "agency_name": case.agency.name,
        "volume": volume,
        "procedure": "general",
        "procedure_kind": "PENALTY",
        "file_number": case.archive_number or None,
        "case_name": parts.case_name(dossier),
        "party_kind": PARTY_KINDS[party.kind] if party else None,
        "party_name": "、".join(str(one) for one in dossier.parties) or "当事人待查",
        "decision_number": _decision(dossier),
        "opened_on": clock.day(case.filed_at) if case.filed_at else case.discovered_on,
        "closed_on": clock.day(case.closed_at) if case.closed_at else None,
        "outcome": _outcome(dossier),
        "handlers": f"{case.lead.name}、{case.co.name}",
        "filed_on": archived,
        "retention": case.retention or None,
        "item_count": len(items),
        "page_count": pages,
        "items": items,
        "state_note": _note(dossier, order, at),
        "compiled_by": case.lead.name if archived else None,
        "checked_by": case.co.name if archived else None,
        "compiled_on": archived,
    }


def _decision(dossier: Dossier) -> str | None:
    if dossier.papers:
        return "、".join(paper.document.number for paper in dossier.papers)
    return "本案未作出处理决定书" if dossier.case.closed_at else None


def _outcome(dossier: Dossier) -> str | None:
    case = dossier.case
    if dossier.decision is not None:
        return parts.handling(dossier, dossier.decision.proposal).removeprefix("建议")
    return str(case.get_closing_reason_display()) if case.closing_reason else None


def _note(dossier: Dossier, order: Order, at: datetime) -> str:
    case = dossier.case
    said = []
    if case.archived_at is None:
        said.append(f"本卷于{clock.local(at):%Y年%-m月%-d日%-H时%M分}按当时的办理记录打印，尚未归档。")
        said.append(f"案件现处于“{case.present_state.title}”。")
    else:
        said.append(f"本卷材料齐全，于{clock.local(case.archived_at):%Y年%-m月%-d日}归档。")
    said.append(f"卷内材料的排列：{order.title}。")
    later = sum(1 for one in dossier.remedies if case.archived_at and one.accepted_on > clock.day(case.archived_at))
    if later:
        said.append(f"归档后登记行政复议、行政诉讼{later}件，见“行政复议、行政诉讼情况”。")
    number = dossier.case.file_corrections.filter(notice=None).count()
    said.append(f"归档、结案后更正{number}次，见正卷“案卷更正记录”。" if number else "没有更正记录。")
    return "\n".join(said)
