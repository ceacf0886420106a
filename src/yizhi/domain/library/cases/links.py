"""Links between items, clauses, benchmarks and decided cases, on the pages of items, own cases and library cases."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.library.cases import shelf, shown
from yizhi.domain.library.cases.distribution import distribution
from yizhi.domain.library.index.asking import Case, Question
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Panel, register
from yizhi.platform.scope.access import signed_in
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
    """Where the links of an own case are; its page asks for them once it is there, so that it need not wait."""
    return {"url": reverse("library:links", args=[case.item_version, case.division])}


@signed_in
@require_safe
def links(request: HttpRequest, version: UUID, division: str) -> HttpResponse:
    """From a pinned version of an item to its clauses, the benchmark of the place, and the cases decided alike."""
    found = list(norms.links_of(version, division[:9] if division.isdecimal() else "", clock.today()))
    if not found:
        raise RecordNotFound
    if shelf.search() is not None:
        found.append(norms.Link("类案", "办案库中同一事项的案例", cases_url(found[0].text.split(" ")[0])))
    crumbs = (("办案库", reverse("library:home")), ("依据、裁量与类案", ""))
    return render(request, "library/cases/links_page.html", {"data": {"links": found}, "crumbs": crumbs})


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
    *(Panel("依据、裁量与类案", kind, "library/cases/links_of_case.html", _of_case, order=55) for kind in _CASES),
)
