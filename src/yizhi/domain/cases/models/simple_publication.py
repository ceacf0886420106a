"""Whether and when a decision on the spot is open to the public (第四十八条)."""

from typing import ClassVar

from django.db import models

from yizhi.domain.cases.models.simple_case import SimpleCase
from yizhi.platform.acts.models import Record


class SimplePublication(Record):
    """Proposed by one, checked by another; withdrawn with the reason when the decision falls."""

    scope_policy: ClassVar[str] = "child"

    case = models.OneToOneField(SimpleCase, on_delete=models.PROTECT, related_name="publication")
    publish = models.BooleanField("公示")
    reason = models.CharField("理由", max_length=300)
    proposed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("提出时间")
    checked_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField("复核时间", null=True, blank=True)
    published_at = models.DateTimeField("公示时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawal_reason = models.CharField("撤回理由", max_length=300, blank=True)

    @property
    def public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None
