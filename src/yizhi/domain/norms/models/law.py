"""Laws, their versions, their articles."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.norms.models.base import Kept
from yizhi.platform.acts.models import Record
from yizhi.statute.place import Place


class Law(Kept):
    """A law by its title; its text stands in its versions. `name` is the title as documents cite it."""

    title = models.CharField("名称", max_length=300, unique=True)
    name = models.CharField("简称", max_length=300, db_index=True)
    initials = models.CharField(max_length=80, blank=True)
    level = models.CharField("效力层级", max_length=20)
    rank = models.PositiveSmallIntegerField(default=9)
    region = models.CharField("适用区域", max_length=20, blank=True)
    category = models.CharField("类别", max_length=40, blank=True)
    issuer = models.CharField("制定机关", max_length=80, blank=True)

    class Meta:
        ordering = ["rank", "name"]
        indexes = [models.Index(fields=["rank", "name", "id"], name="law_by_rank")]

    def __str__(self) -> str:
        return self.name


class LawVersion(Kept):
    """One version. `start_known` False: the beginning was inferred from the day of publication.

    `repeals` are titles that this version's last words repeal on its first day. A repealed version without an end is in
    force on no day that can be named. `source_ids`: how each corpus that brought the version calls it.
    """

    law = models.ForeignKey(Law, models.PROTECT, related_name="versions")
    dated = models.DateField("版本日期", null=True, blank=True)
    effective_from = models.DateField("施行日期", null=True, blank=True)
    effective_to = models.DateField("失效日期", null=True, blank=True)
    start_known = models.BooleanField("施行日期已知", default=True)
    status = models.CharField("时效", max_length=12)
    history = ArrayField(models.TextField(), verbose_name="沿革", default=list, blank=True)
    repeals = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    repeals_on = models.DateField(null=True, blank=True)
    article_count = models.PositiveIntegerField("条数", default=0)
    source = models.CharField("来源", max_length=120)
    sha256 = models.CharField("内容校验", max_length=64)
    source_ids = ArrayField(models.CharField(max_length=64), default=list, blank=True)

    class Meta:
        ordering = ["effective_from", "dated"]
        constraints = [
            models.UniqueConstraint(
                fields=["law", "dated"], name="one_version_a_date", violation_error_message="该法规这一日期的版本已有"
            )
        ]
        indexes = [models.Index(fields=["law", "effective_from"], name="version_by_start")]


class Article(Record):
    """One article; never changed after it was imported. `number` 0 is a text without articles."""

    scope_policy = "open"

    law_version = models.ForeignKey(LawVersion, models.PROTECT, related_name="articles")
    order = models.PositiveIntegerField()
    number = models.PositiveIntegerField("条")
    sub = models.PositiveSmallIntegerField("之", default=0)
    path = ArrayField(models.CharField(max_length=200), verbose_name="章节", default=list, blank=True)
    text = models.TextField("条文")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["law_version", "order"], name="one_article_a_place"),
        ]
        indexes = [models.Index(fields=["law_version", "number", "sub"], name="article_by_number")]

    @property
    def label(self) -> str:
        return str(Place(self.number, self.sub)) if self.number else "全文"

    @property
    def anchor(self) -> str:
        """The name by which a link reaches the article on its page."""
        return f"a{Place(self.number, self.sub).short}" if self.number else f"t{self.order}"
