"""What off-site enforcement shows elsewhere: navigation, duties, files of recordings."""

from yizhi.domain.cases.models.offsite import DeviceRecord, MonitoringDevice, OffsiteItem
from yizhi.platform.acts.condition import Situation
from yizhi.platform.files.holders import Holder, register_holder
from yizhi.platform.registry import Page, RecordPage, Start, register
from yizhi.statute.refusal import Refusal

_ROLES = (
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER",
    "GUIDANCE_OFFICE", "SUPERVISOR",
)  # fmt: skip
_KEEPERS = ("UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "GUIDANCE_OFFICE", "SUPERVISOR")


def _ended(situation: Situation) -> Refusal | None:
    """What was looked at stays as it was: after the review no other file is put beside it."""
    if situation.record.state == "CAPTURED":
        return None
    why = "该记录已经审核，文件不再增减"
    return Refusal("文件未归入", why, "《行政处罚法》第四十一条第二款", "其他材料请归入所立案件")


register_holder(Holder(DeviceRecord.record_label(), "非现场记录", _ended))
register(
    Page("非现场记录", "cases:device_records", "处罚办案", icon="video", roles=_ROLES, order=6, keywords="监控 告知"),
    Page("监控设备", "cases:devices", "处罚办案", icon="webcam", roles=_ROLES, order=7, keywords="电子技术监控 检定"),
    Page("非现场执法事项清单", "cases:offsite_items", "处罚办案", icon="list-checks", roles=_KEEPERS, order=7),
    RecordPage(OffsiteItem.record_label(), "非现场执法事项", lambda identity: f"/cases/offsite/items/{identity}/"),
    RecordPage(DeviceRecord.record_label(), "非现场记录", lambda identity: f"/cases/offsite/{identity}/"),
    RecordPage(MonitoringDevice.record_label(), "监控设备", lambda identity: f"/cases/devices/{identity}/"),
    Start("登记监控设备", "web:act", ("device.register",), roles=("UNIT_HEAD", "DECIDER")),
    Start("列入非现场清单", "web:act", ("offsite_item.list",), roles=("GUIDANCE_OFFICE",)),
)
