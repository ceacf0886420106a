"""What the public records of this module have in common."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models

from yizhi.domain.org.lines import ORGANISATION
from yizhi.platform.acts.models import Record

division_code = RegexValidator(r"^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$", "行政区划代码应为 2、4、6 或 9 位数字")


class Published(Record):
    """Read by everybody, because the law publishes it; written with the key `division:organisation`.

    The class attribute `line` gives its ledger entries their scope.
    """

    scope_policy: ClassVar[str] = "open"
    line: ClassVar[str] = ORGANISATION

    division = models.CharField("行政区划", max_length=9, validators=[division_code])

    class Meta:
        abstract = True


class Dated(models.Model):
    """In force from `valid_from` to `valid_to`, both days included; no end is open, no beginning is unknown."""

    valid_from = models.DateField("起始日期", null=True, blank=True)
    valid_to = models.DateField("截止日期", null=True, blank=True)

    class Meta:
        abstract = True
