"""What is kept of the library: searches of a person, and lessons drawn from decided cases."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped


class Searched(models.TextChoices):
    """In what a saved search looks."""

    CASES = "cases", "处罚案例"
    LAWS = "laws", "条文"


class SavedSearch(Record):
    """A question to the decided cases or the laws, as its address asks it.

    `known`: keys of what was found so far, eight bytes each, None before the first look; `floor`: see `watching.Seen`.
    Seen by its person; the worker reads the ones with alerts, and nothing else of a person.
    """

    scope_policy: ClassVar[str] = "personal"

    person_id = models.UUIDField()
    title = models.CharField("名称", max_length=20)
    query = models.CharField("检索条件", max_length=600)
    alerts = models.BooleanField("有新案例时提醒", default=False)
    kind = models.CharField("检索范围", max_length=8, choices=Searched, default=Searched.CASES)
    known = models.BinaryField("已知结果", null=True, blank=True)
    floor = models.BigIntegerField("此前为已知", default=0)
    looked_at = models.DateTimeField("上次核对时间")
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "title"],
                condition=models.Q(removed_at__isnull=True),
                name="one_saved_search_a_title",
                violation_error_message="已有同名的检索",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Lesson(Record, Scoped):
    """以案释法: a decided case that is public, told for everybody. Text is masked before it is kept.

    Everybody sees it from the moment a second person published it, its territory before. Of a withdrawn one only the
    reason is shown outside the territory.
    """

    case_key = models.CharField("案例", max_length=16)
    agency = models.CharField("处罚机关", max_length=120)
    number = models.CharField("决定书文号", max_length=120)
    title = models.CharField("标题", max_length=60)
    facts = models.TextField("案情", max_length=4000)
    basis = models.TextField("适用法律", max_length=2000)
    reasons = models.TextField("裁量理由", max_length=4000)
    teaching = models.TextField("释法", max_length=4000)
    drafted_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField("撰写时间")
    published_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField("公布时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawal_reason = models.CharField("撤回理由", max_length=200, blank=True)

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(fields=["division", "-id"], name="lesson_by_division")]
        constraints = [
            models.UniqueConstraint(
                fields=["case_key", "division", "line"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_lesson_a_case_and_unit",
                violation_error_message="本单位已有这一案例的以案释法，请修改或者撤回原有的",
            ),
            models.CheckConstraint(
                name="lesson_checked_by_another",
                condition=models.Q(published_by__isnull=True) | ~models.Q(published_by=models.F("drafted_by")),
                violation_error_message="公布前的核对须由另一人办理（《行政处罚法》第五十条）",
            ),
        ]

    @property
    def public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None

    def __str__(self) -> str:
        return self.title
