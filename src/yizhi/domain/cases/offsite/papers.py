"""S03 电子技术监控记录审核表 and S04 违法事实告知书."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.decision_document import PARTY_KINDS
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.offsite import DeviceRecord
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.statute.party import age_on


def _device(record: DeviceRecord) -> dict[str, Any]:
    device = record.device
    return {
        "agency_name": record.agency.name,
        "device": f"{device.number}（{device.get_kind_display()}）",
        "place": device.place,
        "captured_at": record.captured_at,
    }


def review(record: DeviceRecord, points: dict[str, bool], *, accepted: bool, at: datetime) -> dict[str, Any]:
    """S03: the four qualities, the device as of that day, two officers."""
    device, day = record.device, org.day_of(record.captured_at)
    as_of = {
        "设备经法制审核、技术审核，设置地点已向社会公布": device.published_on is not None
        and device.published_on <= day,
        "记录当日检定、校准证书有效": device.calibrated_on(day),
    }
    people = [person for person in (record.reviewer_id, record.second_id) if person is not None]
    return {
        **_device(record),
        "item": record.item_name,
        "content": str(record.content),
        "checklist": [
            {"point": title, "result": "符合" if met else "不符合"}
            for title, met in {**as_of, **{f"记录{one}": met for one, met in points.items()}}.items()
        ],
        "sha256": record.sha256 or None,
        "result": "符合要求，可以作为证据" if accepted else "不符合要求，不得作为行政处罚的证据",
        "opinion": record.review,
        "officers": [parts.officer(person, at) for person in people],
        "made_on": at.date(),
    }


def told(record: DeviceRecord, demand: str, at: datetime) -> dict[str, Any]:
    """S04: what was recorded, when, where, by which device, what it offends, and how to look, speak and mend it."""
    party = record.party
    if party is None:
        raise LookupError("没有当事人")
    born = subjects.born_on(party)
    item = norms.version_of(record.item_code, org.day_of(record.captured_at))
    people = [person for person in (record.reviewer_id, record.second_id) if person is not None]
    return {
        **_device(record),
        "party_kind": PARTY_KINDS[party.kind],
        "party_name": str(party.name),
        "party_identity_kind": party.identity_type,
        "party_identity_number": str(party.identity_number or "未能提供"),
        "party_representative": str(party.representative or "") or None,
        "party_address": str(party.address or "未能提供"),
        "party_is_minor": born is not None and age_on(born, clock.day(record.captured_at)) < 18,
        "facts": str(record.content),
        "violated_norm": parts.in_full(item.violation_citation) if item else record.item_name,
        "demand": demand,
        "correct_by": record.correct_by,
        "slight": "yes" if record.slight else "no",
        "officers": [parts.officer(person, at) for person in people],
        "issued_on": at.date(),
    }
