"""What an agency's decisions must tell about paying and about remedies: dated configuration with a source."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record


class NoticeParticulars(Record):
    """In force from `valid_from` until a newer row of the same agency begins.

    Source of the duty: 《行政处罚法》第五十二条, 《罚款决定与罚款收缴分离实施办法》第七条.
    """

    scope_policy: ClassVar[str] = "open"
    line: ClassVar[str] = "organisation"

    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="notice_particulars")
    division = models.CharField(max_length=9)
    valid_from = models.DateField("启用日期")
    bank_name = models.CharField("代收机构名称", max_length=80)
    bank_address = models.CharField("代收机构地址", max_length=120)
    bank_account = models.CharField("缴款账号", max_length=40, blank=True)
    reconsideration_agency = models.CharField("行政复议机关", max_length=80)
    court = models.CharField("管辖人民法院", max_length=80)
    source = models.CharField("来源", max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "valid_from"],
                name="one_notice_a_day",
                violation_error_message="该机关当日已有告知信息",
            )
        ]
