"""The provisions of an item version and their ranges of fines; never changed after they were published."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.norms.models.item import ItemVersion
from yizhi.domain.norms.sources.terms import Correction, Tier
from yizhi.platform.acts.models import Record
from yizhi.statute.fine_form import FineForm, FineFormKind
from yizhi.statute.penalty import PenaltyKind

_FORMS = [(kind.name, kind.value) for kind in FineFormKind]


class Provision(Record):
    """One norm's answer: the violation clause, the penalty clause, and how correction comes into it.

    Places are written short (`111.1(3)`); the citations are the words for documents.
    """

    scope_policy = "open"

    item_version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="provisions")
    order = models.PositiveSmallIntegerField(default=0)
    law_name = models.CharField("法规", max_length=300)
    law_level = models.CharField("效力层级", max_length=20)
    violates = ArrayField(models.CharField(max_length=20), verbose_name="违反条款", default=list)
    penalty_places = ArrayField(models.CharField(max_length=20), verbose_name="处罚条款", default=list)
    violation_citation = models.CharField("违反的规定", max_length=300)
    penalty_citation = models.CharField("处罚依据", max_length=300)
    correction = models.CharField("改正与处罚", max_length=16, choices=Correction.choices())
    order_words = models.CharField("责令内容", max_length=60, blank=True)
    also = ArrayField(models.CharField(max_length=100), verbose_name="其他处理", default=list, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["item_version", "order"], name="one_provision_a_place")]

    @property
    def correction_type(self) -> Correction:
        return Correction(self.correction)


class FineRange(Record):
    """One case of a provision. Figures as in `FineForm` (fen, per cent, times).

    An empty form: the provision fines no such party.
    """

    scope_policy = "open"

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="ranges")
    order = models.PositiveSmallIntegerField(default=0)
    tier = models.CharField("情形", max_length=12, choices=Tier.choices())
    condition = models.CharField("条件", max_length=120, blank=True)
    optional = models.BooleanField("可以处罚款", default=False)
    penalties = ArrayField(models.CharField(max_length=24), verbose_name="其他处罚", default=list, blank=True)
    citizen_form = models.CharField("个人罚款形式", max_length=12, choices=_FORMS, blank=True)
    citizen_low = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    citizen_high = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    organisation_form = models.CharField("单位罚款形式", max_length=12, choices=_FORMS, blank=True)
    organisation_low = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    organisation_high = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    of = models.CharField("计算基数", max_length=40, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["provision", "order"], name="one_range_a_place")]

    @property
    def citizen(self) -> FineForm | None:
        return self._form(self.citizen_form, self.citizen_low, self.citizen_high)

    @property
    def organisation(self) -> FineForm | None:
        return self._form(self.organisation_form, self.organisation_low, self.organisation_high)

    @property
    def fines(self) -> bool:
        return bool(self.citizen_form or self.organisation_form)

    @property
    def penalty_kinds(self) -> tuple[PenaltyKind, ...]:
        return tuple(PenaltyKind[name] for name in self.penalties)

    def _form(self, kind: str, low: Decimal | None, high: Decimal | None) -> FineForm | None:
        return FineForm(FineFormKind[kind], low or Decimal(0), high or Decimal(0), self.of) if kind else None
