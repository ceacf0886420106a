"""Teams: one team manages enforcement in a township (一支队伍管执法)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.org.models.agency import Agency
from yizhi.domain.org.models.base import Dated, Published
from yizhi.domain.org.terms import TeamKind


class Team(Published, Dated):
    """A team works in the territory `division`, for `agency`, in the department lines `lines`."""

    name = models.CharField("名称", max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="teams", verbose_name="所属机关")
    kind = models.CharField("类别", max_length=12, choices=TeamKind)
    lines = ArrayField(models.CharField(max_length=32), verbose_name="条线", default=list)
    sample = models.BooleanField("样例", default=False)

    class Meta:
        ordering = ["division", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"], name="one_team_a_name", violation_error_message="该机关已有同名队伍"
            )
        ]
        indexes = [models.Index(fields=["division"], name="team_by_division")]

    def __str__(self) -> str:
        return self.name
