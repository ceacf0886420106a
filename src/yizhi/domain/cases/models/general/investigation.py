"""Evidence, what it proves, orders to correct, and the stretches and stops of the 90 days."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.record_terms import Signing
from yizhi.domain.cases.models.terms import Element, EvidenceKind, EvidenceSource, Legality
from yizhi.platform.documents.models import Document
from yizhi.platform.files.models import StoredFile
from yizhi.platform.secrecy.fields import EncryptedText


class Evidence(OfCase):
    """One piece of evidence. Both collectors' certificate numbers are kept as they were at that moment."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("种类", max_length=20, choices=EvidenceKind)
    source = models.CharField("来源", max_length=20, choices=EvidenceSource, default=EvidenceSource.COLLECTED)
    origin_agency = models.CharField("移送机关", max_length=120, blank=True)
    origin_case = models.CharField("移送案件", max_length=200, blank=True)
    origin_number = models.PositiveSmallIntegerField("原证据序号", null=True, blank=True)
    name = models.CharField("名称", max_length=120)
    content = EncryptedText("内容", null=True, blank=True)
    collected_at = models.DateTimeField("取得时间")
    place = models.CharField("取得地点", max_length=200)
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="取证人")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="取证人")
    certificates = ArrayField(models.CharField(max_length=40), verbose_name="执法证号", default=list)
    identity_shown = models.BooleanField("已出示执法证件", default=False)
    proves = ArrayField(models.CharField(max_length=16, choices=Element), verbose_name="证明事项")
    party = models.ForeignKey("cases.CaseParty", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_copy = models.BooleanField("复制件", default=False)
    original_location = models.CharField("原件存放处", max_length=120, blank=True)
    copy_checked = models.BooleanField("与原件核对一致", default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField("哈希值", max_length=64, blank=True)
    signing = models.CharField("笔录签名", max_length=10, choices=Signing, blank=True)
    signing_note = models.CharField("未签名情况", max_length=200, blank=True)
    signing_witness = EncryptedText("见证人", null=True, blank=True)
    legality = models.CharField("查证", max_length=10, choices=Legality, default=Legality.PENDING)
    verified_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField("查证时间", null=True, blank=True)
    verification = models.CharField("查证情况", max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_evidence_a_number"),
            models.CheckConstraint(
                name="two_different_collectors",
                condition=~models.Q(first=models.F("second")),
                violation_error_message="取证人须为两名不同的执法人员（《行政处罚法》第四十二条）",
            ),
        ]

    @property
    def title(self) -> str:
        """Number and name, as lists offer it."""
        return f"{self.number}. {self.name}"

    def __str__(self) -> str:
        return self.name


class NotApplicable(OfCase):
    """An element of which nothing needs to be proven here, with the reason."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="not_applicable")
    element = models.CharField("事项", max_length=16, choices=Element)
    reason = models.CharField("理由", max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "element"], name="one_word_an_element")]


class CorrectionOrder(OfCase):
    """责令改正: no penalty, but due with every penalty (第二十八条). `corrected` is None until it was checked."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="corrections")
    case_party = models.ForeignKey("cases.CaseParty", on_delete=models.PROTECT, related_name="+", null=True)
    demand = models.CharField("改正要求", max_length=500)
    ordered_at = models.DateTimeField("责令时间")
    due_on = models.DateField("改正期限", null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField("复查时间", null=True, blank=True)
    corrected = models.BooleanField("已改正", null=True, blank=True)
    findings = models.CharField("复查情况", max_length=500, blank=True)

    class Meta:
        ordering = ["ordered_at", "id"]


class ClockPause(OfCase):
    """Days that do not count towards the 90 days, with the provision that says so. Open while `end` is empty."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField("事由", max_length=200)
    basis = models.CharField("依据", max_length=200)
    start = models.DateField("自")
    end = models.DateField("至", null=True, blank=True)
    evidence_note = models.CharField("证明材料", max_length=200, blank=True)

    class Meta:
        ordering = ["start", "id"]


class ClockExtension(OfCase):
    """An extension of the 90 days: only under a cited provision (第六十条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="extensions")
    number = models.PositiveSmallIntegerField("第几次")
    days = models.PositiveSmallIntegerField("延长天数")
    reason = models.CharField("理由", max_length=300)
    basis = models.CharField("依据", max_length=200)
    approved_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("批准时间")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_extension_a_number")]
