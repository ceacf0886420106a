"""The first page: what waits for me, then what I may look at."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform import registry
from yizhi.platform.addresses import reverse
from yizhi.platform.database.composed import foreseen
from yizhi.platform.pages.patterns import NextAct
from yizhi.platform.scope.access import actor_of, signed_in

_DUTIES = 20


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    with foreseen(*registry.duty_questions(actor, _DUTIES)):
        duties: list[dict[str, Any]] = [
            {"title": source.title, "items": list(source.find(actor, _DUTIES))} for source in registry.duty_sources()
        ]
    figures = [
        {"title": f.title, "value": f.compute(actor), "unit": f.unit, "url_name": f.url_name}
        for f in registry.figures(actor)
    ]
    acts = [
        NextAct(s.title, s.title, reverse(s.url_name, args=s.url_args), tone="primary", icon="plus")
        for s in registry.starts(actor)
    ]
    context = {"acts": acts, "duties": [d for d in duties if d["items"]], "figures": figures}
    return render(request, "web/home.html", context)
