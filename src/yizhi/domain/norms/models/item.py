"""Enforcement items: what is forbidden, and per version which provisions answer it."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property

from yizhi.domain.norms.models.base import InForce, Kept, ends_after_it_begins
from yizhi.domain.norms.rules import Answer, Applied, applied
from yizhi.domain.norms.sources.terms import Correction, ObjectClass
from yizhi.statute.fine_form import FineForm
from yizhi.statute.fine_range import FineRule
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.simple_procedure import limit


class EnforcementItem(Kept):
    """An item of power (执法事项). `line` is the competent department line.

    `by_township`: a law gives the power to the township government itself, so that nothing need be handed over.
    Items of one `conflict` group may be one and the same act (一事不再罚). `verified` False: extracted from the law's
    text by the platform and read by nobody yet; every page says so.
    """

    line = models.CharField("执法领域", max_length=32)
    code = models.CharField("事项编码", max_length=40, unique=True)
    name = models.CharField("事项名称", max_length=200)
    short = models.CharField("简称", max_length=60)
    initials = models.CharField(max_length=60, blank=True)
    field = models.CharField("类别", max_length=20)
    regulator = models.CharField("监管部门", max_length=40, blank=True)
    objects_class = models.CharField("对象类别", max_length=8, choices=ObjectClass.choices())
    by_township = models.BooleanField("由乡镇人民政府依法实施", default=False)
    conflict = models.CharField("竞合组", max_length=20, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    verified = models.BooleanField("已核实", default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.short}"


class ItemVersion(Kept, InForce):
    """An item as it is in force between two days, for one `variant` of the act ('' when it knows only one).

    Never changed but for its end. What cases need of it are plain attributes: code, line, name, fine_rule,
    allows_warning, violation_citation, penalty_citation.
    """

    item = models.ForeignKey(EnforcementItem, models.PROTECT, related_name="versions")
    variant = models.CharField("行为", max_length=60, blank=True)
    facts = models.CharField("事实用语", max_length=300)
    things = ArrayField(models.CharField(max_length=40), verbose_name="常用词", default=list, blank=True)
    source = models.CharField("来源", max_length=120, blank=True)

    household_as = PartyKind.CITIZEN

    class Meta:
        ordering = ["item__code", "effective_from", "variant"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "variant", "effective_from"],
                name="one_item_version_a_day",
                violation_error_message="该事项这一日起的版本已有",
            ),
            ends_after_it_begins("item_version_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["effective_from", "effective_to"], name="item_version_by_day")]

    def __str__(self) -> str:
        return f"{self.item}（{self.effective_from:%Y-%m-%d}起的版本）"

    @property
    def code(self) -> str:
        return self.item.code

    @property
    def line(self) -> str:  # type: ignore[override]
        return self.item.line

    @property
    def name(self) -> str:
        return f"{self.item.name}（{self.variant}）" if self.variant else self.item.name

    @property
    def short(self) -> str:
        return f"{self.item.short}（{self.variant}）" if self.variant else self.item.short

    @property
    def answers(self) -> list[Answer]:
        """What each provision answers: its first case that names a fine, else its first case."""
        found = []
        for provision in self.provisions.all():
            ranges = list(provision.ranges.all())
            first = next((one for one in ranges if one.fines), ranges[0])
            found.append(
                Answer(
                    citizen=first.citizen,
                    organisation=first.organisation,
                    optional=first.optional,
                    violation=provision.violation_citation,
                    penalty=provision.penalty_citation,
                    correction=provision.correction_type,
                )
            )
        return found

    @cached_property
    def applied(self) -> Applied:
        return applied(self.answers, self.household_as)

    @property
    def fine_rule(self) -> FineRule:
        return self.applied.rule

    @property
    def violation_citation(self) -> str:
        return self.applied.violation

    @property
    def penalty_citation(self) -> str:
        return self.applied.penalty

    @property
    def correction(self) -> Correction:
        """How correction and penalty hang together in what applies."""
        return self.applied.correction

    @property
    def allows_warning(self) -> bool:
        """Some provision sets a warning (警告)."""
        named = (one.penalties for provision in self.provisions.all() for one in provision.ranges.all())
        return any(PenaltyKind.WARNING.name in penalties for penalties in named)

    @property
    def verified(self) -> bool:
        return self.item.verified

    def fits_on_the_spot(self, day: date) -> bool:
        """Some lawful penalty for some party lies within the simple procedure (行政处罚法第五十一条).

        Never for an item that nobody has verified: on the street nobody can compare it with the law.
        """
        return self.verified and self._small_enough(day)

    def _small_enough(self, day: date) -> bool:
        return self.allows_warning or any(
            _lowest(form) <= limit(party, day)
            for party, form in (
                (PartyKind.CITIZEN, self.fine_rule.citizen),
                (PartyKind.LEGAL_PERSON, self.fine_rule.organisation),
            )
            if form is not None and not form.needs_base
        )


def _lowest(form: FineForm) -> int:
    return form.limits().lowest
