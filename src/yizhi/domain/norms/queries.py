"""Readers of this module. Law is read as of a day: the day of the conduct, or the day of the act."""

import hashlib
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from yizhi.domain.norms.models import (
    Article,
    EnforcementItem,
    ItemVersion,
    Law,
    LawVersion,
    Parameter,
    TownshipPower,
)
from yizhi.domain.norms.models.base import on
from yizhi.domain.norms.rules import Competence, competence_refusal
from yizhi.domain.norms.sources.law_text import REPEALED
from yizhi.domain.org.api import Agency, AgencyKind, covers
from yizhi.platform.scope.epochs import kept
from yizhi.statute.party import PartyKind
from yizhi.statute.refusal import Refusal
from yizhi.statute.same_conduct import Nearness

_EVER_KEPT = Q(status=REPEALED, effective_to__isnull=True)


def named(words: str) -> Q:
    """Laws or items whose name holds the words, or whose initials begin with them."""
    found = Q(name__icontains=words)
    return found | Q(initials__startswith=words.lower()) if words.isascii() and words.isalpha() else found


def laws(words: str = "", level: str = "") -> QuerySet[Law]:
    rows = Law.objects.annotate(version_count=Count("versions")).order_by("rank", "name", "pk")
    if words:
        rows = rows.filter(named(words))
    found: QuerySet[Law] = rows.filter(level=level) if level else rows
    return found


def version_at(law: Law, day: date) -> LawVersion | None:
    """The version in force on the day; None when there is none, or none that can be named."""
    rows = LawVersion.objects.filter(on(day), law=law).exclude(_EVER_KEPT).order_by("-effective_from", "-dated")
    found: LawVersion | None = rows.first()
    return found


def article_at(name: str, number: int, day: date, sub: int = 0) -> Article | None:
    """The article of the law (by its cited name) as it stood on the day."""
    law = Law.objects.filter(name=name).first()
    version = version_at(law, day) if law else None
    if version is None:
        return None
    found: Article | None = Article.objects.filter(law_version=version, number=number, sub=sub).first()
    return found


def law_level(name: str) -> str:
    """The level of the law with this name, with or without 中华人民共和国; empty if the installation lacks it."""
    bare = name.removeprefix("中华人民共和国")
    found = Law.objects.filter(name__in=(bare, f"中华人民共和国{bare}")).values_list("level", flat=True).first()
    return str(found or "")


def articles() -> QuerySet[Article]:
    """Every article of every version with its law, version by version in the order of the text."""
    rows: QuerySet[Article] = Article.objects.select_related("law_version__law")
    return rows.order_by("law_version__law__rank", "law_version__law__name", "law_version_id", "order")


def content_of_laws() -> str:
    """A hash over all versions with their days in force: another one if and only if some version changed."""
    columns = ("pk", "sha256", "effective_from", "effective_to", "status")
    rows = LawVersion.objects.order_by("pk").values_list(*columns)
    return hashlib.sha256("\n".join(map(str, rows)).encode()).hexdigest() if rows else ""


def places_at(law: Law, day: date) -> frozenset[tuple[int, int]]:
    """Number and 之几 of every article in force on the day."""
    version = version_at(law, day)
    return (
        frozenset(Article.objects.filter(law_version=version).values_list("number", "sub")) if version else frozenset()
    )


def with_provisions(rows: QuerySet[ItemVersion]) -> QuerySet[ItemVersion]:
    found: QuerySet[ItemVersion] = rows.select_related("item").prefetch_related(
        Prefetch("provisions__ranges"),
    )
    return found


def item_versions(day: date, words: str = "", line: str = "", field: str = "") -> QuerySet[ItemVersion]:
    """Versions in force on the day."""
    rows = ItemVersion.objects.filter(on(day))
    if words:
        text = Q(item__name__icontains=words) | Q(item__code__iexact=words) | Q(variant__icontains=words)
        text |= Q(item__short__icontains=words)
        if words.isascii() and words.isalpha():
            text |= Q(item__initials__startswith=words.lower())
        rows = rows.filter(text)
    rows = rows.filter(item__line=line) if line else rows
    rows = rows.filter(item__field=field) if field else rows
    return with_provisions(rows.order_by("item__code", "variant"))


def item_version(identity: UUID, day: date | None = None) -> ItemVersion | None:
    """The version with the id, whatever its dates, with its provisions."""
    known = _with_provisions(identity)
    if known is None:
        return None
    found = copy(known)
    found.household_as = household_fine_as(day or found.effective_from)
    return found


@kept("norms")
def _with_provisions(identity: UUID) -> ItemVersion | None:
    return with_provisions(ItemVersion.objects.filter(pk=identity)).first()


def version_of(code: str, day: date, variant: str) -> ItemVersion | None:
    """The version of the item in force on the day, with its provisions."""
    return copy(_version_of(code, day, variant))


