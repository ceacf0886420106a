"""Numbers and choices that no law fixes: each row dated, sourced, and marked as verified or not."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.norms.models.base import InForce, Kept, ends_after_it_begins
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.provenance import Reliability

RELIABILITIES = [(tag.name, tag.value) for tag in Reliability]
PARTIES = [("CITIZEN", "公民"), ("ORGANISATION", "法人、其他组织")]
KINDS = [(kind.name, kind.value) for kind in PenaltyKind]


class Sourced(Kept, InForce):
    """A row of configuration."""

    source = models.CharField("来源", max_length=200)
    reliability = models.CharField("可靠程度", max_length=12, choices=RELIABILITIES)
    verified = models.BooleanField("已核实", default=False)

    class Meta:
        abstract = True


PURPOSES = [("HEARING", "听证"), ("MAJOR", "重大案件集体讨论")]


class HearingThreshold(Sourced):
    """From which amount in fen a penalty of the kind opens a hearing (第六十三条). `for_line` * is every line.

    With `purpose` MAJOR: from which amount the leaders discuss the case collectively (第五十七条第二款).
    """

    purpose = models.CharField("用途", max_length=8, choices=PURPOSES, default="HEARING")
    for_line = models.CharField("领域", max_length=32)
    party = models.CharField("当事人", max_length=12, choices=PARTIES)
    kind = models.CharField("处罚种类", max_length=24, choices=KINDS)
    amount = models.BigIntegerField("数额（分）")

    class Meta:
        ordering = ["for_line", "kind", "party", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "for_line", "party", "kind", "effective_from"],
                name="one_threshold_a_day",
                violation_error_message="该标准这一日起的数额已有",
            ),
            models.CheckConstraint(name="threshold_is_positive", condition=models.Q(amount__gt=0)),
            ends_after_it_begins("threshold_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}数额标准：{self.get_kind_display()}，{self.get_party_display()}"


class Parameter(Sourced):
    """One local choice: one of `choices`, or a whole number when there are none."""

    key = models.CharField("参数", max_length=60)
    title = models.CharField("名称", max_length=80)
    value = models.CharField("值", max_length=40)
    choices = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["key", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_from"],
                name="one_parameter_a_day",
                violation_error_message="该参数这一日起的值已有",
            ),
            ends_after_it_begins("parameter_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"参数：{self.title}"
