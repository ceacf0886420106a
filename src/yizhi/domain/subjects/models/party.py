"""Parties (行政相对人): natural persons, organisations, household businesses and foreigners."""

from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class PartyKind(models.TextChoices):
    """The kinds the statute and the publicity record distinguish."""

    CITIZEN = "CITIZEN", "公民"
    ORGANISATION = "ORGANISATION", "法人或者其他组织"
    HOUSEHOLD = "HOUSEHOLD", "个体工商户"
    FOREIGN = "FOREIGN", "外国人、无国籍人"


class Party(Record, Scoped):
    """One party. A party that was merged into another stays, points there, and is used no more.

    `identity_mark` finds the same identity without storing it in clear: a keyed hash of the identity number, the
    unified social credit code, or the passport number.
    """

    kind = models.CharField("类别", max_length=16, choices=PartyKind.choices)
    name = EncryptedText("姓名或者名称")
    name_mark = models.CharField(max_length=64, db_index=True, editable=False)
    identity_type = models.CharField("证件类型", max_length=32)
    identity_number = EncryptedText("证件号码", null=True, blank=True)
    identity_mark = models.CharField(max_length=64, null=True, blank=True, editable=False)
    born_on = EncryptedText("出生日期", null=True, blank=True)
    sex = models.CharField("性别", max_length=2, blank=True)
    representative = EncryptedText("法定代表人（负责人、经营者）", null=True, blank=True)
    phone = EncryptedText("联系电话", null=True, blank=True)
    address = EncryptedText("住址（住所）", null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    registered_at = models.DateTimeField("登记时间")

    class Meta:
        indexes = [models.Index(fields=["division", "-id"], name="party_by_division")]
        constraints = [
            models.UniqueConstraint(
                fields=["identity_mark", "division", "line"],
                condition=models.Q(merged_into__isnull=True, identity_mark__isnull=False),
                name="one_party_an_identity_a_unit",
                violation_error_message="该证件号码的当事人在本单位已登记，请直接选用",
            )
        ]

    @property
    def is_person(self) -> bool:
        return self.kind in (PartyKind.CITIZEN, PartyKind.FOREIGN)

    def __str__(self) -> str:
        return str(self.name)
