"""慎罚快办: the compressed path of a case, asked for by the officers and allowed by the head."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class FastTrack(OfCase):
    """One application for the fast track. `approved` is None until the head answered.

    `rules` is the code of the dated set of conditions it is judged by, as long as the case stays on it.
    `admissions`: the evidence in which the parties admit the facts and sign. `process` is written once it is sent for
    review. It ends with the decision, or when it is left for the ordinary path.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="fast_tracks")
    rules = models.PositiveSmallIntegerField("适用条件版本")
    admissions = ArrayField(models.UUIDField(), verbose_name="认可证据")
    undisputed = models.BooleanField("对强制措施、管辖没有争议")
    reason = models.CharField("申请理由", max_length=500)
    proposed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("申请时间")
    approved = models.BooleanField("批准适用", null=True, blank=True)
    decided_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    opinion = models.CharField("审批意见", max_length=500, blank=True)
    process = EncryptedText("调查经过", null=True, blank=True)
    submitted_at = models.DateTimeField("送审时间", null=True, blank=True)
    left_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField("转为一般流程时间", null=True, blank=True)
    left_reason = models.CharField("转为一般流程的理由", max_length=500, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["proposed_at", "id"]

    @property
    def waiting(self) -> bool:
        """It waits for the head's word."""
        return self.approved is None and self.left_at is None

    @property
    def running(self) -> bool:
        """The case is on the fast track now."""
        return bool(self.approved) and self.left_at is None
