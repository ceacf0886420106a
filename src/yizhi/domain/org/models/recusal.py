"""Declarations of relations that may hinder fair handling."""

from typing import ClassVar

from django.db import models

from yizhi.domain.org.lines import ORGANISATION
from yizhi.domain.org.models.base import division_code
from yizhi.domain.org.models.person import Person
from yizhi.domain.org.terms import Relation
from yizhi.platform.acts.models import Record
from yizhi.platform.secrecy.fields import EncryptedText


class RecusalDeclaration(Record):
    """An officer's own declaration about a party or a matter (`about_kind`, `about_id`): 行政处罚法第四十三条.

    That it exists is seen by everybody who works inside, so that nobody assigns the officer; the explanation is
    encrypted and shown to the officer only.
    """

    scope_policy: ClassVar[str] = "internal"
    line: ClassVar[str] = ORGANISATION

    person = models.ForeignKey(Person, models.PROTECT, related_name="recusals")
    division = models.CharField("行政区划", max_length=9, validators=[division_code])
    about_kind = models.CharField("事项类别", max_length=64)
    about_id = models.UUIDField("事项")
    relation = models.CharField("关系", max_length=12, choices=Relation)
    explanation = EncryptedText("说明", null=True, blank=True)
    declared_at = models.DateTimeField("申报时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about_id"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_open_recusal_a_matter",
                violation_error_message="您已就该事项申报回避",
            )
        ]
        indexes = [models.Index(fields=["about_id", "person"], name="recusal_by_matter")]

    def __str__(self) -> str:
        return f"回避申报（{self.get_relation_display()}）"