@kept("norms")
def _version_of(code: str, day: date, variant: str) -> ItemVersion | None:
    return item_versions(day).filter(item__code=code, variant=variant).first()


def powers_on(day: date) -> QuerySet[TownshipPower]:
    """Powers that count on the day: begun, not ended, and published by then."""
    found: QuerySet[TownshipPower] = TownshipPower.objects.filter(on(day), published_on__lte=day)
    return found


def items_for(agency_id: UUID, fields: Iterable[str], day: date, division: str = "") -> list[ItemVersion]:
    """Versions in force on the day that the agency may exercise there and the certificate's fields cover, by code."""
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None or not agency.subject_qualified:
        return []
    rows = item_versions(day)
    certified = tuple(fields)
    if agency.kind == AgencyKind.TOWNSHIP:
        handed = powers_on(day).filter(agency=agency).values("item")
        rows = rows.filter(Q(item__in=handed) | Q(item__by_township=True))
    else:
        rows = rows.filter(item__line__in=agency.lines, item__by_township=False)
        if division and not kept_by_county(day):
            rows = rows.exclude(item__in=powers_on(day).filter(division=division).values("item"))
    found = [version for version in rows if covers(certified, version.line)]
    household = household_fine_as(day)
    for version in found:
        version.household_as = household
    return found


@kept("org", "norms")
def power_refusal(*, agency_id: UUID, item_code: str, on: date, division: str = "") -> Refusal | None:
    """Why the agency may not penalise the item that day (in the division); None if and only if it may."""
    agency = Agency.objects.filter(pk=agency_id).first()
    item = EnforcementItem.objects.filter(code=item_code).first()
    if agency is None or item is None:
        return Refusal("不能办理", "机关或者执法事项未登记", "《行政处罚法》第三十八条", "请重新选择执法事项")
    is_township = agency.kind == AgencyKind.TOWNSHIP
    powers = powers_on(on).filter(item=item)
    handed = powers.filter(agency=agency) if is_township else powers.filter(division=division or None)
    facts = Competence(
        agency=agency.name,
        is_township=is_township,
        qualified=agency.subject_qualified,
        lines=frozenset(agency.lines),
        item=item.short,
        item_line=item.line,
        by_township=item.by_township,
        handed_over=handed.exists(),
        kept_by_county=is_township or kept_by_county(on),
    )
    return competence_refusal(facts, on)


def conflicting(item: EnforcementItem) -> Sequence[EnforcementItem]:
    """Items that the same act may offend as well (行政处罚法第二十九条)."""
    if not item.conflict:
        return []
    return list(EnforcementItem.objects.filter(conflict=item.conflict).exclude(pk=item.pk))


def parameter(key: str, day: date) -> Parameter | None:
    """The row in force on the day; the first one there is for an earlier day, so that no day is without a choice."""
    rows = [row for row in _parameters() if row.key == key]
    return next((row for row in reversed(rows) if row.in_force_on(day)), rows[0] if rows else None)


@kept("norms")
def _parameters() -> tuple[Parameter, ...]:
    """All of them, the earliest first: a few dozen."""
    return tuple(Parameter.objects.order_by("effective_from"))


@kept("norms")
def same_act_codes(code: str) -> frozenset[str]:
    """The item's code and those of the items that the same act may offend as well (行政处罚法第二十九条)."""
    group = EnforcementItem.objects.filter(code=code).exclude(conflict="").values("conflict")
    return frozenset([code, *EnforcementItem.objects.filter(conflict__in=group).values_list("code", flat=True)])


_NEARNESS = {"same_conduct_metres": 50, "same_conduct_hours": 24, "related_conduct_days": 30}


def nearness(day: date) -> Nearness:
    """What counts as one place and one period that day: the configured numbers, else those of the design."""
    rows = [row for row in _parameters() if row.key in _NEARNESS and row.in_force_on(day)]
    found = _NEARNESS | {row.key: int(row.value) for row in rows}
    return Nearness(
        metres=found["same_conduct_metres"],
        hours=found["same_conduct_hours"],
        related_days=found["related_conduct_days"],
    )


def _party_kind(key: str, day: date) -> PartyKind:
    row = parameter(key, day)
    return PartyKind[row.value] if row else PartyKind.CITIZEN


def household_as(day: date) -> PartyKind:
    """Whose limit of the simple procedure a household business takes; the stricter one where nothing is configured."""
    return _party_kind("household_simple_procedure_as", day)


def household_fine_as(day: date) -> PartyKind:
    """Whose range a household business takes where a provision tells citizens and organisations apart."""
    return _party_kind("household_fine_as", day)


def kept_by_county(day: date) -> bool:
    """Whether the county's agency may still exercise an item that was handed to the township."""
    row = parameter("empowered_item_kept_by_county", day)
    return row is not None and row.value == "YES"
