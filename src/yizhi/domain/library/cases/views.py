"""The search box over decided cases, one case, and cases side by side.

No declared list: the rows come from the search engine in the order of relevance, with counts beside each choice, and
not from a table of the database, so there is no column to page or sort by. It is drawn by the same `Listing`.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.library.cases import saved, shelf, shown
from yizhi.domain.library.cases.asked import SORTS, question
from yizhi.domain.library.cases.distribution import distribution
from yizhi.domain.library.cases.links import of_library_case
from yizhi.domain.library.cases.similar import AtHand, similar_cases
from yizhi.domain.library.cases.snippets import marked
from yizhi.domain.library.index.asking import DEEPEST, Answer, Case, CaseSearch, Question
from yizhi.domain.library.index.compiling import wanted
from yizhi.domain.library.lake.places import place_name
from yizhi.domain.library.lake.schema import SYNTHETIC, TIERS
from yizhi.domain.library.lessons import queries as lessons
from yizhi.domain.library.lessons.pages import draft_url
from yizhi.domain.library.models import SavedSearch
from yizhi.domain.norms import api as norms
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.pages.patterns import Choice, Filter, Listing
from yizhi.platform.scope.access import actor_of, signed_in

_SIMILAR = 5
_COMPARED = 4
_LATEST_FIRST = "含有全部字词的案例很多，先列最近作出的；再添字词或者筛选，即按相关程度排列。"
_FACETS = (("division", "county", "地区"), ("tier", "tier", "裁量档次"), ("kind", "kind", "处罚类别"))


@signed_in
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    asked = question(request.GET.dict())
    search = shelf.search()
    answer = search.search(asked, facets=True) if search else Answer(0, ())
    words = wanted(asked.words).all_words
    context = {
        "listing": _listing(request, asked, answer, saved.saved_by(actor_of(request).person)),
        "lines": [shown.line(case, words) for case in answer.cases],
        "refusal": None if search else shelf.NOTHING_YET,
        "count": search.count() if search else 0,
    }
    return render(request, "library/cases/search.html", context)


def _listing(request: HttpRequest, asked: Question, answer: Answer, kept: Sequence[SavedSearch]) -> Listing:
    narrowed = bool(asked.words or asked.filtered or asked.first_year or asked.last_year < 9999)
    last = asked.page * asked.size >= answer.total or asked.page >= DEEPEST
    return Listing(
        title="处罚案例",
        rows=(),
        filters=_filters(request, asked, answer),
        total=answer.total,
        previous_url=_page_url(request, asked.page - 1) if asked.page > 1 else "",
        next_url="" if last else _page_url(request, asked.page + 1),
        clear_url=reverse("library:cases"),
        views=[saved.view(one, saved.plain(request.GET.urlencode())) for one in kept],
        save_url=saved.save_url(request) if narrowed else "",
        narrowed=narrowed,
        note=_LATEST_FIRST if asked.words and asked.sort == "relevance" and not answer.ranked else "",
        crumbs=(("办案库", reverse("library:home")), ("处罚案例", "")),
    )


def _page_url(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"?{query.urlencode()}"


def _filters(request: HttpRequest, asked: Question, answer: Answer) -> list[Filter]:
    words = Filter("q", "字词", kind="text", value=asked.words, placeholder="事实、当事人、文号；“”内的词语按原文")
    facets = [_facet(name, facet, title, getattr(asked, name), answer) for name, facet, title in _FACETS]
    years = sorted((value for value, _ in answer.facets.get("year", ())), reverse=True)
    counts = dict(answer.facets.get("year", ()))
    sorts = [Choice(value, label, asked.sort == value) for value, label in SORTS.items()]
    first, last = (request.GET.get(name, "") for name in ("from", "to"))
    known = sorted({*years, *filter(str.isdigit, (first, last))}, reverse=True)
    item = norms.item_link(asked.item)
    of_item = [Choice(asked.item, item.text if item else asked.item, chosen=True)] if asked.item else []
    return [
        words,
        *([Filter("item", "事项", choices=of_item)] if of_item else []),
        *facets,
        Filter("from", "自", choices=[Choice(y, f"{y}年", y == first, counts.get(y)) for y in known]),
        Filter("to", "至", choices=[Choice(y, f"{y}年", y == last) for y in known]),
        Filter("least", "罚款至少（元）", kind="text", value=request.GET.get("least", "")[:12]),
        Filter("most", "罚款至多（元）", kind="text", value=request.GET.get("most", "")[:12]),
        Filter("sort", "排序", choices=sorts),
    ]


def _facet(name: str, facet: str, title: str, chosen: str, answer: Answer) -> Filter:
    counted = list(answer.facets.get(facet, ()))
    if chosen and chosen not in dict(counted):
        counted.append((chosen, 0))
    label = {"county": place_name, "tier": lambda value: TIERS.get(value, value)}.get(facet, lambda value: value)
    choices = [Choice(value, label(value) or "未标注", value == chosen, count) for value, count in counted if value]
    return Filter(name, title, choices=choices)


def found(key: str) -> tuple[CaseSearch, Case]:
    """The case with the key in the address. Raises RecordNotFound."""
    search = shelf.search()
    case = search.case(int(key, 16)) if search else None
    if search is None or case is None:
        raise RecordNotFound
    return search, case


@signed_in
@require_safe
def case(request: HttpRequest, key: str) -> HttpResponse:
    search, one = found(key)
    at_hand = AtHand(one["facts"] or "", one["item"] or "", one["tier"] or "", one["division"] or "", one["party_kind"])
    like = [other for other in similar_cases(search, at_hand, Question(size=_SIMILAR + 1)) if other.case.key != one.key]
    fines = distribution(shelf.index_folder(), one["item"] or "")
    context = {
        "case": one,
        "title": one["violation"],
        "badges": shown.badges(one),
        "facts": shown.facts(one),
        "pieces": marked(one["facts"] or "", wanted(request.GET.get("q", "")[:200]).all_words),
        "text": one["text"],
        "similar": [shown.line(other.case, other.shared, other.reasons) for other in like[:_SIMILAR]],
        "drawing": shown.drawing(fines, one["fine_fen"] or None),
        "fines": fines,
        "key": key,
        "links": of_library_case(one),
        "lesson": lessons.of_case(key),
        "draft_url": draft_url(actor_of(request), key) if one["origin"] != SYNTHETIC else "",
        "crumbs": (("办案库", reverse("library:home")), ("处罚案例", reverse("library:cases")), (one["number"], "")),
    }
    return render(request, "library/cases/case.html", context)


@signed_in
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four cases, a column each."""
    search = shelf.search()
    keys = [key for key in dict.fromkeys(request.GET.getlist("case")) if _is_key(key)][:_COMPARED]
    chosen = [one for key in keys if search and (one := search.case(int(key, 16)))]
    context = {
        "lines": [shown.line(one) for one in chosen],
        "rows": _side_by_side(chosen),
        "crumbs": (("办案库", reverse("library:home")), ("处罚案例", reverse("library:cases")), ("案例比较", "")),
    }
    return render(request, "library/cases/compare.html", context)


def _is_key(text: str) -> bool:
    return len(text) == 16 and all(mark in "0123456789abcdef" for mark in text)


def _side_by_side(chosen: Sequence[Case]) -> list[dict[str, Any]]:
    """A row for each fact, saying whether the cases differ in it."""
    columns = [[*shown.facts(one), *_long(one)] for one in chosen]
    rows = []
    for facts in zip(*columns, strict=True):
        values = [fact[1] if isinstance(fact, tuple) else fact.value for fact in facts]
        label = facts[0][0] if isinstance(facts[0], tuple) else facts[0].label
        rows.append({"label": label, "values": values, "differ": len(set(values)) > 1})
    return rows


def _long(one: Case) -> list[tuple[str, str]]:
    return [("违法事实", one["facts"] or "")]
