"""Who is in a case: parties, officers over time, and applications that somebody withdraw."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.platform.secrecy.fields import EncryptedText


class CaseParty(OfCase):
    """A party of the case. One named by mistake is excluded with the reason, not removed."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="parties")
    party = models.ForeignKey("subjects.Party", on_delete=models.PROTECT, related_name="general_cases")
    named_at = models.DateTimeField("登记时间")
    guardian = EncryptedText("监护人", null=True, blank=True)
    electronic_address = EncryptedText("电子送达地址", null=True, blank=True)
    electronic_consent_at = models.DateTimeField("同意电子送达时间", null=True, blank=True)
    postal_address = EncryptedText("确认的送达地址", null=True, blank=True)
    addresses_confirmed_at = models.DateTimeField("确认送达地址时间", null=True, blank=True)
    execution_suspended_at = models.DateTimeField("中止执行时间", null=True, blank=True)
    execution_ended_at = models.DateTimeField("终结执行时间", null=True, blank=True)
    excluded_at = models.DateTimeField("移出时间", null=True, blank=True)
    exclusion_reason = models.CharField("移出理由", max_length=300, blank=True)

    class Meta:
        ordering = ["named_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party"],
                condition=models.Q(excluded_at__isnull=True),
                name="one_place_a_party",
                violation_error_message="该当事人已在本案中",
            )
        ]

    def __str__(self) -> str:
        return str(self.party)


class CaseStaff(OfCase):
    """An officer's part in the case, from one instant to another."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="staff")
    person = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    part = models.CharField("分工", max_length=8, choices=[("LEAD", "主办人"), ("CO", "协办人")])
    since = models.DateTimeField("自")
    until = models.DateTimeField("至", null=True, blank=True)
    reason = models.CharField("变更理由", max_length=300, blank=True)

    class Meta:
        ordering = ["since", "id"]


class RecusalApplication(OfCase):
    """A party asks that an officer withdraw; the head decides, and meanwhile the investigation goes on (第四十三条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="recusal_applications")
    applicant = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    reason = EncryptedText("理由")
    applied_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    upheld = models.BooleanField("决定回避", null=True, blank=True)
    ground = models.CharField("决定理由", max_length=500, blank=True)
