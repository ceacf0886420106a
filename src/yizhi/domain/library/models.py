"""What a person keeps of the library: searches, and whether new cases are to be told."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record


class SavedSearch(Record):
    """A question to the decided cases, as its address asks it. `known` cases were found when it was looked at last.

    Seen by its person; the worker reads the ones with alerts, and nothing else of a person.
    """

    scope_policy: ClassVar[str] = "personal"

    person_id = models.UUIDField()
    title = models.CharField("名称", max_length=20)
    query = models.CharField("检索条件", max_length=600)
    alerts = models.BooleanField("有新案例时提醒", default=False)
    known = models.PositiveIntegerField("已知件数", default=0)
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
