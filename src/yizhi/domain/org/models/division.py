"""The tree of administrative divisions, with history."""

from django.db import models

from yizhi.domain.org.models.base import Dated, Published, division_code
from yizhi.domain.org.terms import DivisionKind, Level


class Division(Published, Dated):
    """One division as it was between two days. A change of name, kind or code is another row, naming its predecessor.

    `division` is the code itself (2, 4, 6 or 9 digits). A unit without statistical code (C-3, U-19) has a code of our
    own in the range 9xx below its county and `has_statistical_code` false. `year_only`: the source knows only the year.
    """

    name = models.CharField("名称", max_length=60)
    level = models.CharField("层级", max_length=12, choices=Level)
    kind = models.CharField("类别", max_length=12, choices=DivisionKind)
    parent_code = models.CharField("上级区划", max_length=9, blank=True, validators=[division_code])
    has_statistical_code = models.BooleanField("有统计代码", default=True)
    year_only = models.BooleanField("日期仅精确到年", default=False)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    source = models.CharField("来源", max_length=200, blank=True)
    sample = models.BooleanField("样例", default=False)

    class Meta:
        ordering = ["division", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["division"],
                condition=models.Q(valid_to__isnull=True),
                name="one_present_division_a_code",
                violation_error_message="该区划代码已有现行区划",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        return self.division
