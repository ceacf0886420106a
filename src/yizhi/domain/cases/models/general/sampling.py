"""抽样取证: part of a lot is taken as evidence, sealed, tested, and given back or kept (第五十六条)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.investigation import Evidence
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.record_terms import SampleEnd
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


def _paper() -> "models.ForeignKey[Document | None, Document | None]":
    return models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class Sampling(OfCase):
    """One taking of samples, from the application to what became of them."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="samplings")
    number = models.PositiveSmallIntegerField("序号")
    party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="+", verbose_name="当事人")
    thing = models.CharField("抽样对象", max_length=120)
    reason = models.CharField("理由", max_length=500)
    place = models.CharField("抽样地点", max_length=200)
    applied_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField("申请时间")
    approved_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    approval = _paper()
    taken_at = models.DateTimeField("抽样时间", null=True, blank=True)
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    certificates = ArrayField(models.CharField(max_length=40), verbose_name="执法证号", default=list, blank=True)
    signed = models.BooleanField("当事人已签名", default=False)
    witness = EncryptedText("见证人", null=True, blank=True)
    refusal_note = models.CharField("未签名情况", max_length=200, blank=True)
    notice = _paper()
    institution = models.CharField("检验检测机构", max_length=120, blank=True)
    qualification = models.CharField("资质证书编号", max_length=80, blank=True)
    qualified_until = models.DateField("资质有效期至", null=True, blank=True)
    question = models.CharField("检验检测项目", max_length=300, blank=True)
    sent_on = models.DateField("送检日期", null=True, blank=True)
    report_number = models.CharField("报告编号", max_length=80, blank=True)
    tested_on = models.DateField("报告日期", null=True, blank=True)
    result = models.CharField("检验检测结论", max_length=500, blank=True)
    told = _paper()
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_up_at = models.DateTimeField("不再抽样、送检时间", null=True, blank=True)
    given_up_reason = models.CharField("不再抽样、送检的理由", max_length=200, blank=True)
    ended = models.CharField("处理", max_length=10, choices=SampleEnd, blank=True)
    ended_at = models.DateTimeField("处理时间", null=True, blank=True)
    end_note = models.CharField("处理情况", max_length=200, blank=True)
    end_notice = _paper()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_sampling_a_number")]

    def __str__(self) -> str:
        return f"抽样取证（第{self.number}次，{self.thing}）"


class Sample(OfCase):
    """One line of the receipt: item, batch, base, how much was taken, under which seal."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="+")
    sampling = models.ForeignKey(Sampling, on_delete=models.PROTECT, related_name="samples")
    number = models.PositiveSmallIntegerField("序号")
    name = models.CharField("名称", max_length=120)
    spec = models.CharField("规格型号", max_length=120, blank=True)
    batch = models.CharField("批号或者生产日期", max_length=80)
    base = models.DecimalField("抽样基数", max_digits=12, decimal_places=2)
    quantity = models.DecimalField("抽样数量", max_digits=12, decimal_places=2)
    unit = models.CharField("单位", max_length=12)
    seal_number = models.CharField("封条编号", max_length=60)
    note = models.CharField("备注", max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="a_sample_is_a_part",
                condition=models.Q(quantity__gt=0, quantity__lte=models.F("base")),
                violation_error_message="抽样数量应大于零、不超过抽样基数（《行政处罚法》第五十六条）",
            )
        ]

    @property
    def amount(self) -> str:
        return f"{self.quantity.normalize():f}{self.unit}"

    @property
    def base_amount(self) -> str:
        return f"{self.base.normalize():f}{self.unit}"

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"
