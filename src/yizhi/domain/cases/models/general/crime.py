"""A suspected crime on its way to the police, and what came back (行政执法机关移送涉嫌犯罪案件的规定)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.terms import ObjectionKind, PoliceAnswer
from yizhi.platform.documents.models import Document


class CrimeTransfer(OfCase):
    """One report of a suspected crime. `approved` is None until the head decided; a case may be reported again."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="crime_transfers")
    suspected = models.CharField("涉嫌罪名", max_length=120)
    report = models.CharField("报告", max_length=2000)
    members = ArrayField(models.UUIDField(), verbose_name="专案组成员")
    reported_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField("报告时间")
    approved = models.BooleanField("批准移送", null=True, blank=True)
    decided_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    reason = models.CharField("审批理由", max_length=500, blank=True)
    receiver = models.CharField("接收机关", max_length=120, blank=True)
    sent_at = models.DateTimeField("移送时间", null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField("回执日期", null=True, blank=True)
    receipt = models.CharField("回执签收人", max_length=80, blank=True)
    answer = models.CharField("公安机关决定", max_length=12, choices=PoliceAnswer, blank=True)
    answered_on = models.DateField("通知日期", null=True, blank=True)
    answer_number = models.CharField("通知书文号", max_length=80, blank=True)
    answer_reason = models.CharField("不予立案理由", max_length=500, blank=True)
    returned = models.CharField("退回的材料", max_length=500, blank=True)
    objection = models.CharField("异议", max_length=12, choices=ObjectionKind, blank=True)
    objected_on = models.DateField("提出异议日期", null=True, blank=True)
    items_handed_on = models.DateField("物品、材料移交日期", null=True, blank=True)

    class Meta:
        ordering = ["reported_at", "id"]

    @property
    def open(self) -> bool:
        """It waits for the head, or is approved and has not come back."""
        return self.approved is None or (self.approved and self.answer != PoliceAnswer.REFUSED)
