"""Pages of clues: the list, one clue, and the reporter behind it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from yizhi.domain.cases.clues import pages, queries
from yizhi.domain.cases.clues.acts import reveal_reporter
from yizhi.domain.cases.clues.lists import CLUES
from yizhi.domain.cases.models import Clue
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.errors import ActError, ActRefused, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.lists.page import show
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.refusal import Refusal


def clue_or_404(identity: UUID) -> Clue:
    found = queries.clue(identity)
    if found is None:
        raise RecordNotFound
    return found


@signed_in
@require_safe
def clue_list(request: HttpRequest) -> HttpResponse:
    return show(request, CLUES)


@signed_in
@require_safe
def clue(request: HttpRequest, clue_id: UUID) -> HttpResponse:
    found = clue_or_404(clue_id)
    return render(request, "cases/clues/clue.html", {"page": pages.page(actor_of(request), found), "clue": found})


@signed_in
@require_http_methods(["GET", "POST"])
def reporter(request: HttpRequest, clue_id: UUID) -> HttpResponse:
    """Who reported, after saying why one needs to know: each look is in the ledger."""
    found, actor = clue_or_404(clue_id), actor_of(request)
    refusals: list[Refusal] = list(offer(reveal_reporter, actor, found, clock.now()).refusals)
    shown = False
    if request.method == "POST":
        try:
            perform(reveal_reporter, actor, record=found, data={"purpose": request.POST.get("purpose", "")})
            shown = True
        except ActRefused as error:
            refusals = list(error.refusals)
        except ActError as error:
            refusals = [Refusal("未能查看", str(error), "", "请写明查看事由")]
    context = {"clue": found, "refusals": refusals, "shown": shown, "purpose": request.POST.get("purpose", "")}
    return render(
        request, "cases/clues/reporter.html", context, status=409 if request.method == "POST" and not shown else 200
    )
