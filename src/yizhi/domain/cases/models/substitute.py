"""代履行: what a party was ordered to put right and did not, done in its stead (行政强制法第五十条至第五十二条)."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, WithinCase
from yizhi.domain.cases.models.terms import Titled
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class Harm(Titled):
    """《行政强制法》第五十条：不履行的后果。没有其中一项，不能代履行。"""

    TRAFFIC = "TRAFFIC", "已经或者将危害交通安全"
    POLLUTION = "POLLUTION", "已经或者将造成环境污染"
    RESOURCES = "RESOURCES", "已经或者将破坏自然资源"


class PublicPlace(Titled):
    """《行政强制法》第五十二条：可以立即实施代履行的场所。"""

    ROAD = "ROAD", "道路"
    RIVER = "RIVER", "河道"
    CHANNEL = "CHANNEL", "航道"
    PUBLIC = "PUBLIC", "公共场所"


class Performer(Titled):
    AGENCY = "AGENCY", "行政机关"
    THIRD_PARTY = "THIRD_PARTY", "没有利害关系的第三人"


class Substitute(WithinCase):
    """One substitute performance. `immediate`: article 52; there decision and demand come not before but after.

    Amounts in fen. `due_on` is the last day of the first demand; `reminded_on` the day the last demand was served.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="substitutes")
    party = models.ForeignKey("cases.CaseParty", on_delete=models.PROTECT, related_name="+", verbose_name="当事人")
    order = models.ForeignKey(
        "cases.CorrectionOrder", on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    immediate = models.BooleanField("立即代履行", default=False)
    harm = models.CharField("后果", max_length=12, choices=Harm, blank=True)
    public_place = models.CharField("场所", max_length=10, choices=PublicPlace, blank=True)
    subject = models.CharField("代履行标的", max_length=300)
    reason = models.CharField("理由", max_length=500)
    manner = models.CharField("代履行方式", max_length=300)
    performer = models.CharField("代履行人", max_length=12, choices=Performer)
    performer_name = models.CharField("代履行人名称", max_length=120)
    budget_fen = models.BigIntegerField("费用预算（分）", default=0)
    budget_basis = models.CharField("费用预算依据", max_length=300, blank=True)
    planned_at = models.DateTimeField("拟代履行时间", null=True, blank=True)
    proposed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("提出时间")
    demand = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField("催告期限", null=True, blank=True)
    demanded_on = models.DateField("催告书送达日期", null=True, blank=True)
    decision = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    served_on = models.DateField("决定书送达日期", null=True, blank=True)
    reminder = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reminded_on = models.DateField("代履行前催告送达日期", null=True, blank=True)
    performed_at = models.DateTimeField("代履行时间", null=True, blank=True)
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    party_present = models.BooleanField("当事人到场", default=False)
    witness = EncryptedText("见证人", null=True, blank=True)
    recording = models.CharField("音像记录编号", max_length=200, blank=True)
    protocol = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cost_fen = models.BigIntegerField("实际费用（分）", null=True, blank=True)
    cost_basis = models.CharField("费用依据", max_length=500, blank=True)
    payable = models.ForeignKey("cases.Payable", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    end_reason = models.CharField("办结情况", max_length=300, blank=True)

    class Meta:
        ordering = ["proposed_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="substitute_two_supervisors",
                condition=models.Q(second__isnull=True) | ~models.Q(first=models.F("second")),
                violation_error_message="到场监督的执法人员须为两名不同的人员（《行政处罚法》第四十二条）",
            )
        ]

    @property
    def title(self) -> str:
        return "立即代履行" if self.immediate else "代履行"

    def __str__(self) -> str:
        return f"{self.title}（{self.case.item_name}）"
