"""Telling the party and hearing the party: notices, statements, the hearing."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.handling import Proposal
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.domain.cases.models.terms import StatementKind
from yizhi.platform.documents.models import Document
from yizhi.platform.secrecy.fields import EncryptedText


class Notice(OfCase):
    """事先告知 of one party about one proposal; with `hearing_right` also 听证告知. Counted from the day of service."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="notices")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="notices")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="notices")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    hearing_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    hearing_right = models.BooleanField("告知听证权利", default=False)
    issued_at = models.DateTimeField("制作时间")
    served_on = models.DateField("送达日期", null=True, blank=True)
    waived_at = models.DateTimeField("明确放弃时间", null=True, blank=True)

    class Meta:
        ordering = ["issued_at", "id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "case_party"], name="one_notice_a_proposal")]


class Statement(OfCase):
    """What a party said to a notice, and whether it was adopted."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="statements")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField("当事人意见", max_length=8, choices=StatementKind)
    content = EncryptedText("内容", null=True, blank=True)
    received_at = models.DateTimeField("收到时间")
    reviewed_at = models.DateTimeField("复核时间", null=True, blank=True)
    adopted = models.BooleanField("采纳", null=True, blank=True)
    reply = models.CharField("复核意见", max_length=1000, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["received_at", "id"]


class Hearing(OfCase):
    """From the application to the report. Free of charge to the party (第六十四条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="hearings")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="hearings")
    applied_on = models.DateField("申请日期")
    accepted = models.BooleanField("受理", default=True)
    refusal = models.CharField("不予受理的理由", max_length=300, blank=True)
    held_at = models.DateTimeField("举行时间", null=True, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    chair = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    clerk = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    public = models.BooleanField("公开举行", default=True)
    closed_because = models.CharField("不公开的理由", max_length=200, blank=True)
    summons = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    summoned_on = models.DateField("听证通知送达日期", null=True, blank=True)
    outcome = models.CharField(
        "结果", max_length=8, choices=[("HELD", "已举行"), ("WAIVED", "视为放弃，终止听证")], blank=True
    )
    minutes = EncryptedText("听证笔录", null=True, blank=True)
    signed = models.BooleanField("当事人已签字", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    report_opinion = models.TextField("听证报告意见", max_length=4000, blank=True)
    reported_at = models.DateTimeField("报告时间", null=True, blank=True)
    report = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["applied_on", "id"]
