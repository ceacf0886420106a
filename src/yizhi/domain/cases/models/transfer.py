"""A matter on its way between two agencies: handed over, answered, disputed, coordinated, its result copied back."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.transfer_terms import ReturnGround, Side, TransferKind
from yizhi.platform import clock
from yizhi.platform.acts.models import Record
from yizhi.platform.documents.models import Document
from yizhi.platform.procedure.models import Proceeding
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class Transfer(Record, Scoped, Proceeding):
    """The row is the sender's; the receiver and the coordinating office see and write it by shares.

    `clue` and `case` are the sender's, `result_clue` and `other_case` the receiver's: the other side sees their ids
    and nothing else, so that what the sender may know of the result is copied into plain columns. A CONTEST has no
    package: both agencies claim the matter. `due_on` is only an index for sorting: the day is computed from facts.
    """

    kind = models.CharField("类别", max_length=10, choices=TransferKind, default=TransferKind.HANDOVER)
    sender = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+", verbose_name="移送机关")
    receiver = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+", verbose_name="接收机关")
    coordinator = models.ForeignKey("org.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    clue = models.ForeignKey("cases.Clue", on_delete=models.PROTECT, null=True, blank=True, related_name="transfers")
    case = models.ForeignKey("cases.GeneralCase", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    item_code = models.CharField("事项编码", max_length=40, blank=True)
    title = models.CharField("案由", max_length=200)
    party = EncryptedText("当事人", null=True, blank=True)
    found_at = models.DateTimeField("发现时间")
    place = models.CharField("地点", max_length=200)
    facts = EncryptedText("发现的情况", null=True, blank=True)
    measures_taken = models.TextField("现场处置", blank=True)
    reason = models.CharField("移送理由", max_length=500)
    drafted_at = models.DateTimeField("拟制时间")
    sent_at = models.DateTimeField("移送时间", null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField("签收时间", null=True, blank=True)
    received_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    ground = models.CharField("退回理由", max_length=16, choices=ReturnGround, blank=True)
    answer = models.CharField("答复说明", max_length=500, blank=True)
    returns = models.PositiveSmallIntegerField("退回次数", default=0)
    disputed_at = models.DateTimeField("提出争议时间", null=True, blank=True)
    positions = models.JSONField("双方意见", default=list, blank=True)
    referred_at = models.DateTimeField("提请协调时间", null=True, blank=True)
    settled_at = models.DateTimeField("确定管辖时间", null=True, blank=True)
    handler = models.CharField("确定由谁办理", max_length=10, choices=Side, blank=True)
    settlement = models.CharField("确定管辖的理由", max_length=500, blank=True)
    designated_by = models.CharField("协调、指定机关", max_length=420, blank=True)
    sender_filed_on = models.DateField("移送机关立案日期", null=True, blank=True)
    receiver_filed_on = models.DateField("接收机关立案日期", null=True, blank=True)
    other_case = models.ForeignKey(
        "cases.GeneralCase", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    result_clue = models.ForeignKey("cases.Clue", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField("受理时间", null=True, blank=True)
    result = models.TextField("处理结果", blank=True)
    result_number = models.CharField("决定书文号", max_length=60, blank=True)
    result_on = models.DateField("处理日期", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    copied_at = models.DateTimeField("抄告时间", null=True, blank=True)
    copies = ArrayField(models.CharField(max_length=60), verbose_name="抄告函文号", default=list, blank=True)
    use = models.CharField("运用情况", max_length=500, blank=True)
    shared = models.JSONField("信息共享", default=list, blank=True)
    source = models.JSONField("源头管理", default=list, blank=True)
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    due_on = models.DateField("期限", null=True, blank=True)
    due_side = models.CharField("应办方", max_length=10, choices=Side, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["sender", "-id"], name="transfer_by_sender"),
            models.Index(fields=["receiver", "-id"], name="transfer_by_receiver"),
            models.Index(fields=["state", "due_on"], name="transfer_by_state"),
            models.Index(fields=["result_clue"], name="transfer_by_result"),
            models.Index(fields=["case"], name="transfer_by_case"),
        ]
        constraints = [
            models.CheckConstraint(
                name="transfer_between_two_agencies",
                condition=~models.Q(sender=models.F("receiver")),
                violation_error_message="接收机关须为其他机关",
            ),
            models.CheckConstraint(
                name="transfer_by_two_officers",
                condition=~models.Q(first=models.F("second")),
                violation_error_message="现场取证的执法人员不得少于两人（《行政处罚法》第四十二条）",
            ),
        ]

    @property
    def agency_id(self) -> Any:
        """Whose record it is."""
        return self.sender_id

    @property
    def items(self) -> Any:
        """The package: what was fixed at the scene and goes along."""
        return self.package.filter(withdrawn_at__isnull=True)

    def agency_of(self, side: str) -> Any:
        return self.sender if side == Side.SENDER else self.receiver

    def __str__(self) -> str:
        return f"{self.title}（{clock.day(self.drafted_at)}）"
