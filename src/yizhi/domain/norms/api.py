"""What other modules may use of this one."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from yizhi.domain.norms import queries
from yizhi.domain.norms.corpus import settled_laws
from yizhi.domain.norms.discretion import (
    Circumstances,
    FineCase,
    ItemProposal,
    benchmark,
    benchmark_ahead,
    fine_case,
    fine_cases,
    propose_fine,
)
from yizhi.domain.norms.linking import Link, citation_links, item_link, links_of
from yizhi.domain.norms.listed import (
    Before,
    annul_violations,
    before,
    entries_ahead,
    entries_for,
    evaluate_entry,
    grading_path,
    party_mark,
    record_violation,
)
from yizhi.domain.norms.models import Article, EnforcementItem, ItemVersion
from yizhi.domain.norms.models.base import on
from yizhi.domain.norms.queries import (
    article_at,
    articles,
    conflicting,
    content_of_laws,
    household_as,
    item_version,
    law_level,
    nearness,
    parameter,
    power_refusal,
    same_act_codes,
)
from yizhi.domain.norms.rules import correction_refusal
from yizhi.domain.norms.shipped import shipped_items, shipped_laws
from yizhi.domain.norms.sources.item_text import ItemText
from yizhi.domain.norms.sources.law_text import LawText, Report
from yizhi.domain.norms.thresholds import Thresholds, thresholds, thresholds_ahead
from yizhi.platform import clock
from yizhi.statute.chinese import chinese_date

__all__ = [
    "BLANK",
    "Article",
    "Before",
    "Circumstances",
    "EnforcementItem",
    "FineCase",
    "ItemProposal",
    "ItemText",
    "ItemVersion",
    "LawText",
    "Link",
    "Report",
    "Thresholds",
    "annul_violations",
    "article_at",
    "articles",
    "before",
    "benchmark",
    "benchmark_ahead",
    "citation_links",
    "conflicting",
    "content_of_laws",
    "correction_refusal",
    "entries_ahead",
    "entries_for",
    "evaluate_entry",
    "fine_case",
    "fine_cases",
    "grading_path",
    "household_as",
    "item_link",
    "item_version",
    "items_for",
    "items_in_force",
    "law_level",
    "links_of",
    "nearness",
    "on",
    "parameter",
    "party_mark",
    "phrase",
    "power_refusal",
    "propose_fine",
    "record_violation",
    "same_act_codes",
    "settled_laws",
    "shipped_items",
    "shipped_laws",
    "thresholds",
    "thresholds_ahead",
    "version_of",
    "versions_of",
]

BLANK = "＿＿"


def items_for(
    *, agency_id: UUID, fields: tuple[str, ...], on: date, division: str = "", on_the_spot: bool = False
) -> list[ItemVersion]:
    """Versions the agency may exercise that day within the certificate; `on_the_spot`: only those that can fit it."""
    found = queries.items_for(agency_id, fields, on, division)
    return [version for version in found if version.fits_on_the_spot(on)] if on_the_spot else found


def version_of(code: str, on: date, variant: str = "") -> ItemVersion | None:
    """The version of the item in force on the day of the conduct."""
    return queries.version_of(code, on, variant)


def versions_of(codes: Iterable[str], on: date) -> dict[str, ItemVersion]:
    """The version of each item in force on the day; of an item with several variants the first."""
    found: dict[str, ItemVersion] = {}
    for version in queries.item_versions(on).filter(item__code__in=list(codes)):
        found.setdefault(version.code, version)
    return found


def items_in_force(day: date) -> list[ItemVersion]:
    """Every version in force that day, whoever may exercise it, by code."""
    return list(queries.item_versions(day))


def phrase(version: ItemVersion, *, place: str, at: datetime, thing: str = "") -> str:
    """The facts in official wording to start from; what is not known yet is left as a blank to fill in."""
    moment = at.astimezone(clock.CHINA)
    time = f"{chinese_date(moment.date())}{moment.hour}时{moment.minute:02d}分许"
    return version.facts.format(time=time, place=place or BLANK, thing=thing or BLANK)
