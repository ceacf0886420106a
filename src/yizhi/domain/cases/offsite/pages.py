"""The pages of one device and of one recording."""

from datetime import date
from urllib.parse import urlencode

from yizhi.domain.cases.general.path import next_steps, stages_of
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.models.offsite import DeviceRecord, EntryKind, MonitoringDevice, OffsiteItem, RecordEntry
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record as parts
from yizhi.platform.pages.patterns import (
    Badge,
    Cell,
    Deadline,
    Fact,
    NextAct,
    Panel,
    Record,
    Row,
    Tone,
)
from yizhi.platform.scope.actor import Actor

OFFICERS, LEADING, HEAD, REVIEWER = "两名执法人员", "办案机构负责人", "行政机关负责人", "法制审核人员"
ROAD_OF_DEVICE = {"review_legally": REVIEWER, "review_technically": LEADING, "publish": HEAD, "capture": OFFICERS}
ROAD_OF_RECORD = {"review": OFFICERS, "tell": OFFICERS, "answer": OFFICERS, "check": OFFICERS}
_TONES: dict[str, Tone] = {
    "IN_USE": "ok", "STOPPED": "neutral", "REJECTED": "neutral", "CORRECTED": "ok", "USED": "ok", "CAPTURED": "warn",
}  # fmt: skip


def badge(one: DeviceRecord | MonitoringDevice) -> Badge:
    return Badge(one.present_state.title, _TONES.get(one.state, "info"))


def lapse(device: MonitoringDevice, today: date) -> Badge | None:
    """Whether the present certificate has run out: nothing recorded since may be evidence."""
    if device.state != "IN_USE" or device.calibrated_on(today):
        return None
    return Badge("检定、校准已过期，记录不能作为证据", "danger")


def device(actor: Actor, one: MonitoringDevice) -> Record:
    late = lapse(one, clock.today())
    return Record(
        title=f"{one.get_kind_display()} {one.number}",
        kind="电子技术监控设备",
        status=badge(one),
        number=one.number,
        crumbs=(("监控设备", reverse("cases:devices")),),
        marks=[late] if late else [],
        facts=[
            Fact("设置地点", one.place, wide=True),
            Fact("依据", one.basis, wide=True),
            Fact("标志", one.marking, wide=True),
            Fact("法制审核", f"{one.legal_reviewer.name}：{one.legal_opinion}" if one.legal_reviewer else "待审核"),
            Fact("检定、校准", f"{one.institution} {one.certificate}".strip() or "待登记"),
            Fact("所符合的标准", one.standard or "待登记"),
            Fact("检定、校准有效期至", one.valid_until or "待登记"),
            Fact("公布", f"{one.published_on} {one.published_at}" if one.published_on else "待公布", wide=True),
            *([Fact("停用", f"{one.stopped_on} {one.stop_reason}", wide=True)] if one.stopped_on else []),
        ],
        acts=parts.buttons(actor, one, clock.now()),
        panels=[_calibrations(one), *parts.module_panels(actor, one)],
        timeline=parts.timeline(one.pk),
        live_url=f"/live/?record={one.pk}",
    )


def standing(one: OffsiteItem, today: date) -> Badge:
    if one.effective_from > today:
        return Badge("尚未施行", "warn")
    if one.effective_to is not None and one.effective_to < today:
        return Badge("已移出", "neutral")
    return Badge("施行中", "ok")


def item(actor: Actor, one: OffsiteItem) -> Record:
    return Record(
        title=one.item_name,
        kind="非现场执法事项",
        status=standing(one, clock.today()),
        number=one.item_code,
        crumbs=(("非现场执法事项清单", reverse("cases:offsite_items")),),
        facts=[
            Fact("公布文件", one.source, wide=True),
            Fact("公布日期", one.published_on),
            Fact("施行日期", one.effective_from),
            Fact("最后施行日", one.effective_to or "没有设定"),
        ],
        acts=parts.buttons(actor, one, clock.now()),
        timeline=parts.timeline(one.pk),
        live_url=f"/live/?record={one.pk}",
    )


def _calibrations(one: MonitoringDevice) -> Panel:
    rows = [Row((Cell(each["certificate"]), each["since"], each["until"])) for each in one.calibrations]
    heads = ("证书", "自", "至")
    return table("历次检定、校准", "list-checks", heads, rows, "还没有登记检定、校准", "calibrations")


