"""Letters between agencies about a case: what was asked or answered, and what came back (第二十六条)."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class CooperationLetter(OfCase):
    """A request waits for its answer until `replied_on`; a reply of ours waits for nothing."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="cooperation_letters")
    kind = models.CharField(
        "函件", max_length=12, choices=[("INVESTIGATE", "协助调查函"), ("COOPERATE", "协作请求函"), ("REPLY", "复函")]
    )
    receiver = models.CharField("收函机关", max_length=80)
    their_number = models.CharField("来函文号", max_length=60, blank=True)
    reason = models.CharField("事由", max_length=4000)
    request = models.CharField("请求（答复）事项", max_length=4000)
    reply_by = models.DateField("请求复函的期限", null=True, blank=True)
    sent_at = models.DateTimeField("发函时间")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replied_on = models.DateField("复函日期", null=True, blank=True)
    reply = EncryptedText("复函内容", null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "id"]
