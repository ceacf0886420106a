"""Benchmarks of discretion (裁量基准) as data: a table for an item, tiers and factors; replaced, never changed."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.norms.models.base import division_code, ends_after_it_begins
from yizhi.domain.norms.models.configuration import Sourced
from yizhi.domain.norms.models.item import EnforcementItem
from yizhi.platform.acts.models import Record
from yizhi.statute.discretion import Factor, Option, Rounding, Standard, Tier, TierName

_TIERS = [(name.name, name.value) for name in TierName]


class DiscretionTable(Sourced):
    """The benchmark of an item for a territory: the longest `territory` that a place begins with prevails.

    `source` is the document, `url` where it was published (行政处罚法第三十四条). `sample` rows are invented.
    """

    item = models.ForeignKey(EnforcementItem, models.PROTECT, related_name="discretion_tables")
    territory = models.CharField("适用区域", max_length=9, validators=[division_code])
    edition = models.PositiveIntegerField("版次", default=1)
    published_on = models.DateField("公布日期")
    url = models.URLField("公布网址", max_length=300, blank=True)
    sample = models.BooleanField("样例", default=False)
    step = models.PositiveIntegerField("取整单位（分）", default=1_000)
    large_from = models.PositiveBigIntegerField("改用大单位的数额（分）", default=1_000_000)
    large_step = models.PositiveIntegerField("大额取整单位（分）", default=10_000)
    forced_share = models.DecimalField("应当从轻时保留的份额", max_digits=5, decimal_places=4, default=Decimal("0.5"))

    class Meta:
        ordering = ["item__code", "-territory", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "territory", "edition"],
                name="one_benchmark_an_edition",
                violation_error_message="该事项在这一区域已有这一版次的裁量基准",
            ),
            models.UniqueConstraint(
                fields=["item", "territory"],
                condition=models.Q(effective_to__isnull=True),
                name="one_open_benchmark",
                violation_error_message="该事项在这一区域已有现行裁量基准，请替换它",
            ),
            models.CheckConstraint(
                name="benchmark_published_first",
                condition=models.Q(published_on__lte=models.F("effective_from")),
                violation_error_message="裁量基准应当先公布再施行（《行政处罚法》第三十四条）",
            ),
            ends_after_it_begins("benchmark_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.item.short}裁量基准（第{self.edition}版）"

    @cached_property
    def standard(self) -> Standard:
        """The benchmark as the statute library computes with it."""
        return Standard(
            factors=tuple(row.factor for row in self.factors.all()),
            tiers=tuple(row.tier for row in self.tiers.all()),
            rounding=Rounding(self.step, self.large_from, self.large_step),
            forced_share=self.forced_share,
        )


class DiscretionTier(Record):
    """A tier of a table; shares of the statutory range (for 减轻: of the statutory minimum)."""

    scope_policy = "open"

    table = models.ForeignKey(DiscretionTable, models.PROTECT, related_name="tiers")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField("阶次", max_length=12, choices=_TIERS)
    low = models.DecimalField("下端", max_digits=5, decimal_places=4)
    high = models.DecimalField("上端", max_digits=5, decimal_places=4)
    from_score = models.DecimalField("起始得分", max_digits=5, decimal_places=4, null=True, blank=True)
    conditions = ArrayField(models.CharField(max_length=200), verbose_name="情形", default=list, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["table", "name"], name="one_tier_a_name")]

    @property
    def tier(self) -> Tier:
        return Tier(TierName[self.name], self.low, self.high, self.from_score, tuple(self.conditions))


class DiscretionFactor(Record):
    """A circumstance the officer answers. `options`: `[{key, title, score, at_least}]`, from light to grave."""

    scope_policy = "open"

    table = models.ForeignKey(DiscretionTable, models.PROTECT, related_name="factors")
    order = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=24)
    title = models.CharField("裁量因素", max_length=60)
    weight = models.DecimalField("权重", max_digits=5, decimal_places=4)
    options = models.JSONField("选项", default=list)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="one_factor_a_key")]

    @property
    def factor(self) -> Factor:
        return Factor(self.key, self.title, self.weight, tuple(_option(row) for row in self.options))


def _option(row: dict[str, Any]) -> Option:
    lifted = row.get("at_least")
    return Option(row["key"], row["title"], Decimal(str(row["score"])), TierName[lifted] if lifted else None)
