"""Establishments and sites: where a party does what is supervised, as a point on the map."""

from django.db import models

from yizhi.domain.subjects.models.party import Party
from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped


class PlaceKind(models.TextChoices):
    """What kind of place it is, for finding it on the map."""

    SHOP = "SHOP", "店铺"
    STALL = "STALL", "摊点"
    SITE = "SITE", "工地"
    PLANT = "PLANT", "厂房、仓库"
    OTHER = "OTHER", "其他场所"


class Establishment(Record, Scoped):
    """A shop, a stall, a building site. Coordinates are CGCS2000 degrees, both or none."""

    kind = models.CharField("类别", max_length=8, choices=PlaceKind.choices, default=PlaceKind.OTHER)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="establishments")
    name = models.CharField("名称", max_length=120)
    address = models.CharField("地址", max_length=200)
    longitude = models.FloatField("经度", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    closed_on = models.DateField("停业日期", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["division", "-id"], name="place_by_division")]

    def __str__(self) -> str:
        return self.name
