"""The one search box: records, items, people and pages that this actor may see."""

from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform import registry
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Hit
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor
from yizhi.web.errors import wants_json

_EACH = 8
_LONGEST = 80


def _page_hits(actor: Actor, words: str) -> list[Hit]:
    return [
        Hit(title=p.title, detail=p.group, url=reverse(p.url_name), group="页面")
        for p in registry.pages(actor)
        if words.lower() in f"{p.title}{p.group}{p.keywords}".lower()
    ]


def hits(actor: Actor, words: str, each: int = _EACH) -> list[dict[str, Any]]:
    """Found things by group, at most `each` of one. Scope is the database's: nothing here filters by right."""
    groups = [{"group": "页面", "hits": _page_hits(actor, words)[:each]}]
    for source in registry.search_sources():
        groups.append({"group": source.group, "hits": list(islice(source.find(actor, words, each), each))})
    return [group for group in groups if group["hits"]]


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]
    groups = hits(actor_of(request), words) if words else []
    if wants_json(request):
        listed = [
            {"group": g["group"], "hits": [{"title": h.title, "detail": h.detail, "url": h.url} for h in g["hits"]]}
            for g in groups
        ]
        return JsonResponse({"q": words, "groups": listed})
    bounds = [source.bound for source in registry.search_sources() if source.bound]
    return render(request, "web/search.html", {"q": words, "groups": groups, "bounds": bounds})
