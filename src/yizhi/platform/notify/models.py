"""Messages to people, shown in the application first; other channels may carry them further."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import ActQuerySet
from yizhi.platform.identifiers import new_id


class Notice(models.Model):
    """One message to one person. `read_at` is the only thing that ever changes, and only by that person."""

    scope_policy: ClassVar[str] = "personal"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField()
    at = models.DateTimeField()
    title = models.TextField("标题")
    text = models.TextField("内容", blank=True)
    url = models.CharField(max_length=300, blank=True)
    tone = models.CharField(max_length=12, default="info")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-at"], name="notice_by_person"),
            models.Index(fields=["person_id"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
        ]
