"""A case under the general procedure (普通程序), from the draft filing to the archive."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.cases.models.terms import AffectedInterest, ClosingReason, ClueSource, MajorGround
from yizhi.platform import clock
from yizhi.platform.acts.models import Record
from yizhi.platform.procedure.models import Proceeding
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class GeneralCase(Record, Scoped, Proceeding):
    """Facts as plain columns; what belongs to a stage lives in the cluster of that stage.

    `lead` and `co` are the present officers; who they were before is in `CaseStaff`. `content_version` counts
    changes of facts and proposed handling: the second officer confirms one version. `decide_by` is only an index for
    sorting: the day is computed anew from facts wherever it is shown.
    """

    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, verbose_name="办案机关", related_name="+")
    lead = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="主办人")
    co = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="协办人")
    clue = models.ForeignKey("cases.Clue", on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    item_code = models.CharField("事项编码", max_length=40)
    item_version = models.UUIDField("事项版本")
    item_name = models.CharField("案由", max_length=200)
    source = models.CharField("案件来源", max_length=20, choices=ClueSource)
    discovered_on = models.DateField("发现日期")
    occurred_at = models.DateTimeField("违法行为发生时间")
    continuing = models.BooleanField("连续或者继续状态", default=False)
    ended_on = models.DateField("行为终了日期", null=True, blank=True)
    affected = models.CharField("涉及利益", max_length=20, choices=AffectedInterest, default=AffectedInterest.OTHER)
    harm_occurred = models.BooleanField("有危害后果", default=False)
    place = models.CharField("地点", max_length=200)
    longitude = models.FloatField("经度", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    unknown_party = models.BooleanField("当事人待查", default=False)
    facts = EncryptedText("案情", null=True, blank=True)
    major_grounds = ArrayField(
        models.CharField(max_length=20, choices=MajorGround), verbose_name="重大、复杂情形", default=list, blank=True
    )
    distinct_from = ArrayField(models.UUIDField(), verbose_name="认定不是同一违法行为的处罚", default=list, blank=True)
    content_version = models.PositiveIntegerField("内容版本", default=1)
    confirmed_version = models.PositiveIntegerField("协办人确认的内容版本", null=True, blank=True)
    confirmed_at = models.DateTimeField("协办人确认时间", null=True, blank=True)
    opened_at = models.DateTimeField("拟立案时间")
    endorsed_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    endorsed_at = models.DateTimeField("机构意见时间", null=True, blank=True)
    endorsement = models.CharField("机构意见", max_length=500, blank=True)
    filed_at = models.DateTimeField("立案时间", null=True, blank=True)
    filing_number = models.CharField("立案号", max_length=60, blank=True)
    investigated_at = models.DateTimeField("调查终结时间", null=True, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    served_on = models.DateField("决定书送达日期", null=True, blank=True)
    decide_by = models.DateField("办案期限", null=True, blank=True)
    state_before = models.CharField("中止前状态", max_length=40, blank=True)
    closing_reason = models.CharField("结案方式", max_length=24, choices=ClosingReason, blank=True)
    closing_opinion = models.CharField("结案意见", max_length=1000, blank=True)
    closing_proposed_at = models.DateTimeField("申请结案时间", null=True, blank=True)
    closed_at = models.DateTimeField("结案时间", null=True, blank=True)
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)
    archive_number = models.CharField("档案号", max_length=8, blank=True)
    retention = models.CharField("保管期限", max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["division", "-id"], name="general_by_division"),
            models.Index(fields=["lead", "-id"], name="general_by_lead"),
            models.Index(fields=["co", "-id"], name="general_by_co"),
            models.Index(fields=["state", "decide_by"], name="general_by_state"),
            models.Index(fields=["filing_number"], name="general_by_filing_number"),
        ]
        constraints = [
            models.CheckConstraint(
                name="general_two_different_officers",
                condition=~models.Q(lead=models.F("co")),
                violation_error_message="主办人与协办人须为不同人员（《行政处罚法》第四十二条）",
            ),
            models.UniqueConstraint(
                fields=["agency", "archive_number"],
                condition=~models.Q(archive_number=""),
                name="one_general_file_a_number",
                violation_error_message="该档案号已使用",
            ),
        ]

    def recusal_subjects(self) -> list[UUID]:
        """Whom an officer of this case may be related to."""
        known: list[UUID] | None = self.__dict__.get("_subjects")
        if known is None:
            rows = self.parties.filter(excluded_at__isnull=True).values_list("party_id", flat=True)
            known = self.__dict__["_subjects"] = list(rows)
        return known

    def __str__(self) -> str:
        return f"{self.item_name}（{clock.day(self.opened_at)}）"


class OfCase(Record):
    """A record of one stage of a case: seen and written as its case is."""

    scope_policy: ClassVar[str] = "child"

    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class WithinCase(OfCase, Proceeding):
    """A proceeding of its own within a case: of the same place, line and agency, and the same people must withdraw."""

    class Meta:
        abstract = True

    @property
    def division(self) -> str:
        return str(self.case.division)

    @property
    def line(self) -> str:
        return str(self.case.line)

    @property
    def agency_id(self) -> UUID:
        found: UUID = self.case.agency_id
        return found

    def recusal_subjects(self) -> list[UUID]:
        return self.case.recusal_subjects()
