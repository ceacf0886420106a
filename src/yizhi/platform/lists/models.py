"""What a person keeps of a list: named views, and the columns they chose last."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record


class SavedView(Record):
    """A named question put to a list; the one with an empty title holds the columns chosen last. Seen by its person."""

    scope_policy: ClassVar[str] = "personal"

    person_id = models.UUIDField()
    list = models.CharField("列表", max_length=60)
    title = models.CharField("名称", max_length=20, blank=True)
    query = models.CharField("筛选条件", max_length=2000, blank=True)
    is_default = models.BooleanField("打开列表时采用", default=False)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "list", "title"],
                condition=models.Q(removed_at__isnull=True),
                name="one_saved_view_a_title",
                violation_error_message="这个列表已有同名的常用筛选",
            )
        ]

    def __str__(self) -> str:
        return self.title
