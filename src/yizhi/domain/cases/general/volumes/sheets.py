"""Parts of a file that are no issued documents: evidence, a hearing not attended, payments, source, corrections."""

from collections.abc import Iterator
from typing import Any

from yizhi.domain.cases.case_file_parts import Part, exact, in_halves, piece
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import Evidence
from yizhi.domain.cases.models.terms import Element
from yizhi.platform import clock
from yizhi.platform.documents.rendering.values import day, moment, money
from yizhi.platform.files.queries import files_of
from yizhi.platform.files.storage.blobs import BlobError

PDF = "application/pdf"


def source(dossier: Dossier) -> Part:
    """Where the case came from. Whoever reported it is not named: that identity stays with the clue."""
    case = dossier.case
    facts = [
        ("案件来源", case.get_source_display()),
        ("发现日期", day(case.discovered_on)),
        ("违法时间", moment(case.occurred_at)),
        ("违法地点", case.place),
        ("案情", str(case.facts or "未录入")),
    ]
    return Part("案件来源材料", case.discovered_on, facts=facts)


def evidence(dossier: Dossier, order: tuple[str, ...]) -> Iterator[tuple[Part, bytes | None]]:
    """Each piece with its sheet, and the pages of its own when it is a PDF. Excluded ones are kept and say so."""
    place = {kind: number for number, kind in enumerate(order)}
    for one in sorted(dossier.evidence, key=lambda e: (place.get(e.kind, len(place)), e.number)):
        yield _sheet(one), _own_pages(one)
    listed = {one.file_id for one in dossier.evidence}
    rest = [file for file in files_of(dossier.case.pk) if file.pk not in listed]
    if rest:
        pictures = [piece(number, file) for number, file in enumerate(rest, 1)]
        yield Part(f"其他现场材料（{len(rest)}件）", clock.day(rest[0].received_at), pictures=pictures), None


def _sheet(one: Evidence) -> Part:
    facts = [
        ("证据种类", str(one.get_kind_display())),
        ("来源", str(one.get_source_display()) + (f"（{one.origin_agency}）" if one.origin_agency else "")),
        ("取得时间、地点", f"{moment(one.collected_at)}，{one.place}"),
        ("取证人及执法证号", "；".join(f"{who.name} {number}" for who, number in _collectors(one))),
        ("证明事项", "、".join(str(Element(code).label) for code in one.proves)),
    ]
    if one.content:
        facts.append(("内容摘要", str(one.content)))
    if one.is_copy:
        checked = "已与原件核对一致" if one.copy_checked else "尚未与原件核对"
        facts.append(("复制件", f"原件存放于{one.original_location}，{checked}"))
    facts.append(("查证", f"{one.get_legality_display()}。{one.verification}"))
    if one.file is not None and one.file.is_picture:
        drawn = piece(one.number, one.file)
        return Part(f"证据{one.number}　{one.name}", _day(one), pictures=[drawn | {"facts": [*facts, *drawn["facts"]]}])
    if one.sha256:
        facts.append(("原件哈希值（SHA-256）", in_halves(one.sha256)))
    return Part(f"证据{one.number}　{one.name}", _day(one), facts=facts)


def _collectors(one: Evidence) -> Iterator[tuple[Any, str]]:
    yield from zip((one.first, one.second), one.certificates, strict=False)


def _day(one: Evidence) -> Any:
    return clock.day(one.collected_at)


def _own_pages(one: Evidence) -> bytes | None:
    """A PDF's own bytes; None for anything else, and where the original cannot be read (the sheet has its hash)."""
    if one.file is None or one.file.media_type != PDF:
        return None
    try:
        return exact(one.sha256)
    except BlobError:
        return None


def hearings(dossier: Dossier) -> Iterator[Part]:
    """A hearing to which the party did not come: it has no minutes to sign."""
    for one in dossier.hearings:
        if one.outcome != "WAIVED" or one.held_at is None:
            continue
        people = f"主持人{one.chair.name if one.chair else ''}，记录员{one.clerk.name if one.clerk else ''}"
        facts = [
            ("时间、地点", f"{moment(one.held_at)}，{one.place}"),
            ("人员", people),
            ("结果", str(one.get_outcome_display())),
        ]
        if one.minutes:
            facts.append(("情况", str(one.minutes)))
        yield Part("听证终止记录", clock.day(one.held_at), facts=facts)


def execution(dossier: Dossier) -> Iterator[Part]:
    """Every payment as it was entered; nothing where nothing was to be paid or nothing came in."""
    facts = []
    for one in dossier.payments:
        more = f"，其中加处罚款{money(one.surcharge_fen)}" if one.surcharge_fen else ""
        facts.append(
            (day(one.paid_on), f"{money(one.amount_fen)}{more}，{one.get_channel_display()}，票据{one.receipt_no}")
        )
    if facts:
        yield Part("罚没款缴纳凭证记录", dossier.payments[-1].paid_on, facts=facts)


def remedies(dossier: Dossier) -> Iterator[Part]:
    """Each reconsideration or suit against the decision, from the acceptance to the result."""
    for one in dossier.remedies:
        facts = [
            ("申请人、原告", str(one.applicant) if one.applicant else "当事人"),
            ("受理机关、案号", "，".join(part for part in (one.body, one.reference) if part) or "未登记"),
            ("受理日期", day(one.accepted_on)),
            ("答复、答辩", f"{day(one.answered_on)}，{one.answer_note}" if one.answered_on else "未登记"),
            ("结果", f"{day(one.ended_on)}，{one.get_result_display()}" if one.ended_on else "尚未终结"),
        ]
        if one.remark:
            facts.append(("说明", one.remark))
        if one.refund_fen:
            back = f"，{day(one.refunded_on)}退还，凭证{one.refund_voucher}" if one.refunded_on else "，尚未退还"
            facts.append(("应退款", f"{money(one.refund_fen)}{back}"))
        yield Part(f"{one.get_kind_display()}情况", one.accepted_on, facts=facts)


def corrections(dossier: Dossier) -> Iterator[Part]:
    """Of the closed file; a paper that was corrected by another paper lies there with it."""
    for one in dossier.case.file_corrections.filter(notice=None).select_related("corrected_by", "document"):
        paper = f"{one.document.name} {one.document.number}" if one.document else "案卷记录"
        facts = [
            ("更正的文书", paper),
            ("原记载", str(one.wrong)),
            ("更正为", str(one.right)),
            ("理由", one.reason),
            ("批准人、时间", f"{one.corrected_by.name}，{moment(one.corrected_at)}"),
        ]
        yield Part(f"案卷更正记录（第{one.number}次）", clock.day(one.corrected_at), facts=facts)
