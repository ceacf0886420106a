"""A clue (线索): what came in, from where, what was found of it, and what it became."""

from django.db import models

from yizhi.domain.cases.models.terms import ClueSource, Disposition, Grade, Nature
from yizhi.platform import clock
from yizhi.platform.acts.models import Record
from yizhi.platform.procedure.models import Proceeding
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class Clue(Record, Scoped, Proceeding):
    """`discovered_on` decides limitation (第三十六条). The reporter is known to intake and handler only."""

    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+", verbose_name="受理机关")
    number = models.CharField("线索编号", max_length=40, unique=True)
    source = models.CharField("来源", max_length=20, choices=ClueSource)
    source_reference = models.CharField("来源编号", max_length=60, blank=True)
    received_at = models.DateTimeField("收到时间")
    discovered_on = models.DateField("发现日期")
    content = EncryptedText("反映内容")
    place = models.CharField("地点", max_length=200)
    longitude = models.FloatField("经度", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    item_code = models.CharField("事项编码", max_length=40, blank=True)
    item_name = models.CharField("拟适用事项", max_length=200, blank=True)
    party = models.ForeignKey("subjects.Party", on_delete=models.PROTECT, null=True, blank=True, related_name="clues")
    intake = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="受理人")
    handler = models.ForeignKey(
        "org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核查人"
    )
    reporter = EncryptedText("举报人", null=True, blank=True)
    reporter_phone = EncryptedText("举报人电话", null=True, blank=True)
    wants_reply = models.BooleanField("需要答复", default=False)
    nature = models.CharField("性质", max_length=12, choices=Nature, blank=True)
    grade = models.CharField("等级", max_length=16, choices=Grade, blank=True)
    proposed = models.CharField("处置建议", max_length=12, choices=Disposition, blank=True)
    verify_due = models.DateField("核查期限", null=True, blank=True)
    verify_extension = models.PositiveSmallIntegerField("延长天数", default=0)
    extension_reason = models.CharField("延长理由", max_length=300, blank=True)
    findings = EncryptedText("核查情况", null=True, blank=True)
    reason = models.TextField("处理理由", blank=True)
    replied_at = models.DateTimeField("答复时间", null=True, blank=True)
    reply = models.CharField("答复内容", max_length=500, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["division", "-id"], name="clue_by_division"),
            models.Index(fields=["state", "verify_due"], name="clue_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.number}（{clock.day(self.received_at)}）"
