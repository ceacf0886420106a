"""非现场执法: monitoring devices, the items they may be used for, and what they recorded (行政处罚法第四十一条)."""

from datetime import date
from typing import Any

from django.db import models

from yizhi.domain.cases.models.terms import Titled
from yizhi.platform import clock
from yizhi.platform.acts.models import Record
from yizhi.platform.documents.models import Document
from yizhi.platform.files.models import StoredFile
from yizhi.platform.procedure.models import Proceeding
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class DeviceKind(Titled):
    CAMERA = "CAMERA", "固定摄像设备"
    MOBILE = "MOBILE", "车载、移动摄像设备"
    UAV = "UAV", "无人机"
    SENSOR = "SENSOR", "监测传感设备"


class Channel(Titled):
    """How the party was told. Each is a way of telling, not of service (第四十一条第三款)."""

    SMS = "SMS", "短信"
    APP = "APP", "移动应用"
    EMAIL = "EMAIL", "电子邮件"
    CALL = "CALL", "电话语音"
    PAPER = "PAPER", "书面"


class MonitoringDevice(Record, Scoped, Proceeding):
    """One device. What it recorded counts only from the day it is in use: reviewed twice, marked, place published.

    `calibrations`: every certificate with its first and last day, so that a recording is judged as of its own day;
    the columns beside it show the present one.
    """

    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+", verbose_name="使用机关")
    number = models.CharField("设备编号", max_length=40)
    kind = models.CharField("设备种类", max_length=10, choices=DeviceKind)
    place = models.CharField("设置地点", max_length=200)
    basis = models.CharField("依据", max_length=300)
    marking = models.CharField("标志", max_length=200)
    registered_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField("登记时间")
    legal_reviewer = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    legally_reviewed_at = models.DateTimeField("法制审核时间", null=True, blank=True)
    legal_opinion = models.CharField("法制审核意见", max_length=500, blank=True)
    institution = models.CharField("检定、校准机构", max_length=120, blank=True)
    certificate = models.CharField("检定、校准证书编号", max_length=80, blank=True)
    standard = models.CharField("所符合的标准", max_length=200, blank=True)
    checked_on = models.DateField("技术审核日期", null=True, blank=True)
    valid_until = models.DateField("检定、校准有效期至", null=True, blank=True)
    calibrations = models.JSONField("历次检定、校准", default=list, blank=True)
    published_on = models.DateField("向社会公布日期", null=True, blank=True)
    published_at = models.CharField("公布载体", max_length=300, blank=True)
    stopped_on = models.DateField("停用日期", null=True, blank=True)
    stop_reason = models.CharField("停用理由", max_length=300, blank=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"], name="one_device_a_number", violation_error_message="该设备编号已登记"
            )
        ]

    def calibrated_on(self, day: date) -> bool:
        """Whether some certificate covers the day."""
        spans = ((date.fromisoformat(one["since"]), date.fromisoformat(one["until"])) for one in self.calibrations)
        return any(since <= day <= until for since, until in spans)

    @property
    def title(self) -> str:
        return f"{self.number}（{self.get_kind_display()}，{self.place}）"

    def __str__(self) -> str:
        return self.number


class OffsiteItem(Record):
    """An item of the published list for which records of devices may be used, within its days."""

    scope_policy = "open"

    item_code = models.CharField("事项编码", max_length=40)
    item_name = models.CharField("事项", max_length=200)
    published_on = models.DateField("公布日期")
    source = models.CharField("公布文件", max_length=300)
    effective_from = models.DateField("自")
    effective_to = models.DateField("至", null=True, blank=True)

    class Meta:
        ordering = ["item_code", "effective_from"]

    def __str__(self) -> str:
        return f"{self.item_code} {self.item_name}"


class DeviceRecord(Record, Scoped, Proceeding):
    """One recording. It proves nothing before a person looked at it, and nothing against a party not told of it."""

    device = models.ForeignKey(MonitoringDevice, on_delete=models.PROTECT, related_name="records")
    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+")
    item_code = models.CharField("事项编码", max_length=40)
    item_name = models.CharField("涉嫌违法行为", max_length=200)
    captured_at = models.DateTimeField("记录时间")
    received_at = models.DateTimeField("收到时间")
    content = EncryptedText("记录内容")
    target = EncryptedText("对象标识", null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField("哈希值", max_length=64, blank=True)
    reviewer = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    review = models.CharField("审核意见", max_length=500, blank=True)
    party = models.ForeignKey("subjects.Party", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField("告知方式", max_length=8, choices=Channel, blank=True)
    contact = EncryptedText("告知地址", null=True, blank=True)
    told_at = models.DateTimeField("告知时间", null=True, blank=True)
    correct_by = models.DateField("改正期限", null=True, blank=True)
    slight = models.BooleanField("违法行为轻微", default=False)
    notice = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    statement = EncryptedText("当事人意见", null=True, blank=True)
    stated_at = models.DateTimeField("当事人提出时间", null=True, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    adopted = models.BooleanField("予以采纳", null=True, blank=True)
    answer = models.CharField("答复", max_length=500, blank=True)
    checked_at = models.DateTimeField("复查时间", null=True, blank=True)
    corrected = models.BooleanField("已改正", null=True, blank=True)
    findings = models.CharField("复查情况", max_length=500, blank=True)
    evidence = models.OneToOneField(
        "cases.Evidence", on_delete=models.PROTECT, null=True, blank=True, related_name="device_record"
    )
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        ordering = ["captured_at", "id"]
        indexes = [
            models.Index(fields=["division", "-id"], name="device_record_by_division"),
            models.Index(fields=["agency", "state"], name="device_record_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                name="device_record_two_reviewers",
                condition=models.Q(second__isnull=True) | ~models.Q(reviewer=models.F("second")),
                violation_error_message="审核人员须为两名不同的执法人员（《行政处罚法》第四十二条）",
            )
        ]

    def recusal_subjects(self) -> list[Any]:
        return [self.party_id] if self.party_id else []

    @property
    def title(self) -> str:
        return f"{clock.local(self.captured_at):%Y-%m-%d %H:%M} {self.item_name}（{self.device.number}）"

    def __str__(self) -> str:
        return self.title


class EntryKind(Titled):
    """What a party may enter by the code on the notice of a recording."""

    STATEMENT = "STATEMENT", "陈述、申辩"
    CONFIRMATION = "CONFIRMED", "确认违法事实"


class RecordEntry(Record):
    """The party's own word about a recording, entered by the code on `document`.

    `taken_at`: when it was reviewed; a confirmation needs no review. `waives`: the party expressly gave up to state
    and defend itself. A signature is a PNG as a data URL.
    """

    scope_policy = "child"

    record = models.ForeignKey(DeviceRecord, on_delete=models.PROTECT, related_name="entries")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("事项", max_length=12, choices=EntryKind)
    content = EncryptedText("内容", null=True, blank=True)
    waives = models.BooleanField("放弃陈述、申辩", default=False)
    signature = EncryptedText("签名", null=True, blank=True)
    signature_sha256 = models.CharField("签名哈希值", max_length=64, blank=True)
    received_at = models.DateTimeField("提交时间")
    taken_at = models.DateTimeField("复核时间", null=True, blank=True)

    class Meta:
        ordering = ["received_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=models.Q(kind="CONFIRMED"),
                name="one_confirmation_a_record",
                violation_error_message="您已经确认过该记录的违法事实",
            )
        ]
