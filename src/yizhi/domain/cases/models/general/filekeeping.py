"""Corrections of a closed file, and of papers that went out."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class FileCorrection(OfCase):
    """What the file said, what it should say, and why; the original stays as it is.

    While the case is open a paper is corrected by another paper, the `notice`; afterwards by the record alone.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="file_corrections")
    number = models.PositiveSmallIntegerField("第几次")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wrong = EncryptedText("原记载")
    right = EncryptedText("更正为")
    reason = models.CharField("更正理由", max_length=300)
    notice = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrected_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField("更正时间")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_correction_a_number")]
