"""The decision, its papers, their service and their publication."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.handling import Proposal
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.terms import Outcome, ServiceMethod
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class Decision(OfCase):
    """What the head decided on a proposal; one paper goes to each party."""

    case = models.OneToOneField(GeneralCase, on_delete=models.PROTECT, related_name="decision")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField("处理", max_length=16, choices=Outcome)
    decided_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("决定时间")
    opinion = models.CharField("审批意见", max_length=1000)
    approval = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class DecisionPaper(OfCase):
    """The written decision for one party."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="papers")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="papers")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="papers")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField("送达日期", null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["decision", "case_party"], name="one_paper_a_party")]


class Service(OfCase):
    """How one document came to a party, with its proof. `served_on` is the day the law counts from."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="services")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="services")
    method = models.CharField("送达方式", max_length=12, choices=ServiceMethod)
    address = EncryptedText("送达地点", null=True, blank=True)
    sent_at = models.DateTimeField("送出时间")
    served_on = models.DateField("送达日期")
    receiver = EncryptedText("签收人", null=True, blank=True)
    relation = models.CharField("与受送达人的关系", max_length=40, blank=True)
    refusal_reason = models.CharField("拒收情况", max_length=200, blank=True)
    witness = EncryptedText("见证人", null=True, blank=True)
    recording = models.CharField("照片、录像编号", max_length=120, blank=True)
    tracking_number = models.CharField("邮寄单号", max_length=60, blank=True)
    notice_place = models.CharField("公告载体", max_length=120, blank=True)
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    receipt = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["served_on", "id"]


class ServiceNotice(OfCase):
    """公告送达: one paper for one party, put up on a day; it counts as served when its days are over (第九十五条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="service_notices")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    carrier = models.CharField("公告载体", max_length=120)
    course = models.CharField("原因和经过", max_length=200)
    posted_at = models.DateTimeField("发出时间")

    class Meta:
        ordering = ["posted_at", "id"]


class Publication(OfCase):
    """Whether and when the decision is open to the public; checked by a second person (第四十八条)."""

    case = models.OneToOneField(GeneralCase, on_delete=models.PROTECT, related_name="publication")
    publish = models.BooleanField("公示")
    reason = models.CharField("理由", max_length=300)
    proposed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("提出时间")
    checked_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField("复核时间", null=True, blank=True)
    published_at = models.DateTimeField("公示时间", null=True, blank=True)
    changed_on = models.DateField("决定被变更、撤销之日", null=True, blank=True)
    change = models.CharField("变更、撤销情况", max_length=300, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawal_reason = models.CharField("撤回理由", max_length=300, blank=True)
