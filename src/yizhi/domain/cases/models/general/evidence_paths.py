"""What belongs to a piece of evidence: the recording of the act that took it, and its way to another agency."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.investigation import Evidence
from yizhi.domain.cases.models.terms import EvidenceKind
from yizhi.platform.acts.models import Record
from yizhi.platform.files.models import StoredFile
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class RecordingSegment(OfCase):
    """The stretch of a body camera's recording that shows how the evidence was taken."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="recordings")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="recordings")
    device = models.CharField("记录仪编号", max_length=60)
    began_at = models.DateTimeField("自")
    ended_at = models.DateTimeField("至")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField("哈希值", max_length=64, blank=True)

    class Meta:
        ordering = ["began_at", "id"]


class EvidenceShare(Record, Scoped):
    """One piece of evidence handed to another agency: origin, collectors and hash stay as they were.

    The row is the sender's; the receiving agency sees it by a share. `evidence`: the sender's, where it comes out of a
    case; `transfer`: the package in which it goes, where a whole matter is handed over.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="shares")
    transfer = models.ForeignKey(
        "cases.Transfer", on_delete=models.PROTECT, null=True, blank=True, related_name="package"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    receiver = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+", verbose_name="接收机关")
    origin_agency = models.CharField("移送机关", max_length=120)
    origin_case = models.CharField("移送案件", max_length=200)
    origin_number = models.PositiveSmallIntegerField("原证据序号")
    kind = models.CharField("种类", max_length=20, choices=EvidenceKind)
    name = models.CharField("名称", max_length=120)
    content = EncryptedText("内容", null=True, blank=True)
    collected_at = models.DateTimeField("取得时间")
    place = models.CharField("取得地点", max_length=200)
    collectors = models.JSONField("取证人", default=list)
    is_copy = models.BooleanField("复制件", default=False)
    original_location = models.CharField("原件存放处", max_length=120, blank=True)
    sha256 = models.CharField("哈希值", max_length=64, blank=True)
    purpose = models.CharField("用途", max_length=500)
    sent_at = models.DateTimeField("移送时间")
    accepted_at = models.DateTimeField("接收时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("移出时间", null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "id"]

    def __str__(self) -> str:
        return f"{self.origin_agency}：{self.name}"
