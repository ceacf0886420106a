"""Money after the decision, remedies, demand and the court."""

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.people import CaseParty
from yizhi.platform.documents.models import Document

_KINDS = [("FINE", "罚款"), ("CONFISCATED_GAINS", "没收违法所得"), ("SUBSTITUTE_COST", "代履行费用")]


class Payable(OfCase):
    """What a party owes under the decision. With instalments each row is due by itself; amounts in fen."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="payables")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="payables")
    kind = models.CharField("款项", max_length=20, choices=_KINDS)
    amount_fen = models.BigIntegerField("金额（分）")
    due_on = models.DateField("缴款期限", null=True, blank=True)
    replaced_at = models.DateTimeField("改为分期时间", null=True, blank=True)
    waived_fen = models.BigIntegerField("协议减免的加处罚款（分）", default=0)

    class Meta:
        ordering = ["due_on", "id"]


class PaymentEntry(OfCase):
    """Money that came in at the collecting bank; never held by the agency (第六十七条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="payments")
    payable = models.ForeignKey(Payable, on_delete=models.PROTECT, related_name="payments")
    amount_fen = models.BigIntegerField("金额（分）")
    surcharge_fen = models.BigIntegerField("其中加处罚款（分）", default=0)
    paid_on = models.DateField("缴款日期")
    channel = models.CharField("渠道", max_length=10, choices=[("BANK", "代收银行"), ("E_PAY", "电子支付")])
    receipt_no = models.CharField("票据号码", max_length=40)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        ordering = ["paid_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "receipt_no"], name="one_entry_a_receipt", violation_error_message="该票据已登记"
            )
        ]


class Deferral(OfCase):
    """延期或者分期缴纳, on the party's application in genuine hardship (第六十六条).

    Parts and last day are those asked for, and those allowed once `approved_at` is set. What was refused stays.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="deferrals")
    payable = models.ForeignKey(Payable, on_delete=models.PROTECT, related_name="deferrals")
    hardship = models.CharField("困难情况", max_length=500)
    parts = models.PositiveSmallIntegerField("期数")
    first_due_on = models.DateField("第一期期限", null=True, blank=True)
    last_due_on = models.DateField("最后一期期限")
    materials = models.CharField("证明材料", max_length=300, blank=True)
    applied_on = models.DateField("申请日期", null=True, blank=True)
    application = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sheet = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    refused_at = models.DateTimeField("不予批准时间", null=True, blank=True)
    refusal = models.CharField("不予批准的理由", max_length=300, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]

    @property
    def waiting(self) -> bool:
        return self.approved_at is None and self.refused_at is None


class ExecutionAgreement(OfCase):
    """执行协议 on one fine (行政强制法第四十二条). A broken one lets the waived surcharge come back."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="agreements")
    payable = models.ForeignKey(Payable, on_delete=models.PROTECT, related_name="agreements")
    schedule = models.JSONField("分阶段履行", default=list)
    last_due_on = models.DateField("最后一期期限")
    waived_fen = models.BigIntegerField("减免的加处罚款（分）", default=0)
    agreed_at = models.DateTimeField("达成时间")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    broken_at = models.DateTimeField("认定不履行时间", null=True, blank=True)
    breach = models.CharField("不履行的情况", max_length=300, blank=True)

    class Meta:
        ordering = ["agreed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["payable"],
                condition=models.Q(broken_at__isnull=True),
                name="one_agreement_a_payable",
                violation_error_message="该款项已有执行协议",
            )
        ]


_RESULTS = [
    ("UPHELD", "维持，或者驳回请求"),
    ("CHANGED", "变更"),
    ("REVOKED", "撤销"),
    ("REMADE", "撤销，责令重新作出"),
    ("UNLAWFUL", "确认违法或者无效"),
    ("WITHDRAWN", "申请人撤回申请、原告撤诉"),
]


class Remedy(OfCase):
    """Reconsideration or suit against the decision. Surcharge does not run meanwhile (第七十三条第三款).

    `copy_received_on` starts the agency's time to answer. `refund_fen`: what was paid and is to be given back after the
    result. `remake_by`: until when a new decision was ordered, where a day was set.
    """

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="remedies")
    kind = models.CharField("救济", max_length=16, choices=[("RECONSIDERATION", "行政复议"), ("SUIT", "行政诉讼")])
    accepted_on = models.DateField("受理日期")
    ended_on = models.DateField("终结日期", null=True, blank=True)
    result = models.CharField("结果", max_length=12, blank=True, choices=_RESULTS)
    applicant = models.ForeignKey(CaseParty, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField("复议机关、人民法院", max_length=80, blank=True)
    reference = models.CharField("案号", max_length=80, blank=True)
    applied_on = models.DateField("申请、起诉日期", null=True, blank=True)
    copy_received_on = models.DateField("收到申请书、起诉状副本日期", null=True, blank=True)
    answered_on = models.DateField("答复、答辩日期", null=True, blank=True)
    answer_note = models.CharField("提交的材料", max_length=300, blank=True)
    remark = models.CharField("说明", max_length=300, blank=True)
    remake_by = models.DateField("重新作出的期限", null=True, blank=True)
    refund_fen = models.BigIntegerField("应退款（分）", default=0)
    refunded_on = models.DateField("退款日期", null=True, blank=True)
    refund_voucher = models.CharField("退款凭证", max_length=60, blank=True)

    class Meta:
        ordering = ["accepted_on", "id"]

    @property
    def fallen(self) -> bool:
        """The decision is no more."""
        return self.result in ("REVOKED", "REMADE")


class DemandNotice(OfCase):
    """催告书: at least ten working days before the court may be asked (行政强制法第五十四条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="demands")
    case_party = models.ForeignKey(CaseParty, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    amount_fen = models.BigIntegerField("催缴金额（分）")
    surcharge_fen = models.BigIntegerField("加处罚款（分）")
    issued_at = models.DateTimeField("制作时间")
    served_on = models.DateField("送达日期", null=True, blank=True)

    class Meta:
        ordering = ["issued_at", "id"]


class CourtApplication(OfCase):
    """申请人民法院强制执行, within its window (行政强制法第五十三条)."""

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="court_applications")
    applied_at = models.DateTimeField("申请时间")
    court = models.CharField("人民法院", max_length=80)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(
        "结果", max_length=12, blank=True, choices=[("EXECUTED", "执行完毕"), ("REFUSED", "不予受理或者不予执行")]
    )
    ended_on = models.DateField("终结日期", null=True, blank=True)
