"""非现场执法: a device in use, an item on the published list, a record that became evidence, one that waits."""

from datetime import timedelta
from typing import Any

from yizhi.domain.cases.city_tracks.stage import STALL, Stage, picture
from yizhi.domain.cases.general.city import choices, investigation, telling
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models import DeviceRecord, MonitoringDevice
from yizhi.domain.cases.offsite.acts import devices, items, records, using
from yizhi.domain.cases.offsite.acts import telling as parties

_BASIS = "《中华人民共和国道路交通安全法》第一百一十四条"
_GOOD = {"true": True, "clear": True, "complete": True, "accurate": True}


def watched(stage: Stage) -> None:
    """Everything of the device and its first record is long ago; the case is being investigated."""
    story = stage.story(9005, 60)
    place = choices.place(story, stage.troupe)
    _listed(stage, story)
    device = _in_use(story, place)
    story.wait(30)
    record = _told(stage, story, _captured(stage, story, device, "店门外人行道堆放纸箱、木架约八平方米，持续四小时。"))
    story.wait(3)
    said = {"corrected": False, "findings": "到期后查看画面和现场，仍未清理。"}
    story.do(parties.check, "lead", record, **said)
    matter = stage.matter(story, STALL, 800)
    more = {"source": "IOT", "place": place, "discovered_on": record.captured_at.date()}
    case = telling.opened(story, stage.troupe, matter, **more | {"occurred_at": record.captured_at})
    telling.filed(story, case)
    proves = ["TIME", "PLACE", "ACT", "MANNER"]
    story.do(using.take_record, "lead", case, record=record.pk, proves=proves)
    investigation.evidence(story, case, "ON_SITE_RECORD", "现场检查（勘验）笔录", ["PLACE", "ACT", "QUANTITY"])
    story.until(story.now.date() - timedelta(days=3))
    _captured(stage, story, device, "夜市收摊后桌椅、遮阳棚留在人行道上约五平方米。")


def _listed(stage: Stage, story: Story) -> None:
    today = story.at.date()
    data = {"item": stage.item(STALL).pk, "published_on": today, "effective_from": today}
    story.do(items.list_item, "keeper", **data, source="非现场执法事项清单公告（样例）第1号")


def _in_use(story: Story, place: str) -> MonitoringDevice:
    told = {"place": f"{place}对面灯杆", "basis": _BASIS, "marking": "灯杆上的蓝底白字标牌，距地面两米"}
    device: MonitoringDevice = story.do(devices.register, "head", number="样例监控0001", kind="CAMERA", **told).record
    story.wait(1)
    opinion = "依据、设置地点和标志均符合规定，画面不摄入住宅内部。"
    story.do(devices.review_legally, "lawyer", device, result="PASS", opinion=opinion)
    today = story.at.date()
    checked = {"institution": "样例计量检定院", "certificate": "样例检字第0001号", "standard": "GB/T 28181"}
    span = {"checked_on": today, "valid_until": today + timedelta(days=365)}
    story.do(devices.review_technically, "head", device, **checked, **span)
    story.wait(1)
    where = "本级政府网站、设置地点公告牌"
    story.do(devices.publish, "second_head", device, published_on=story.at.date(), where=where, marked=True)
    return device


def _captured(stage: Stage, story: Story, device: MonitoringDevice, content: str) -> DeviceRecord:
    data: dict[str, Any] = {"item": stage.item(STALL).pk, "captured_at": story.at, "content": content}
    made = story.do(records.capture, "lead", device, **data).result["record"]
    with story.seen():
        found: DeviceRecord = DeviceRecord.objects.select_related("device").get(pk=made)
    return found


def _told(stage: Stage, story: Story, record: DeviceRecord) -> DeviceRecord:
    """Looked at by two officers with its picture, and the party told by short message."""
    kept = picture(story, record, name="监控画面.jpg")
    said = {"result": "ACCEPT", "second": story.cast["co"], "opinion": "时间、地点与设备一致，画面清晰连续。"}
    story.do(records.review, "lead", record, recording=kept, **said, **_GOOD)
    named = choices.party(story, stage.troupe, "HOUSEHOLD")
    told = {"channel": "SMS", "contact": named["phone"], "demand": "清理堆放物，恢复人行道畅通。"}
    due = story.at.date() + timedelta(days=1)
    story.do(parties.tell_party, "lead", record, **named, **told, correct_by=due)
    return record
