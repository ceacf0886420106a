"""Grading (分类分级处置) as a dated decision table: one row for a nature and a grade."""

from django.db import models

from yizhi.domain.norms.models.base import ends_after_it_begins
from yizhi.domain.norms.models.configuration import Sourced
from yizhi.statute.grading import Grade, Nature, Path

NATURES = [(one.name, one.value) for one in Nature]
GRADES = [(one.name, one.value) for one in Grade]
PATHS = [(one.name, one.value) for one in Path]


class GradingRow(Sourced):
    """Where a violation of the nature and grade goes, from a day on."""

    nature = models.CharField("性质", max_length=12, choices=NATURES)
    grade = models.CharField("等级", max_length=12, choices=GRADES)
    path = models.CharField("处置路径", max_length=12, choices=PATHS)
    signs = models.CharField("认定提示", max_length=200, blank=True)

    class Meta:
        ordering = ["nature", "grade", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["nature", "grade", "effective_from"],
                name="one_grading_a_day",
                violation_error_message="该性质、等级这一日起的处置路径已有",
            ),
            ends_after_it_begins("grading_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"分级处置：{self.get_nature_display()}，{self.get_grade_display()}"
