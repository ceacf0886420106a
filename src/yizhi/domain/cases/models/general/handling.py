"""What is proposed, who reviewed it, and who discussed it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.general.weighing import Weighing
from yizhi.domain.cases.models.terms import (
    MitigationGround,
    NoPenaltyGround,
    Outcome,
    PenaltyCode,
    ReviewKind,
    ReviewResult,
)
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class Proposal(OfCase):
    """处理意见. Reviews, notices and the decision name the proposal they speak of; a changed one has a new number."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField("第几稿")
    outcome = models.CharField("处理", max_length=16, choices=Outcome)
    ground = models.CharField("不予处罚的情形", max_length=16, choices=NoPenaltyGround, blank=True)
    facts = EncryptedText("认定的事实")
    reasons = models.TextField("裁量理由", blank=True)
    mitigation = ArrayField(
        models.CharField(max_length=16, choices=MitigationGround),
        verbose_name="从轻、减轻情形",
        default=list,
        blank=True,
    )
    education = models.CharField("教育情况", max_length=500, blank=True)
    made_at = models.DateTimeField("拟定时间")
    made_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_proposal_a_number")]

    @property
    def punishes(self) -> bool:
        return self.outcome == Outcome.PENALTY


class PenaltyLine(OfCase):
    """One penalty on one party under a proposal. Amounts in fen; `base_fen` and `quantity` for fines that need them."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="lines")
    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="+")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField("处罚种类", max_length=20, choices=PenaltyCode)
    amount_fen = models.BigIntegerField("金额（分）", default=0)
    base_fen = models.BigIntegerField("计算基数（分）", null=True, blank=True)
    quantity = models.PositiveIntegerField("数量", null=True, blank=True)
    weighing = models.ForeignKey(Weighing, on_delete=models.PROTECT, null=True, blank=True, related_name="lines")
    deviation = models.CharField("偏离裁量基准建议的理由", max_length=500, blank=True)
    detail = models.CharField("内容", max_length=500, blank=True)
    refund_fen = models.BigIntegerField("依法退赔（分）", default=0)
    basis = models.CharField("依据", max_length=300)
    distinct_reason = models.CharField("与此前处罚不是同一违法行为的理由", max_length=500, blank=True)
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "case_party", "kind"],
                name="one_line_a_kind",
                violation_error_message="同一当事人的同一处罚种类已拟定，请先移除再拟",
            )
        ]


class Review(OfCase):
    """A review of one proposal. Open until it has a result; `checklist` maps each point to what was found."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="reviews")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField("审查种类", max_length=12, choices=ReviewKind)
    requested_at = models.DateTimeField("送审时间")
    due_on = models.DateField("应办日期", null=True, blank=True)
    reviewer = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField("办结时间", null=True, blank=True)
    outside_agreed = models.BooleanField("同意超出裁量阶次", default=False)
    result = models.CharField("结果", max_length=20, choices=ReviewResult, blank=True)
    opinion = models.TextField("意见", max_length=4000, blank=True)
    failed_points = ArrayField(models.CharField(max_length=24), verbose_name="未通过的事项", default=list, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["requested_at", "id"]
        indexes = [models.Index(fields=["result", "kind", "due_on"], name="review_by_result")]

    @property
    def passed(self) -> bool:
        return self.result in (ReviewResult.PASS, ReviewResult.SUGGEST, ReviewResult.AGREE)


class Discussion(OfCase):
    """重大案件集体讨论: who was there, what each said, how they voted, what was resolved."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="discussions")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="discussions")
    held_at = models.DateTimeField("讨论时间")
    place = models.CharField("地点", max_length=120)
    chair = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+")
    attendees = ArrayField(models.UUIDField(), verbose_name="参加人")
    opinions = models.TextField("讨论意见", max_length=8000)
    votes_for = models.PositiveSmallIntegerField("同意")
    votes_against = models.PositiveSmallIntegerField("不同意")
    resolution = models.CharField("决议", max_length=1000)
    agreed = models.BooleanField("同意处理意见")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["held_at", "id"]
