"""Which township exercises which item, since when, by which decision, published where."""

from typing import ClassVar

from django.db import models

from yizhi.domain.norms.models.base import InForce, Kept, ends_after_it_begins
from yizhi.domain.norms.models.item import EnforcementItem
from yizhi.domain.org.api import Agency


class TownshipPower(Kept, InForce):
    """An item handed to a township. It counts from `effective_from`, and never before `published_on` (第二十四条)."""

    line: ClassVar[str] = "norms"

    item = models.ForeignKey(EnforcementItem, models.PROTECT, related_name="powers")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="powers", verbose_name="乡镇（街道）")
    document = models.CharField("决定文号", max_length=120)
    published_on = models.DateField("公布日期")
    publication = models.CharField("公布载体", max_length=200)
    revoked_by = models.CharField("收回决定", max_length=120, blank=True)
    sample = models.BooleanField("样例", default=False)

    class Meta:
        ordering = ["item__code", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "agency"],
                condition=models.Q(effective_to__isnull=True),
                name="one_open_power",
                violation_error_message="该乡镇（街道）已有这一事项的现行赋权",
            ),
            models.CheckConstraint(
                name="power_published_first",
                condition=models.Q(published_on__lte=models.F("effective_from")),
                violation_error_message="赋权清单应当先公布再施行（《行政处罚法》第二十四条）",
            ),
            ends_after_it_begins("power_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["agency", "effective_from"], name="power_by_agency")]

    def __str__(self) -> str:
        return f"赋权：{self.agency}，{self.item}"
