"""Enforcement organs and the bodies they deal with."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.org.models.base import Dated, Published
from yizhi.domain.org.terms import AgencyKind, Basis, Level


class Agency(Published, Dated):
    """An organ. It penalises in its own name if and only if `subject_qualified` (行政处罚法第十七条至第十九条).

    An entrusted organisation acts in the name of `entrusting_agency`, within `entrust_document` and its period
    (第二十条、第二十一条). `lines` are its competent department lines, the first being its own.
    """

    uscc = models.CharField("统一社会信用代码", max_length=18)
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=40)
    document_abbreviation = models.CharField("文书机关代字", max_length=20, blank=True)
    level = models.CharField("层级", max_length=12, choices=Level)
    kind = models.CharField("类别", max_length=20, choices=AgencyKind)
    lines = ArrayField(models.CharField(max_length=32), verbose_name="条线", default=list)
    subject_qualified = models.BooleanField("执法主体资格", default=False)
    basis = models.CharField("职权依据", max_length=20, choices=Basis, default=Basis.AUTHORITY)
    entrusting_agency = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="委托机关")
    entrust_document = models.CharField("委托书", max_length=120, blank=True)
    entrust_from = models.DateField("委托起始", null=True, blank=True)
    entrust_to = models.DateField("委托截止", null=True, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    sample = models.BooleanField("样例", default=False)

    class Meta:
        ordering = ["division", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["uscc"], name="one_agency_a_uscc", violation_error_message="该统一社会信用代码已登记"
            ),
            models.CheckConstraint(
                name="entrusted_names_its_document",
                condition=~models.Q(basis=Basis.ENTRUSTED)
                | models.Q(entrusting_agency__isnull=False, entrust_from__isnull=False)
                & ~models.Q(entrust_document=""),
                violation_error_message="受委托组织须载明委托机关、委托书和期限（《行政处罚法》第二十条）",
            ),
        ]
        indexes = [models.Index(fields=["division", "kind"], name="agency_by_division")]

    def __str__(self) -> str:
        return self.name

    @property
    def own_line(self) -> str:
        return self.lines[0] if self.lines else ""
