"""Entries of the seven lists, and the register of first violations."""

from typing import Any

from django.db import models

from yizhi.domain.norms.models.base import division_code, ends_after_it_begins
from yizhi.domain.norms.models.configuration import Sourced
from yizhi.domain.norms.models.item import EnforcementItem
from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped
from yizhi.statute.discretion import Ground
from yizhi.statute.lists import Check, Comparing, Condition, ListKind

LIST_KINDS = [(kind.name, kind.value) for kind in ListKind]
GROUNDS = [(ground.name, ground.value) for ground in Ground]


class ListEntry(Sourced):
    """One entry: which violation, under which conditions, with what effect, where and how long.

    `conditions` and `exclusions`: `[{key, text, fact, comparing, value}]`; the last three only where the platform can
    know the answer. `source` is the document that issued the list.
    """

    kind = models.CharField("清单", max_length=20, choices=LIST_KINDS)
    item = models.ForeignKey(EnforcementItem, models.PROTECT, related_name="list_entries")
    number = models.CharField("条目编号", max_length=24, unique=True)
    violation = models.CharField("违法行为", max_length=200)
    conditions = models.JSONField("适用条件", default=list)
    exclusions = models.JSONField("除外情形", default=list, blank=True)
    ground = models.CharField("对应的法定情形", max_length=20, choices=GROUNDS, blank=True)
    basis = models.CharField("依据", max_length=200)
    territory = models.CharField("适用区域", max_length=9, validators=[division_code])
    sample = models.BooleanField("样例", default=False)
    withdrawn_by = models.CharField("撤下依据", max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "number"]
        constraints = [ends_after_it_begins("list_entry_ends_after_it_begins")]
        indexes = [models.Index(fields=["item", "kind"], name="list_entry_by_item")]

    def __str__(self) -> str:
        return f"{self.number} {self.violation}"

    @property
    def list_kind(self) -> ListKind:
        return ListKind[self.kind]

    @property
    def condition_list(self) -> tuple[Condition, ...]:
        return tuple(_condition(row) for row in self.conditions)

    @property
    def exclusion_list(self) -> tuple[Condition, ...]:
        return tuple(_condition(row) for row in self.exclusions)


def _condition(row: dict[str, Any]) -> Condition:
    check = Check(row["fact"], Comparing[row["comparing"]], row["value"]) if row.get("fact") else None
    return Condition(row["key"], row["text"], check)


class FirstViolationEntry(Record, Scoped):
    """A penalty, or an exemption as first violation, of a party for an item: what 首违 is checked against.

    `party_mark` is the keyed hash of the party's identity, never the number. The row is seen in its own territory and
    line; elsewhere only `norms_earlier_violation` answers, and only for an exact mark. An entry whose decision was
    revoked (`annulled_on`) is kept and counts no more.
    """

    party_mark = models.CharField(max_length=64)
    item = models.ForeignKey(EnforcementItem, models.PROTECT, related_name="first_violations")
    happened_on = models.DateField("日期")
    exempted = models.BooleanField("首违不罚", default=False)
    agency_name = models.CharField("机关", max_length=120)
    agency = models.UUIDField()
    case = models.UUIDField()
    annulled_on = models.DateField("决定被撤销日期", null=True, blank=True)

    class Meta:
        ordering = ["-happened_on"]
        indexes = [models.Index(fields=["party_mark", "item", "-happened_on"], name="first_violation_by_party")]
        constraints = [models.UniqueConstraint(fields=["case", "party_mark"], name="one_entry_a_party_and_case")]