def record(actor: Actor, one: DeviceRecord) -> Record:
    return Record(
        title=one.item_name,
        kind="非现场记录",
        status=badge(one),
        number=one.notice.number if one.notice else "",
        crumbs=(("非现场记录", reverse("cases:device_records")),),
        facts=_facts(one),
        acts=_acts(actor, one),
        deadlines=_deadlines(one, clock.today()),
        panels=[*_entered(one), *parts.module_panels(actor, one)],
        timeline=parts.timeline(one.pk),
        documents=parts.document_tiles(one.pk),
        evidence=parts.evidence_tiles(one.pk),
        live_url=f"/live/?record={one.pk}",
    )


def _facts(one: DeviceRecord) -> list[Fact]:
    party = str(one.party.name) if one.party else "待查明"
    found = [
        Fact("设备", one.device.title, wide=True),
        Fact("记录时间", one.captured_at),
        Fact("对象标识", str(one.target or "无")),
        Fact("记录内容", str(one.content), wide=True),
        Fact("审核", one.review or "待两名执法人员审核", wide=True),
        Fact("当事人", party),
        Fact("告知", one.told_at or "待告知"),
        Fact("改正期限", one.correct_by or "没有设定"),
    ]
    if one.stated_at is not None:
        found.append(Fact("当事人意见", str(one.statement), wide=True))
        adopted = "待复核" if one.adopted is None else ("采纳：" if one.adopted else "不予采纳：") + one.answer
        found.append(Fact("复核", adopted, wide=True))
    if one.checked_at is not None:
        found.append(Fact("复查", f"{'已改正' if one.corrected else '未改正'}：{one.findings}", wide=True))
    return found


def _entered(one: DeviceRecord) -> list[Panel]:
    """What the party entered by the code, with the hand that signed; nothing before it was told."""
    entries = list(one.entries.all()) if one.told_at is not None else []
    if not entries:
        return []
    rows = [Row((str(each.get_kind_display()), each.received_at, _word(each), _hand(each))) for each in entries]
    heads = ("事项", "提交时间", "内容", "签名")
    return [table("当事人在线提交", "message-square-text", heads, rows, key="entries")]


def _word(entry: RecordEntry) -> Cell:
    if entry.kind == EntryKind.CONFIRMATION:
        return Cell("已放弃陈述、申辩" if entry.waives else "对违法事实没有异议")
    return Cell(str(entry.content), sub="已复核" if entry.taken_at else "待复核")


def _hand(entry: RecordEntry) -> Cell:
    if not entry.signature_sha256:
        return Cell("")
    return Cell("查看签名", url=reverse("cases:entry_signature", args=[entry.pk]), sub=entry.signature_sha256[:16])


def _acts(actor: Actor, one: DeviceRecord) -> list[NextAct]:
    """What the platform offers, and to file a case with what the recording says."""
    found = parts.buttons(actor, one, clock.now())
    if one.state == "TOLD" and actor.has("OFFICER"):
        known = {
            "source": "IOT", "discovered_on": clock.day(one.received_at).isoformat(), "place": one.device.place,
            "occurred_at": clock.local(one.captured_at).isoformat(timespec="minutes"),
        }  # fmt: skip
        url = f"{reverse('web:act', args=['general_case.open'])}?{urlencode(known)}"
        found.append(NextAct("general_case.open", "依此记录拟立案", url, tone="plain"))
    return found


def _deadlines(one: DeviceRecord, today: date) -> list[Deadline]:
    if one.reviewed_at is None or one.state == "REJECTED":
        return []
    met = one.told_at is not None
    found = parts.deadline("告知当事人违法事实", "T-TELL", clock.day(one.reviewed_at), today, met=met)
    return [found] if found is not None else []


def path_of_device(actor: Actor, one: MonitoringDevice) -> dict[str, object]:
    return {
        "stages": stages_of(one, "STOPPED"),
        "steps": next_steps(actor, one, clock.now(), ROAD_OF_DEVICE, "device"),
    }


def path_of_record(actor: Actor, one: DeviceRecord) -> dict[str, object]:
    steps = next_steps(actor, one, clock.now(), ROAD_OF_RECORD, "device_record")
    return {"stages": stages_of(one, "REJECTED"), "steps": steps}
