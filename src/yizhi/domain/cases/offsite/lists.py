"""Two lists: the devices, and what they recorded."""

from django.db.models import QuerySet

from yizhi.domain.cases.models.offsite import DeviceRecord, MonitoringDevice
from yizhi.domain.cases.offsite import pages, queries
from yizhi.domain.cases.procedures.offsite import DEVICE, RECORD
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Badge, Cell, NextAct


def _devices(asked: Asked) -> QuerySet[MonitoringDevice]:
    return queries.devices(words=asked["q"], state=asked["state"])


def _begin(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("UNIT_HEAD", "DECIDER", "CAPTAIN"):
        return []
    return [NextAct("device.register", "登记设备", reverse("web:act", args=["device.register"]), tone="primary")]


def _valid(one: MonitoringDevice, asked: Asked) -> Badge | object:
    return pages.lapse(one, clock.today()) or one.valid_until or ""


DEVICES = declare(
    Table(
        "cases.devices",
        title="监控设备",
        url_name="cases:devices",
        rows=_devices,
        columns=(
            Col("number", "设备", lambda one, asked: Cell(one.number, sub=one.place), phone="title"),
            Col("kind", "种类", lambda one, asked: str(one.get_kind_display())),
            Col("state", "状态", lambda one, asked: pages.badge(one), phone="side"),
            Col("valid", "检定、校准有效期至", _valid),
            Col("public", "公布日期", lambda one, asked: one.published_on or ""),
            Col("agency", "使用机关", lambda one, asked: one.agency.short_name, phone="hidden"),
        ),
        filters=(
            By("q", "查找", "text", placeholder="设备编号或者地点"),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in DEVICE.states]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda one, asked: reverse("cases:device", args=[one.pk]),
        acts=_begin,
        empty="还没有登记监控设备",
        empty_next="由办案机构负责人登记设备；经法制、技术审核并公布设置地点后，才能用于收集证据。",
    )
)


def _records(asked: Asked) -> QuerySet[DeviceRecord]:
    return queries.records(words=asked["q"], state=asked["state"])


RECORDS = declare(
    Table(
        "cases.device_records",
        title="非现场记录",
        url_name="cases:device_records",
        rows=_records,
        columns=(
            Col("item", "涉嫌违法行为", lambda one, asked: Cell(one.item_name, sub=one.device.place), phone="title"),
            Col("device", "设备", lambda one, asked: one.device.number),
            Col("at", "记录时间", lambda one, asked: one.captured_at),
            Col("state", "状态", lambda one, asked: pages.badge(one), phone="side"),
            Col("told", "告知时间", lambda one, asked: one.told_at or ""),
            Col("agency", "机关", lambda one, asked: one.agency.short_name, phone="hidden"),
        ),
        filters=(
            By("q", "查找", "text", placeholder="事项或者设备编号"),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in RECORD.states]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda one, asked: reverse("cases:device_record", args=[one.pk]),
        empty="还没有非现场记录",
        empty_next="使用中的设备记录到清单内的违法行为后，在设备页面登记。",
    )
)


def _list_item(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("GUIDANCE_OFFICE"):
        return []
    return [NextAct("offsite_item.list", "列入事项", reverse("web:act", args=["offsite_item.list"]), tone="primary")]


ITEMS = declare(
    Table(
        "cases.offsite_items",
        title="非现场执法事项清单",
        url_name="cases:offsite_items",
        rows=lambda asked: queries.items(words=asked["q"]),
        columns=(
            Col("item", "事项", lambda one, asked: Cell(one.item_name, sub=one.item_code), phone="title"),
            Col("state", "状态", lambda one, asked: pages.standing(one, clock.today()), phone="side"),
            Col("from", "施行日期", lambda one, asked: one.effective_from),
            Col("to", "最后施行日", lambda one, asked: one.effective_to or ""),
            Col("source", "公布文件", lambda one, asked: Cell(one.source, sub=one.published_on), phone="hidden"),
        ),
        filters=(By("q", "查找", "text", placeholder="事项名称或者编码"),),
        sort=("item_code", "effective_from"),
        row_url=lambda one, asked: reverse("cases:offsite_item", args=[one.pk]),
        acts=_list_item,
        empty="还没有公布非现场执法事项清单",
        empty_next="清单由综合执法指导办公布；列入清单的事项才能用监控设备的记录办理。",
    )
)
