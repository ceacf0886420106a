"""Enforcement certificates and legal qualifications."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.org.models.base import Published
from yizhi.domain.org.models.person import Person
from yizhi.domain.org.terms import CertificateKind, CertificateStatus, QualificationKind


class Certificate(Published):
    """An enforcement certificate (行政执法证). Its status on a day follows from dates alone and is never stored.

    `fields` are department lines, `*` for every line. Suspended from `suspended_on` until the day before `restored_on`.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    number = models.CharField("证号", max_length=40)
    kind = models.CharField("种类", max_length=10, choices=CertificateKind, default=CertificateKind.PROVINCE)
    issuing_body = models.CharField("发证机关", max_length=60)
    fields = ArrayField(models.CharField(max_length=32), verbose_name="执法领域", default=list)
    valid_from = models.DateField("有效期起")
    valid_to = models.DateField("有效期止")
    suspended_on = models.DateField("暂扣日期", null=True, blank=True)
    restored_on = models.DateField("恢复日期", null=True, blank=True)
    revoked_on = models.DateField("收回日期", null=True, blank=True)

    class Meta:
        ordering = ["-valid_to"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], name="one_certificate_a_number", violation_error_message="该执法证号已登记"
            ),
            models.CheckConstraint(
                name="certificate_ends_after_it_begins",
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                violation_error_message="有效期止不能早于有效期起",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-valid_to"], name="certificate_by_person"),
            models.Index(fields=["valid_to"], name="certificate_by_end"),
        ]

    def __str__(self) -> str:
        return f"执法证 {self.number}"

    def status(self, day: date, warning_days: int = 0) -> CertificateStatus:
        """What the certificate is worth on the day; `warning_days` before its end it counts as expiring."""
        if self.revoked_on is not None and self.revoked_on <= day:
            return CertificateStatus.REVOKED
        suspended = self.suspended_on is not None and self.suspended_on <= day
        if suspended and (self.restored_on is None or day < self.restored_on):
            return CertificateStatus.SUSPENDED
        if day < self.valid_from:
            return CertificateStatus.NOT_YET
        if day > self.valid_to:
            return CertificateStatus.EXPIRED
        expiring = self.valid_to - day <= timedelta(days=warning_days)
        return CertificateStatus.EXPIRING if expiring and warning_days else CertificateStatus.VALID

    def valid_on(self, day: date) -> bool:
        return self.status(day) is CertificateStatus.VALID


class LegalQualification(Published):
    """A legal professional qualification (法律职业资格); first-time legal reviewers need it (行政处罚法第五十八条)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="legal_qualifications")
    number = models.CharField("证书编号", max_length=40)
    kind = models.CharField("类别", max_length=2, choices=QualificationKind, default=QualificationKind.A)
    issued_on = models.DateField("取得日期")
    revoked_on = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], name="one_qualification_a_number", violation_error_message="该证书编号已登记"
            )
        ]
