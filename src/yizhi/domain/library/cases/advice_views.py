"""Advice for a case at hand: suggested items, similar cases and where a proposed fine stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from yizhi.domain.library.cases import advice, shelf, shown
from yizhi.domain.library.cases.asked import question
from yizhi.domain.library.cases.distribution import distribution
from yizhi.domain.library.cases.similar import AtHand, similar_cases
from yizhi.domain.library.lake.places import counties, place_name
from yizhi.domain.library.lake.schema import TIERS
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.access import actor_of, signed_in

LONGEST = 3_000


def _facts(request: HttpRequest) -> str:
    return request.POST.get("facts", "").replace("\x00", "").strip()[:LONGEST]


@signed_in
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Items for the facts typed, as JSON: for the forms in which facts are written."""
    found = advice.suggested_items(_facts(request), clock.today())
    return JsonResponse({"items": [one.as_json() for one in found], "advice": advice.WORDS})


@signed_in
@require_http_methods(["GET", "POST"])
def similar(request: HttpRequest) -> HttpResponse:
    """Facts are posted, never in an address: they may hold personal data."""
    search, facts = shelf.search(), _facts(request)
    given = request.POST.dict() if request.method == "POST" else {}
    asked = question(given)
    context: dict[str, Any] = {
        "facts": facts,
        "given": given,
        "tiers": [(name, title) for name, title in TIERS.items() if name],
        "places": sorted({(one.code[:4], one.city) for one in counties()}),
        "refusal": None if search else shelf.NOTHING_YET,
        "own_place": place_name(actor_of(request).division[:4]),
        "crumbs": (("办案库", reverse("library:home")), ("类案与裁量参考", "")),
    }
    if search and facts:
        suggested = advice.suggested_items(facts, clock.today())
        item = asked.item or (suggested[0].code if suggested else "")
        at_hand = AtHand(facts, item, asked.tier, asked.division)
        fines = distribution(shelf.index_folder(), item, tier=asked.tier, division=asked.division)
        context |= {
            "suggested": suggested,
            "item": item,
            "lines": [
                shown.line(one.case, one.shared, one.reasons)
                for one in similar_cases(search, at_hand, question({"division": asked.division}))
            ],
            "fines": fines,
            "drawing": shown.drawing(fines, asked.lowest_fine),
        }
    return render(request, "library/cases/similar.html", context)
