"""What this installation is, and the configured values of the module with their sources."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.org.models.base import Dated, Published


class Installation(Published):
    """The one row that says whether this is a demo city: a production process refuses to serve one.

    `anchor` is the day the demo city was begun at; every module dates its data from it, so that a build that was
    interrupted continues with the same data on another day. `built` names the modules whose part is complete.
    """

    ONLY: ClassVar[int] = 1

    number = models.PositiveSmallIntegerField(default=ONLY, unique=True, editable=False)
    demo = models.BooleanField("演示数据", default=False)
    anchor = models.DateField("演示基准日", null=True, blank=True)
    built = ArrayField(models.CharField(max_length=32), default=list, blank=True)


class Setting(Published, Dated):
    """A configured whole number with its source: what the law leaves open or what we could not verify."""

    name = models.CharField("参数", max_length=60)
    value = models.IntegerField("值")
    unit = models.CharField("单位", max_length=12, blank=True)
    source = models.CharField("来源", max_length=200)
    verified = models.BooleanField("已核实", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "valid_from"], name="one_setting_a_day", violation_error_message="该参数当日已有设定"
            )
        ]
