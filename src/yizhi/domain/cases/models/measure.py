"""Preservation, sealing and detention of a case, the list of things, who keeps them, and what becomes of each."""

from typing import Any

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, WithinCase
from yizhi.domain.cases.models.measure_terms import (
    KeeperKind,
    LiftGround,
    MeasureKind,
    Relation,
    StorageNeed,
    ThingOutcome,
    ThingState,
)
from yizhi.platform.acts.models import Record
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText

COERCIVE = (MeasureKind.SEAL, MeasureKind.DETAIN)
HELD_STATES = ("URGENT", "IN_FORCE", "TO_LIFT", "DECIDED")


class Measure(WithinCase):
    """One measure on a case. `due_on` is only an index for sorting and alarms: the day is computed from facts.

    `extension_days` is 0 until the one extension that the law knows. `approved_at` of an urgent measure comes after
    `carried_out_at`.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField("措施", max_length=10, choices=MeasureKind)
    party = models.ForeignKey("cases.CaseParty", on_delete=models.PROTECT, related_name="+", verbose_name="当事人")
    reason = models.CharField("理由", max_length=1000)
    basis = models.CharField("依据", max_length=300)
    place = models.CharField("地点", max_length=200)
    urgent = models.BooleanField("情况紧急，当场实施", default=False)
    urgency = models.CharField("紧急情况", max_length=300, blank=True)
    applied_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField("提出时间")
    reported_at = models.DateTimeField("报告时间", null=True, blank=True)
    approved_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    carried_out_at = models.DateTimeField("实施时间", null=True, blank=True)
    first = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    second = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    witness = EncryptedText("见证人", null=True, blank=True)
    recording = models.CharField("音像记录编号", max_length=200, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    extension_days = models.PositiveSmallIntegerField("延长天数", default=0)
    extension_reason = models.CharField("延长理由", max_length=300, blank=True)
    due_on = models.DateField("期限", null=True, blank=True)
    lift_drafted_at = models.DateTimeField("拟制解除决定时间", null=True, blank=True)
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        ordering = ["applied_at", "id"]
        indexes = [models.Index(fields=["state", "due_on"], name="measure_by_state")]
        constraints = [
            models.CheckConstraint(
                name="measure_by_two_officers",
                condition=models.Q(second__isnull=True) | ~models.Q(first=models.F("second")),
                violation_error_message="须由两名以上行政执法人员实施（《行政强制法》第十八条第二项）",
            ),
        ]

    @property
    def coercive(self) -> bool:
        return self.kind in COERCIVE

    @property
    def title(self) -> str:
        return str(self.get_kind_display())

    def __str__(self) -> str:
        return f"{self.title}（{self.case.item_name}）"


class OfMeasure(Record):
    """Seen and written as its measure is, and the measure as its case."""

    scope_policy = "child"

    class Meta:
        abstract = True


class Disposal(OfMeasure):
    """What is to become of some or all things of a measure: proposed, spoken to by unit and reviewer, decided.

    Open until decided or returned to whoever proposed it. One made before there were proposals has only the decision.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="disposals")
    outcome = models.CharField("处理", max_length=20, choices=ThingOutcome)
    ground = models.CharField("解除情形", max_length=20, choices=LiftGround, blank=True)
    reason = models.CharField("理由", max_length=500)
    basis = models.CharField("依据", max_length=300)
    receiver = models.CharField("接收机关或者机构", max_length=120, blank=True)
    proposed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField("提出时间", null=True, blank=True)
    unit_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit_at = models.DateTimeField("办案机构意见时间", null=True, blank=True)
    unit_opinion = models.CharField("办案机构意见", max_length=300, blank=True)
    reviewed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    review_opinion = models.CharField("审核意见", max_length=300, blank=True)
    returned_at = models.DateTimeField("退回时间", null=True, blank=True)
    return_reason = models.CharField("退回理由", max_length=300, blank=True)
    decided_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]

    @property
    def open(self) -> bool:
        return self.decided_at is None and self.returned_at is None

    def __str__(self) -> str:
        names = "、".join(one.name for one in self.proposed_things.all())
        return f"{names}：{self.get_outcome_display()}"


class HeldThing(OfMeasure):
    """One line of the list. Nothing is struck once the measure was carried out."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="things")
    number = models.PositiveSmallIntegerField("序号")
    name = models.CharField("名称", max_length=120)
    relation = models.CharField("与案件的关系", max_length=12, choices=Relation, default=Relation.INVOLVED)
    spec = models.CharField("规格型号", max_length=120, blank=True)
    serial = models.CharField("编号", max_length=80, blank=True)
    quantity = models.DecimalField("数量", max_digits=12, decimal_places=2)
    unit = models.CharField("单位", max_length=12)
    condition = models.CharField("成色、状况", max_length=200)
    seal_number = models.CharField("封条编号", max_length=60, blank=True)
    struck_at = models.DateTimeField("划去时间", null=True, blank=True)
    proposal = models.ForeignKey(
        Disposal, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_things"
    )
    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, null=True, blank=True, related_name="things")
    sold_at = models.DateTimeField("变卖时间", null=True, blank=True)
    proceeds_fen = models.BigIntegerField("变卖所得", default=0)
    handed_at = models.DateTimeField("交接时间", null=True, blank=True)
    handed_to = EncryptedText("交给", null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["measure", "number"], name="one_thing_a_number")]

    @property
    def amount(self) -> str:
        return f"{self.quantity.normalize():f}{self.unit}"

    @property
    def open(self) -> bool:
        return self.disposal_id is None

    @property
    def proposed(self) -> bool:
        """What is to become of it was proposed and not yet answered."""
        return self.open and self.proposal_id is not None

    def __str__(self) -> str:
        return f"{self.number}. {self.name}（{self.amount}）"


class Custody(OfMeasure):
    """Where a thing was kept from a moment on, by whom, in which condition; the last row is the present one."""

    thing = models.ForeignKey(HeldThing, on_delete=models.PROTECT, related_name="custody")
    kind = models.CharField("保管方式", max_length=12, choices=KeeperKind)
    place = models.CharField("库位", max_length=120)
    need = models.CharField("保管条件", max_length=12, choices=StorageNeed, default=StorageNeed.NORMAL)
    condition = models.CharField("状况", max_length=12, choices=ThingState, default=ThingState.INTACT)
    note = models.CharField("说明", max_length=300, blank=True)
    keeper = models.CharField("保管人", max_length=80)
    handed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="移交人")
    since = models.DateTimeField("自")
    cost_fen = models.BigIntegerField("保管费用", default=0)

    class Meta:
        ordering = ["since", "id"]


class Appraisal(OfMeasure):
    """A stated stretch of testing or appraisal: only the stated days do not count (行政强制法第二十五条第三款)."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="appraisals")
    institution = models.CharField("机构", max_length=120)
    question = models.CharField("委托事项", max_length=500)
    start = models.DateField("自")
    stated_until = models.DateField("至")
    ended_on = models.DateField("实际结束", null=True, blank=True)
    result = models.CharField("结论", max_length=1000, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["start", "id"]

    def not_counted_until(self) -> Any:
        """The last day that does not count."""
        return min(self.ended_on or self.stated_until, self.stated_until)


def by_time(rows: list[Custody]) -> Custody | None:
    """The present custody among the rows of one thing."""
    return max(rows, key=lambda one: (one.since, one.pk), default=None)
