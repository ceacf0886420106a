"""Records of an inspection or a questioning, written in the system and signed page by page (第五十五条第二款)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.investigation import Evidence
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.record_terms import RecordKind, Signing, Standing
from yizhi.domain.cases.models.terms import Element
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class WrittenRecord(OfCase):
    """What was written and read out. `sha256` and `pages` are of the text that was laid before the person to sign:
    it never changes; a wrong record is set aside with a reason and written anew. `evidence` and `document` come with
    the signature, or with the note that it was refused.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="records")
    number = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("种类", max_length=12, choices=RecordKind)
    party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField("身份", max_length=16, choices=Standing)
    person_name = EncryptedText("姓名", null=True, blank=True)
    person_identity = EncryptedText("证件号码", null=True, blank=True)
    person_detail = EncryptedText("职务、住址、电话", null=True, blank=True)
    began_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间")
    place = models.CharField("地点", max_length=200)
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="执法人员")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="执法人员")
    certificates = ArrayField(models.CharField(max_length=40), verbose_name="执法证号", default=list)
    content = EncryptedText("记录内容")
    proves = ArrayField(models.CharField(max_length=16, choices=Element), verbose_name="证明事项")
    written_at = models.DateTimeField("制作时间")
    sha256 = models.CharField("笔录哈希值", max_length=64)
    pages = models.PositiveSmallIntegerField("页数")
    signing = models.CharField("签名", max_length=10, choices=Signing, blank=True)
    signed_at = models.DateTimeField("签名时间", null=True, blank=True)
    signature = EncryptedText("签名图像", null=True, blank=True)
    refusal_reason = models.CharField("未签名情况", max_length=200, blank=True)
    witness = EncryptedText("见证人", null=True, blank=True)
    recording = models.CharField("执法记录", max_length=120, blank=True)
    set_aside_at = models.DateTimeField("作废时间", null=True, blank=True)
    set_aside_reason = models.CharField("作废理由", max_length=200, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_record_a_number"),
            models.CheckConstraint(
                name="a_record_has_two_officers",
                condition=~models.Q(first=models.F("second")),
                violation_error_message="询问、检查的执法人员不得少于两人（《行政处罚法》第四十二条）",
            ),
        ]

    @property
    def open(self) -> bool:
        """Neither signed, nor noted as refused, nor set aside."""
        return not self.signing and self.set_aside_at is None

    @property
    def title(self) -> str:
        return f"{self.get_kind_display()}（第{self.number}份）"

    def __str__(self) -> str:
        return self.title
