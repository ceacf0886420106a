"""What the papers of an illegal building say: D23, S08, S05, D51, D53, S09, S10, and the receipt."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.buildings.rules import Demolition
from yizhi.domain.cases.decision_document import PARTY_KINDS
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.building import Building, BuildingService, Zone
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.statute.party import age_on

Data = dict[str, Any]
_PLANNING = "《中华人民共和国城乡规划法》"
RECIPIENTS = "市场监督管理、税务、文化旅游、应急管理、公安等部门，供电、供水、供气等单位"


def _party(one: Building) -> Data:
    party = one.party
    born = subjects.born_on(party)
    return {
        "party_kind": PARTY_KINDS[party.kind],
        "party_name": str(party.name),
        "party_identity_kind": party.identity_type,
        "party_identity_number": str(party.identity_number or "未能提供"),
        "party_representative": str(party.representative or "") or None,
        "party_address": str(party.address or "未能提供"),
        "party_is_minor": born is not None and age_on(born, one.found_on) < 18,
    }


def _letter(one: Building) -> Data:
    return {"agency_name": one.agency.name, **_party(one)}


def _building(one: Building) -> Data:
    return {"place": one.place, "building": f"{one.description}，面积{one.area.normalize():f}平方米"}


def _remedies(one: Building, day: date) -> Data:
    found = parts.remedies(one, day)  # type: ignore[arg-type]
    return {"reconsideration_agency": found["reconsideration_agency"], "court": found["court"]}


def _norm(one: Building) -> str:
    version = norms.version_of(one.item_code, one.found_on)
    return parts.in_full(version.violation_citation) if version else one.item_name


def _basis(one: Building) -> str:
    if one.zone == Zone.VILLAGE:
        return f"{_PLANNING}第六十五条、《浙江省违法建筑处置规定》第十三条"
    place = {"CORRECT": "第十条", "DEMOLISH": "第十一条", "CONFISCATE": "第十二条"}.get(one.order_kind, "第九条")
    return f"{_PLANNING}第六十四条、《浙江省违法建筑处置规定》{place}"


def officers(one: Building, at: datetime) -> list[Data]:
    return [parts.officer(person, at) for person in (one.lead_id, one.co_id)]


def stop(one: Building, at: datetime) -> Data:
    town = one.zone == Zone.TOWN
    said = "由人民政府责成有关部门采取拆除继续建设部分的措施" if town else "本机关将依法处理"
    place = "第六十四条、《浙江省违法建筑处置规定》第九条" if town else "第六十五条"
    return {
        **_letter(one),
        **_building(one),
        "violated_norm": _norm(one),
        "basis": f"{_PLANNING}{place}",
        "consequence": said,
        "officers": officers(one, at),
        **_remedies(one, at.date()),
        "issued_on": at.date(),
    }


def order(one: Building, demand: str, at: datetime) -> Data:
    """S08: facts, reasons, basis, redress (第十四条第二款)."""
    ground = f"（{one.get_ground_display()}）" if one.ground else ""
    return {
        **_letter(one),
        **_building(one),
        "finding": f"经认定，属于{one.get_finding_display()}{ground}。{one.finding_reason}",
        "violated_norm": _norm(one),
        "statement": f"{one.statement}　复核意见：{one.reply}",
        "basis": _basis(one),
        "order_kind": one.order_kind,
        "demand": demand,
        "due_on": one.due_on,
        **_remedies(one, at.date()),
        "issued_on": at.date(),
    }


def demand(one: Building, due_on: date, at: datetime) -> Data:
    return {
        **_letter(one),
        "case_name": one.item_name,
        "duty": f"{one.order.number if one.order else ''}责令限期拆除{one.place}的{one.description}。",
        "due_on": due_on,
        "manner": "自行拆除；确有困难的，书面说明情况",
        "stage": "FIRST",
        "consequence": "强制拆除",
        "issued_on": at.date(),
    }


def execution(one: Building, manner: str, time: str, statement: str, at: datetime) -> Data:
    """D51: the five items of article 37."""
    return {
        **_letter(one),
        "decision_number": one.order.number if one.order else "",
        "served_on": one.order_served_on,
        "demand_number": one.demand.number if one.demand else "",
        "reason": f"当事人对催告的意见及复核情况：{statement}",
        "basis": "《中华人民共和国行政强制法》第三十七条、第四十四条，《浙江省违法建筑处置规定》第十六条",
        "manner": manner,
        "time": time,
        "government_order": one.government_order or None,
        **_remedies(one, at.date()),
        "issued_on": at.date(),
    }


def announcement(one: Building, posted: str, at: datetime) -> Data:
    return {
        **_letter(one),
        **_building(one),
        "decision_number": one.execution.number if one.execution else "",
        "basis": "《中华人民共和国行政强制法》第四十四条、《浙江省违法建筑处置规定》第十七条",
        "clear_by": one.clear_by,
        "demolish_at": one.demolish_at,
        "posted": posted,
        "issued_on": at.date(),
    }


def protocol(one: Building, process: str, done: Demolition, at: datetime) -> Data:
    listed = f"{done.goods}\n存放处：{done.goods_place}，已通知领取。" if done.goods_left else "没有未搬离的财物。"
    return {
        "agency_name": one.agency.name,
        "party_name": str(one.party.name),
        **_building(one),
        "decision_number": one.execution.number if one.execution else "",
        "demolished_at": one.demolished_at,
        "presence": "PRESENT" if done.party_present else "ABSENT",
        "witness": done.witness or None,
        "process": process,
        "goods": listed,
        "recording": f"照片；{done.recording}",
        "officers": officers(one, at),
        "made_on": at.date(),
    }


def letter(one: Building, progress: str, at: datetime) -> Data:
    return {
        "agency_name": one.agency.name,
        "recipients": RECIPIENTS,
        "party_name": str(one.party.name),
        **_building(one),
        "decision_number": one.order.number if one.order else "",
        "progress": progress,
        "issued_on": at.date(),
    }


def receipt(one: Building, service: BuildingService, at: datetime) -> Data:
    """D46 送达回证."""
    told, witness = _party(one), str(service.witness) if service.witness else ""
    return {
        "agency_name": one.agency.name,
        "case_name": f"{told['party_name']}{one.item_name}",
        "documents": [{"title": service.document.name, "number": service.document.number or None}],
        "recipient_kind": told["party_kind"],
        "recipient_name": told["party_name"],
        "recipient_is_minor": told["party_is_minor"],
        "method": service.method,
        "address": told["party_address"],
        "sent_at": service.sent_at,
        "served_at": clock.local(service.sent_at),
        "receiver_name": str(service.receiver) if service.receiver else None,
        "receiver_relation": "本人或者同住成年家属、负责收件的人" if service.receiver else None,
        "refusal_reason": service.refusal_reason or None,
        "witnesses": [{"name": witness}] if witness else [],
        "recordings": service.recording or None,
        "officers": officers(one, at),
        "made_on": at.date(),
    }
