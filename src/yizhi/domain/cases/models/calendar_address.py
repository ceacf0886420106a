"""The personal address of a calendar that other programs read."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record


class CalendarAddress(Record):
    """Open until it is revoked. What is secret of the address is computed from the id, never stored."""

    scope_policy: ClassVar[str] = "personal"

    person_id = models.UUIDField("人员", editable=False)
    opened_at = models.DateTimeField("开通时间")
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"], condition=models.Q(revoked_at=None), name="one_calendar_address_a_person"
            )
        ]

    def __str__(self) -> str:
        return "办案日历订阅地址"
