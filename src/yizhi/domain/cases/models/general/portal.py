"""What a party enters by the code on a document, without an account: the party's word, until an officer takes it."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.terms import InputKind
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class PartyInput(OfCase):
    """`document` is the one whose code the party holds; `about` the one answered or received.

    `received_at` decides whether it was in time, not when an officer took it. A signature is a PNG as a data URL;
    `consents`: it also confirms that papers may be served here.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="party_inputs")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="inputs")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("事项", max_length=12, choices=InputKind)
    content = EncryptedText("内容", null=True, blank=True)
    signature = EncryptedText("签名", null=True, blank=True)
    signature_sha256 = models.CharField("签名哈希值", max_length=64, blank=True)
    consents = models.BooleanField("同意电子送达", default=False)
    received_at = models.DateTimeField("提交时间")
    taken_at = models.DateTimeField("登记时间", null=True, blank=True)
    taken_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["received_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case_party", "about"],
                condition=models.Q(kind="RECEIPT"),
                name="one_receipt_a_document",
                violation_error_message="该文书已签收",
            )
        ]
