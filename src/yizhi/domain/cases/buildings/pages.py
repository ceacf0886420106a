"""The page of one illegal building."""

from datetime import date
from typing import Any

from yizhi.domain.cases.general.path import next_steps, stages_of
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.models.building import Building
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import (
    Badge,
    Cell,
    Deadline,
    Fact,
    Panel,
    PersonTile,
    Record,
    Row,
    Tone,
)
from yizhi.platform.scope.actor import Actor

LEAD, OFFICERS, HEAD = "主办人", "主办人、协办人", "行政机关负责人"
ROAD = {
    "stop": LEAD, "identify": LEAD, "hear": OFFICERS, "order": HEAD, "serve": OFFICERS, "ask_help": OFFICERS,
    "check": OFFICERS, "demand": LEAD, "decide_execution": HEAD, "announce": HEAD, "demolish": OFFICERS,
    "perform_late": OFFICERS, "inform": LEAD, "finish": HEAD, "archive": LEAD,
}  # fmt: skip
_TONES: dict[str, Tone] = {
    "OVERDUE": "warn", "DEMOLISHED": "info", "PERFORMED": "ok", "ENDED": "ok", "REVOKED": "neutral", "ARCHIVED": "ok",
}  # fmt: skip
_BESIDE = ("STOPPED", "HELP", "PERFORMED", "REVOKED")


def badge(one: Building) -> Badge:
    return Badge(one.present_state.title, _TONES.get(one.state, "info"))


def page(actor: Actor, one: Building) -> Record:
    return Record(
        title=f"{one.place}",
        kind=str(one.get_zone_display()),
        status=badge(one),
        number=one.order.number if one.order else "",
        crumbs=(("违法建筑", reverse("cases:buildings")),),
        facts=_facts(one),
        acts=[each for each in record.buttons(actor, one, clock.now()) if not each.refusals],
        deadlines=_deadlines(one, clock.today()),
        panels=[_served(one), *record.module_panels(actor, one)],
        timeline=record.timeline(one.pk),
        documents=record.document_tiles(one.pk),
        evidence=record.evidence_tiles(one.pk),
        people=[PersonTile(one.lead.name, "主办人", one.agency.name), PersonTile(one.co.name, "协办人")],
        live_url=f"/live/?record={one.pk}",
    )


def path(actor: Actor, one: Building) -> dict[str, Any]:
    return {"stages": stages_of(one, *_BESIDE), "steps": next_steps(actor, one, clock.now(), ROAD, "building")}


def _facts(one: Building) -> list[Fact]:
    ground = f"（{one.get_ground_display()}）" if one.ground else ""
    heard = "待听取" if one.adopted is None else ("采纳：" if one.adopted else "不予采纳：") + one.reply
    found = [
        Fact("事项", f"{one.item_code} {one.item_name}", wide=True),
        Fact("当事人", str(one.party.name)),
        Fact("发现日期", one.found_on),
        Fact("建筑情况", f"{one.description}，{one.area.normalize():f}平方米", wide=True),
        Fact("正在建设", ("是，已责令停止" if one.stop_id else "是，待责令停止") if one.under_construction else "否"),
        Fact("认定", f"{one.get_finding_display()}{ground}" if one.finding else "待认定", wide=True),
        Fact("认定理由", one.finding_reason or "待认定", wide=True),
        Fact("当事人意见", str(one.statement or "待听取"), wide=True),
        Fact("复核", heard, wide=True),
        Fact("处置决定", one.get_order_kind_display() if one.order_kind else "待决定"),
        Fact("送达", one.order_served_on or "待送达"),
    ]
    if one.government_order:
        found.append(Fact("人民政府责成文号", one.government_order))
    if one.demolish_at is not None:
        found.append(Fact("公告的拆除时间", one.demolish_at))
    if one.demolished_at is not None:
        found.append(Fact("拆除时间", one.demolished_at))
        found.append(Fact("财物", f"{one.goods} {one.goods_place}".strip() or "没有未搬离的财物", wide=True))
    if one.archived_at is not None:
        found += [Fact("档案号", one.archive_number), Fact("保管期限", one.retention)]
    if one.case is not None:
        found.append(Fact("罚款案件", one.case.filing_number or "拟立案"))
    return found


def _deadlines(one: Building, today: date) -> list[Deadline]:
    """What binds the party, and until when it may ask for redress: before that nothing is demolished."""
    found = []
    for title, day, article in (
        ("当事人履行处置决定", one.due_on, "《浙江省违法建筑处置规定》第十五条"),
        ("当事人经催告履行", one.demand_due_on, "《行政强制法》第三十五条"),
        ("自行拆除、搬离财物", one.clear_by, "《浙江省违法建筑处置规定》第十七条"),
    ):
        if day is not None:
            left = (day - today).days
            words = "已履行" if one.performed_on else f"还有{left}日" if left >= 0 else f"已届满{-left}日"
            found.append(Deadline(title, day, words, "ok" if one.performed_on else "info", (), article))
    if one.order_served_on is not None and one.performed_on is None:
        for title, rule in (("当事人申请行政复议", "T-REC"), ("当事人提起行政诉讼", "T-SUIT")):
            each = record.deadline(title, rule, one.order_served_on, today, met=one.remedy_on is not None, right=True)
            if each is not None:
                found.append(each)
    return found


def _served(one: Building) -> Panel:
    rows = [
        Row((Cell(each.document.name, sub=each.document.number), str(each.get_method_display()), each.served_on))
        for each in one.services.select_related("document")
    ]
    return table("送达", "mail-check", ("文书", "方式", "送达日期"), rows, "还没有送达文书", "services")
