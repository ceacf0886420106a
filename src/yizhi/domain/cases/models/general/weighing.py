"""How the amount was weighed, which lists were gone through, and how a newer norm compares."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.terms import Capacity, LawFinding, MitigationGround


class Weighing(OfCase):
    """One answer to the factors of a benchmark for one party; the last one of a party counts. Amounts in fen.

    `answers`: factor to option. `table` is the benchmark's row; the proposal is computed anew from these columns.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="weighings")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="weighings")
    table = models.UUIDField("裁量基准")
    sample = models.BooleanField("样例基准", default=False)
    fine_case = models.CharField("条文规定的情形", max_length=20)
    base_fen = models.BigIntegerField("计算基数（分）", null=True, blank=True)
    quantity = models.PositiveIntegerField("数量", null=True, blank=True)
    answers = models.JSONField("裁量因素", default=dict)
    grounds = ArrayField(models.CharField(max_length=16, choices=MitigationGround), default=list, blank=True)
    evidence = ArrayField(models.UUIDField(), verbose_name="证据", default=list, blank=True)
    norm = models.CharField("所依据的规定", max_length=200, blank=True)
    reduction = models.CharField("从轻、减轻", max_length=12, default="NONE")
    capacity = models.CharField("责任能力", max_length=12, choices=Capacity, default=Capacity.FULL)
    tier = models.CharField("阶次", max_length=12)
    low_fen = models.BigIntegerField("阶次下限")
    high_fen = models.BigIntegerField("阶次上限")
    proposed_fen = models.BigIntegerField("建议数额")
    steps = ArrayField(models.TextField(), verbose_name="计算过程", default=list)
    reasons = models.TextField("理由")
    made_at = models.DateTimeField("裁量时间")
    made_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["made_at", "id"]


class ListFinding(OfCase):
    """One entry of the seven lists gone through condition by condition; the last one of an entry counts."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="list_findings")
    entry = models.UUIDField("清单条目")
    kind = models.CharField("清单", max_length=20)
    number = models.CharField("条目编号", max_length=24)
    violation = models.CharField("违法行为", max_length=200)
    sample = models.BooleanField("样例", default=False)
    verdict = models.CharField("结论", max_length=12)
    explanation = ArrayField(models.TextField(), verbose_name="逐项情况", default=list)
    replies = models.JSONField("回答", default=dict)
    made_at = models.DateTimeField("核对时间")
    made_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["made_at", "id"]


class LawComparison(OfCase):
    """What a reviewer found when comparing a newer version of the item with the one at the time of the conduct."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="law_comparisons")
    item_version = models.UUIDField("新版本")
    finding = models.CharField("比对结论", max_length=12, choices=LawFinding)
    reason = models.CharField("理由", max_length=500)
    reviewer = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("比对时间")

    class Meta:
        ordering = ["made_at", "id"]
