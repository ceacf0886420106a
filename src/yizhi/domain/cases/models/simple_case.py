"""A case under the simple procedure (简易程序, 当场处罚), from the scene to the closing."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.platform import clock
from yizhi.platform.acts.models import Record
from yizhi.platform.documents.models import Document
from yizhi.platform.procedure.models import Proceeding
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class Penalty(models.TextChoices):
    """What may be imposed on the spot: 《行政处罚法》第五十一条 names no other kind."""

    WARNING = "WARNING", "警告"
    FINE = "FINE", "罚款"


class Payment(models.TextChoices):
    """How the fine is to be paid: at the bank, unless the law allows taking it on the spot."""

    BANK = "BANK", "到指定银行或者通过电子支付系统缴纳"
    SMALL = "SMALL", "当场收缴：一百元以下罚款"
    DIFFICULT = "DIFFICULT", "当场收缴：不当场收缴事后难以执行"
    REMOTE = "REMOTE", "当场收缴：边远、水上、交通不便地区，当事人提出"


class Statement(models.TextChoices):
    """What the party said after being told."""

    NONE = "NONE", "当事人表示不陈述、不申辩"
    MADE = "MADE", "当事人作了陈述、申辩"


ABANDON_OUTCOMES = {
    "EDUCATED": "教育后不予处罚",
    "FACTS_NOT_ESTABLISHED": "违法事实不成立",
    "GENERAL_PROCEDURE": "改按普通程序办理",
    "TRANSFERRED": "移送有权机关",
}


class SimpleCase(Record, Scoped, Proceeding):
    """Facts as plain columns. Money is in fen; coordinates are CGCS2000 degrees.

    `item_code` and `item_version` pin the enforcement item as it was in force on the day of the conduct.
    """

    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, verbose_name="办案机关")
    lead = models.ForeignKey(
        "org.Person", on_delete=models.PROTECT, related_name="led_simple_cases", verbose_name="主办人"
    )
    co = models.ForeignKey(
        "org.Person", on_delete=models.PROTECT, related_name="joined_simple_cases", verbose_name="协办人"
    )
    item_code = models.CharField("事项编码", max_length=40)
    item_version = models.UUIDField("事项版本")
    item_name = models.CharField("执法事项", max_length=200)
    party = models.ForeignKey(
        "subjects.Party", on_delete=models.PROTECT, null=True, blank=True, related_name="simple_cases"
    )
    opened_at = models.DateTimeField("到场时间")
    occurred_at = models.DateTimeField("违法行为发生时间")
    place = models.CharField("地点", max_length=200)
    longitude = models.FloatField("经度", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    facts = EncryptedText("违法事实", null=True, blank=True)

    identity_shown_at = models.DateTimeField("出示执法证件时间", null=True, blank=True)
    rights_told_at = models.DateTimeField("告知时间", null=True, blank=True)
    statement_kind = models.CharField("陈述申辩", max_length=8, choices=Statement.choices, blank=True)
    statement = EncryptedText("陈述申辩内容", null=True, blank=True)
    statement_reply = models.CharField("复核意见", max_length=500, blank=True)

    penalty = models.CharField("处罚种类", max_length=8, choices=Penalty.choices, blank=True)
    fine_fen = models.BigIntegerField("罚款金额（分）", default=0)
    distinct_reason = models.CharField("与此前处罚不是同一违法行为的理由", max_length=500, blank=True)
    distinct_from = ArrayField(models.UUIDField(), verbose_name="认定不是同一违法行为的处罚", default=list, blank=True)
    earlier_order = models.CharField("先前责令改正情况", max_length=300, blank=True)
    payment = models.CharField("缴纳方式", max_length=12, choices=Payment.choices, default=Payment.BANK)
    payment_difficulty = models.CharField("事后难以执行的理由", max_length=200, blank=True)
    correction = models.CharField("责令改正", max_length=300, blank=True)
    correction_due = models.DateField("改正期限", null=True, blank=True)
    confirmed_at = models.DateTimeField("协办人确认时间", null=True, blank=True)
    confirmed_version = models.PositiveIntegerField("确认时的内容版本", null=True, blank=True)
    content_version = models.PositiveIntegerField("内容版本", default=1)
    signature_sha256 = models.CharField("当事人签名", max_length=64, blank=True)
    signed_at = models.DateTimeField("签名时间", null=True, blank=True)
    refusal_reason = models.CharField("拒签情况", max_length=200, blank=True)
    refusal_witness = EncryptedText("见证人", null=True, blank=True)

    issued_at = models.DateTimeField("决定时间", null=True, blank=True)
    decision = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    filed_at = models.DateTimeField("备案时间", null=True, blank=True)
    due_on = models.DateField("缴款期限", null=True, blank=True)
    receipt_no = models.CharField("票据号码", max_length=40, blank=True)
    collected_at = models.DateTimeField("当场收缴时间", null=True, blank=True)
    landed_on = models.DateField("抵岸之日", null=True, blank=True)
    handed_in_at = models.DateTimeField("交至机关时间", null=True, blank=True)
    remitted_at = models.DateTimeField("缴付银行时间", null=True, blank=True)
    paid_on = models.DateField("缴款日期", null=True, blank=True)
    paid_fen = models.BigIntegerField("已缴金额（分）", default=0)
    closed_at = models.DateTimeField("结案时间", null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["division", "-id"], name="simple_by_division"),
            models.Index(fields=["division", "opened_at", "id"], name="simple_by_division_opening"),
            models.Index(fields=["division", "state", "id"], name="simple_by_division_state"),
            models.Index(fields=["division", "issued_at"], name="simple_by_division_issue"),
            models.Index(fields=["line", "opened_at", "id"], name="simple_by_line_opening"),
            models.Index(fields=["lead", "-id"], name="simple_by_lead"),
            models.Index(fields=["co", "-id"], name="simple_by_co"),
            models.Index(fields=["state", "due_on"], name="simple_by_deadline"),
            models.Index(fields=["party"], name="simple_by_party"),
            models.Index(fields=["opened_at", "id"], name="simple_by_opening"),
        ]
        constraints = [
            models.CheckConstraint(
                name="two_different_officers",
                condition=~models.Q(lead=models.F("co")),
                violation_error_message="主办人与协办人须为不同人员（《行政处罚法》第四十二条）",
            ),
            models.CheckConstraint(
                name="receipt_for_money_on_the_spot",
                condition=models.Q(collected_at__isnull=True) | ~models.Q(receipt_no=""),
                violation_error_message="当场收缴须出具专用票据（《行政处罚法》第七十条）",
            ),
        ]

    def recusal_subjects(self) -> list[UUID]:
        """Who an officer of this case may be related to."""
        return [self.party_id] if self.party_id else []

    def __str__(self) -> str:
        return f"{self.item_name}（{clock.day(self.opened_at)}）"
