"""The page that searches the articles of all laws."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.library.cases import saved
from yizhi.domain.library.laws.answers import Answer, Facet, answer
from yizhi.domain.library.laws.asking import DEEPEST, Asking, asking
from yizhi.domain.library.models import Searched
from yizhi.platform import clock
from yizhi.platform.pages.patterns import Choice, Filter
from yizhi.platform.scope.access import actor_of, public

EXAMPLES = ("烧烤油烟熏到楼上怎么处罚", "人行道上摆摊", "邻居半夜装修太吵", "当事人拒绝签字", "建筑垃圾乱倒")


@public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = asking(request.GET)
    found = answer(asked) if asked.words else None
    plain = saved.plain(request.GET.urlencode(), Searched.LAWS)
    context = {
        "asked": asked,
        "found": found,
        "filters": _filters(asked, found) if found else [],
        "today": asked.day == clock.today(),
        "next_url": asked.address(page=asked.page + 1) if found and found.more and asked.page < DEEPEST else "",
        "previous_url": asked.address(page=asked.page - 1) if asked.page > 1 else "",
        "clear_url": asked.address(level="", region="", year=""),
        "views": [saved.view(one, plain) for one in saved.saved_by(actor_of(request).person, Searched.LAWS)],
        "save_url": saved.save_url(request, Searched.LAWS) if asked.words and actor_of(request).person else "",
        "examples": [(words, Asking(words, day=clock.today()).address()) for words in EXAMPLES],
    }
    return render(request, "library/law_search.html", context)


def _filters(asked: Asking, found: Answer) -> list[Filter]:
    return [
        _filter("level", "效力层级", asked.level, found.levels),
        _filter("region", "适用区域", asked.region, found.regions),
        _filter("year", "施行年份", str(asked.year or ""), found.years),
    ]


def _filter(name: str, label: str, chosen: str, facets: Iterable[Facet]) -> Filter:
    choices = [Choice(one.value, one.value, one.value == chosen, one.count) for one in facets]
    if chosen and all(one.value != chosen for one in choices):
        choices.append(Choice(chosen, chosen, chosen=True))
    return Filter(name, label, value=chosen, choices=choices)
