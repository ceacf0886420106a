"""D57 案件移送函, D59 处理结果抄告函, D05 管辖协商（协调）记录."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import Side
from yizhi.platform import clock
from yizhi.platform.documents.numbering import Issuer
from yizhi.platform.documents.rendering.values import day


def issuer(agency: Any) -> Issuer:
    return Issuer(agency.pk, agency.name, agency.document_abbreviation)


def letter(one: Transfer, at: datetime) -> dict[str, Any]:
    """D57, with the list of what goes along; the receipt at its foot is signed on paper or on screen."""
    return {
        "agency_name": one.sender.name,
        "receiver": one.receiver.name,
        "title": one.title,
        "party": str(one.party or "") or None,
        "found_at": one.found_at,
        "place": one.place,
        "facts": str(one.facts),
        "measures_taken": one.measures_taken or None,
        "reason": one.reason,
        "evidence": [
            {
                "number": str(item.origin_number),
                "kind": str(item.get_kind_display()),
                "name": item.name,
                "sha256": item.sha256[:16] or "没有电子文件",
            }
            for item in one.items
        ],
        "officers": [parts.officer(person, one.found_at) for person in (one.first_id, one.second_id)],
        "issued_on": at.date(),
    }


def copy(one: Transfer, execution: str, at: datetime) -> dict[str, Any]:
    """D59: what became of the matter, for the agency that handed it over."""
    return {
        "agency_name": one.receiver.name,
        "receiver": one.sender.name,
        "title": one.title,
        "letter_number": one.document.number if one.document else None,
        "result": one.result,
        "result_number": one.result_number or None,
        "result_on": one.result_on,
        "served_on": one.served_on,
        "execution": execution or None,
        "issued_on": at.date(),
    }


def _positions(one: Transfer) -> str:
    return "\n".join(
        f"{said['agency']}（{day(date.fromisoformat(said['on']))}）：{said['text']}" for said in one.positions
    )


def settlement(one: Transfer, agency: Any, how: str, on: date) -> dict[str, Any]:
    """D05: what was disputed, what each said, who filed first, and who handles it."""
    handles = one.sender if one.handler == Side.SENDER else one.receiver
    return {
        "agency_name": agency.name,
        "title": one.title,
        "one": one.sender.name,
        "other": one.receiver.name,
        "one_filed_on": one.sender_filed_on,
        "other_filed_on": one.receiver_filed_on,
        "disputed_on": clock.day(one.disputed_at) if one.disputed_at else None,
        "positions": _positions(one),
        "how": how,
        "handler": handles.name,
        "reason": one.settlement,
        "made_on": on,
    }
