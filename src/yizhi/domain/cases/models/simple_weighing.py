"""How the fine of a decision on the spot was weighed by the published benchmark (第三十四条)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.simple_case import SimpleCase
from yizhi.platform.acts.models import Record


class SimpleWeighing(Record):
    """The last answers to the factors of the benchmark, for one party. Amounts in fen; `table`: the benchmark."""

    scope_policy: ClassVar[str] = "child"

    case = models.OneToOneField(SimpleCase, on_delete=models.PROTECT, related_name="weighing")
    party = models.UUIDField("当事人")
    table = models.UUIDField("裁量基准")
    sample = models.BooleanField("样例基准", default=False)
    fine_case = models.CharField("条文规定的情形", max_length=20)
    answers = models.JSONField("裁量因素", default=dict)
    tier = models.CharField("阶次", max_length=12)
    low_fen = models.BigIntegerField("阶次下限")
    high_fen = models.BigIntegerField("阶次上限")
    proposed_fen = models.BigIntegerField("建议数额")
    steps = ArrayField(models.TextField(), verbose_name="计算过程", default=list)
    reasons = models.TextField("理由")
    deviation = models.CharField("偏离建议数额的理由", max_length=500, blank=True)
    made_at = models.DateTimeField("裁量时间")
    made_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")

    @classmethod
    def of(cls, case: SimpleCase) -> Any:
        """The weighing for the present party; None when there is none, or the party changed since."""
        found = cls.objects.filter(case_id=case.pk).first() if case.party_id else None
        return found if found is not None and found.party == case.party_id else None
