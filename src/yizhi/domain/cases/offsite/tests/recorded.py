"""A device in use and its recordings, each step as one call."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.leaks.crime_scene import photograph_bytes
from yizhi.domain.cases.general.tests.file import STALL, File
from yizhi.domain.cases.models import DeviceRecord, MonitoringDevice
from yizhi.domain.cases.offsite.acts import devices, items, records, telling
from yizhi.domain.org.tests.world import as_actor
from yizhi.platform.acts.perform import perform
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.session import acting

BASIS = "《中华人民共和国道路交通安全法》第一百一十四条"
PARTY = {
    "kind": "ORGANISATION", "name": "衢州样例建材有限公司", "identity_type": "统一社会信用代码",
    "identity_number": "91330100799655058B", "representative": "样例某", "address": "衢州市柯城区航埠镇样例路1号",
    "phone": "13800000000",
}  # fmt: skip


def fresh(file: File, one: Any) -> Any:
    with acting(file.who("lead")):
        return type(one).objects.get(pk=one.pk)


def listed(file: File, code: str = STALL) -> None:
    """The item on the published list from today."""
    keeper = as_actor(file.world.guide(), file.at)
    data = {"item": file.item(code).pk, "published_on": file.at.date(), "effective_from": file.at.date()}
    perform(items.list_item, keeper, data=data | {"source": "样例公告〔2026〕1号"}, at=file.at)


def registered(file: File, **changes: Any) -> MonitoringDevice:
    data = {"number": "QK-0001", "kind": "CAMERA", "place": "航埠镇兴航路12号对面灯杆", "basis": BASIS}
    made: MonitoringDevice = file.do(devices.register, "head", **(data | {"marking": "灯杆上的标牌"} | changes)).record
    return made


def in_use(file: File, days: int = 365, **changes: Any) -> MonitoringDevice:
    device = registered(file, **changes)
    file.do(devices.review_legally, "township_reviewer", device, result="PASS", opinion="依据和设置均合法。")
    today = file.at.date()
    checked = {"institution": "样例计量院", "certificate": "JL-1", "standard": "GB/T 28181", "checked_on": today}
    until = today + timedelta(days=days)
    file.do(devices.review_technically, "head", device, **checked, valid_until=until)
    file.do(devices.publish, "second_head", device, published_on=today, where="区政府网站", marked=True)
    return device


def captured(file: File, device: MonitoringDevice, **changes: Any) -> DeviceRecord:
    data = {"item": file.item(STALL).pk, "captured_at": file.at, "content": "当事人在店门外堆放建材约十平方米。"}
    made = file.do(records.capture, "lead", device, **(data | changes)).result["record"]
    with acting(file.who("lead")):
        record: DeviceRecord = DeviceRecord.objects.select_related("device").get(pk=made)
    return record


def filed_picture(file: File, record: DeviceRecord) -> Any:
    given = SimpleUploadedFile("监控.jpg", photograph_bytes(), "image/jpeg")
    about = {"origin": "CAMERA", "record_kind": DeviceRecord.record_label(), "record_id": str(record.pk)}
    return keep_posted(file.who("lead"), given, about, new_id()).record.pk


GOOD = {"true": True, "clear": True, "complete": True, "accurate": True}


def accept(file: File, record: DeviceRecord, **changes: Any) -> None:
    data = {"result": "ACCEPT", "second": file.people["co"].pk, "opinion": "时间、地点与设备一致，画面清晰。"}
    file.do(records.review, "lead", record, **(data | GOOD | {"recording": filed_picture(file, record)} | changes))


def told(file: File, record: DeviceRecord, **changes: Any) -> None:
    data = {**PARTY, "channel": "SMS", "contact": "13800000000", "demand": "清理堆放物。"}
    file.do(telling.tell_party, "lead", record, **(data | {"correct_by": file.at.date()} | changes))
