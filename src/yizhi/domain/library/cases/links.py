"""Links between items, clauses, benchmarks and decided cases, on the pages of items, own cases and library cases."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from yizhi.domain.library.cases import shelf, shown
from yizhi.domain.library.cases.distribution import distribution
from yizhi.domain.library.index.asking import Case, Question
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.registry import Panel, register
from yizhi.platform.scope.actor import Actor, ActorKind

_NEWEST = 3
_CASES = ("cases.simplecase", "cases.generalcase")


def cases_url(item: str) -> str:
    return f"{reverse('library:cases')}?{urlencode({'item': item})}"


def _of_item(actor: Actor, item: Any) -> dict[str, Any] | None:
    """How the item was decided: for people who are signed in, where there is a library."""
    search = shelf.search() if actor.kind is ActorKind.PERSON else None
    if search is None:
        return None
    answer = search.search(Question(item=item.code, sort="date", size=_NEWEST))
    fines = distribution(shelf.index_folder(), item.code)
    return {
        "count": answer.total,
        "lines": [shown.line(case) for case in answer.cases],
        "fines": fines,
        "drawing": shown.drawing(fines),
        "url": cases_url(item.code),
    }


def _of_case(actor: Actor, case: Any) -> dict[str, Any] | None:
    """From an own case to the clauses it rests on, the benchmark that weighs it, and the cases decided alike."""
    links = list(norms.links_of(case.item_version, case.division, clock.today()))
    if not links:
        return None
    if shelf.search() is not None:
        links.append(norms.Link("类案", "办案库中同一事项的案例", cases_url(case.item_code)))
    return {"links": links}


def of_library_case(case: Case) -> dict[str, Any]:
    """From a case of the library to its item, the clauses it cites as of its day, and other cases of the item."""
    item = norms.item_link(case["item"] or "")
    clauses = norms.citation_links(case["basis"] or "", date.fromisoformat(case["decided_on"]))
    links = [*([item] if item else []), *(norms.Link("处罚依据", one.text, one.url) for one in clauses)]
    if case["item"]:
        links.append(norms.Link("类案", "办案库中同一事项的案例", cases_url(case["item"])))
    return {"links": links}


register(
    Panel("办案库中的案例", "norms.enforcementitem", "library/cases/item_panel.html", _of_item, order=60),
    *(Panel("依据、裁量与类案", kind, "library/cases/links.html", _of_case, order=55) for kind in _CASES),
)
