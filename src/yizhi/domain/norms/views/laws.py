"""The library of laws: the list, and one law as it stood on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms import queries
from yizhi.domain.norms.linking import Link, items_by_article
from yizhi.domain.norms.linting import repealed_by
from yizhi.domain.norms.lists import LAWS
from yizhi.domain.norms.models import Article, Law, LawVersion
from yizhi.domain.norms.sources.law_text import REPEALED
from yizhi.domain.norms.views.parts import day_asked, in_force_badge, period, words_asked
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages.patterns import NavItem
from yizhi.platform.scope.access import public


@public
@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    return show(request, LAWS)


@public
@require_safe
def law(request: HttpRequest, law_id: UUID) -> HttpResponse:
    found = Law.objects.filter(pk=law_id).first()
    if found is None:
        raise RecordNotFound
    day, words = day_asked(request), words_asked(request)
    versions = list(found.versions.order_by("-effective_from", "-dated"))
    asked_for = next((one for one in versions if str(one.pk) == request.GET.get("version")), None)
    version = asked_for or queries.version_at(found, day)
    context = {
        "law": found,
        "day": day,
        "q": words,
        "version": version,
        "period": period(version.effective_from, version.effective_to) if version else "",
        "tabs": [_tab(found, one, version) for one in versions],
        "chapters": chapters(version, words, items_by_article(found, day)) if version else [],
        "crumbs": (("法规库", reverse("norms:laws")), (found.name, "")),
        "nearest": _nearest(versions, day),
        "heirs": repealed_by(found),
        "repeals": version.repeals if version else [],
        "comparable": len(versions) > 1,
    }
    return render(request, "norms/law.html", context)


def _tab(law: Law, one: LawVersion, current: LawVersion | None) -> NavItem:
    """A link to the law as it stood when this version began."""
    start = one.effective_from or one.dated
    repealed = one.status == REPEALED and one.effective_to is None
    state = in_force_badge(one.effective_from, one.effective_to, clock.today(), unknown_end=repealed)
    title = f"{one.dated or '日期不明'} 版（{state.text}）"
    return NavItem(title, f"{reverse('norms:law', args=[law.pk])}?on={start}", current=one == current)


def _by_part(links: Sequence[Link]) -> list[tuple[str, list[Link]]]:
    """违反的规定 and 处罚依据, each with its items."""
    titles = dict.fromkeys(link.title for link in links)
    return [(title, [link for link in links if link.title == title]) for title in titles]


def _nearest(versions: list[LawVersion], day: date) -> list[str]:
    """Why nothing is in force on the day, a sentence for each version."""
    return [
        f"{one.dated or '日期不明'} 版：{period(one.effective_from, one.effective_to)}（{one.status}）"
        for one in versions
    ]


def chapters(version: LawVersion, words: str, items: Mapping[str, Sequence[Link]]) -> list[dict[str, Any]]:
    """The articles under their headings, only those that hold the words if there are any, each with its items."""
    rows = Article.objects.filter(law_version=version)
    rows = rows.filter(text__icontains=words) if words else rows
    grouped = groupby(rows, key=lambda article: tuple(article.path))
    return [
        {
            "path": path,
            "title": path[-1] if path else "",
            "key": f"c{at}",
            "articles": [(article, _by_part(items.get(article.anchor, ()))) for article in articles],
        }
        for at, (path, articles) in enumerate(grouped)
    ]
