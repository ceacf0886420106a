"""What the records of this module have in common."""

from datetime import date
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from yizhi.platform.acts.models import Record

NORMS = "norms"
division_code = RegexValidator(r"^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$", "行政区划代码应为 2、4、6 或 9 位数字")


class Kept(Record):
    """Read by everybody; written with the key `division:norms`. `division` is who keeps the record."""

    scope_policy: ClassVar[str] = "open"
    line: ClassVar[str] = NORMS

    division = models.CharField("行政区划", max_length=9, validators=[division_code])

    class Meta:
        abstract = True


class InForce(models.Model):
    """In force from `effective_from` to `effective_to`, both days included; an empty end is open."""

    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        abstract = True

    def in_force_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


def on(day: date, prefix: str = "") -> Q:
    """Rows in force on the day."""
    start, end = f"{prefix}effective_from", f"{prefix}effective_to"
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__gte": day}) | Q(**{f"{end}__isnull": True}))


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(effective_to__isnull=True) | Q(effective_to__gte=models.F("effective_from")),
        violation_error_message="失效日期不能早于施行日期",
    )
