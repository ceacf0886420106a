"""Item ↔ violation clause ↔ penalty clause ↔ benchmark, both ways, as links to the pages of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yizhi.domain.norms.linting import Linter
from yizhi.domain.norms.models import DiscretionTable, EnforcementItem, ItemVersion, Law, Provision
from yizhi.domain.norms.models.base import on
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.epochs import kept
from yizhi.statute.place import Place, place

VIOLATED, PENALISED = "违反的规定", "处罚依据"


@dataclass(frozen=True, slots=True)
class Link:
    """`url` is empty where the installation does not carry what is named."""

    title: str
    text: str
    url: str


def article_url(law: Any, where: str, day: date) -> str:
    """The article on the law's page as of the day; empty when the law is not in the library."""
    return f"{reverse('norms:law', args=[law])}?on={day}#{anchor_of(where)}" if law is not None else ""


def anchor_of(where: str) -> str:
    at = place(where)
    return f"a{Place(at.article, at.sub).short}"


@kept("norms")
def links_of(version_id: UUID, division: str, day: date) -> tuple[Link, ...]:
    """From a pinned version of an item: its page, each clause as of the version's day, the benchmark of the place."""
    version = ItemVersion.objects.select_related("item").prefetch_related("provisions").filter(pk=version_id).first()
    if version is None:
        return ()
    provisions = list(version.provisions.all())
    laws = dict(Law.objects.filter(name__in={one.law_name for one in provisions}).values_list("name", "pk"))
    found = [Link("执法事项", f"{version.code} {version.short}", reverse("norms:item", args=[version.item_id]))]
    for one in provisions:
        law = laws.get(one.law_name)
        first, last = one.violates[0], one.penalty_places[-1]
        found.append(Link(VIOLATED, one.violation_citation, article_url(law, first, version.effective_from)))
        found.append(Link(PENALISED, one.penalty_citation, article_url(law, last, version.effective_from)))
    return (*found, *_tables(version, division, day))


def _tables(version: ItemVersion, division: str, day: date) -> Sequence[Link]:
    """The nearest benchmark in force, if any is published."""
    rows = DiscretionTable.objects.filter(on(day), item_id=version.item_id, published_on__lte=day)
    near = [one for one in rows.select_related("item") if division.startswith(one.territory)]
    best = max(near, key=lambda one: len(one.territory), default=None)
    if best is None:
        return ()
    sample = "（样例，非公布文件）" if best.sample else ""
    return (Link("裁量基准", f"{best}{sample}", reverse("norms:benchmark", args=[best.pk])),)


def items_by_article(law: Law, day: date) -> dict[str, list[Link]]:
    """For each anchor of the law's page the items in force on the day that are violated or penalised by the article."""
    rows = Provision.objects.filter(law_name=law.name).select_related("item_version__item")
    in_force = [one for one in rows if one.item_version.in_force_on(day)]
    found: dict[str, dict[Link, None]] = defaultdict(dict)
    for one in in_force:
        item = one.item_version.item
        for title, places in ((VIOLATED, one.violates), (PENALISED, one.penalty_places)):
            for where in places:
                link = Link(title, f"{item.code} {item.short}", reverse("norms:item", args=[item.pk]))
                found[anchor_of(where)][link] = None
    return {anchor: list(links) for anchor, links in found.items()}


def item_link(code: str) -> Link | None:
    """The page of the item with the code; None when the installation has no such item."""
    item = EnforcementItem.objects.filter(code=code).first() if code else None
    return Link("执法事项", f"{item.code} {item.short}", reverse("norms:item", args=[item.pk])) if item else None


def citation_links(text: str, day: date) -> list[Link]:
    """Every citation of a text as a link to the article as of the day."""
    found = []
    for one in Linter(day).remarks(text):
        url = f"{reverse('norms:law', args=[one.law.pk])}?on={day}#{one.anchor}" if one.law else ""
        found.append(Link("", one.cited, url))
    return found
