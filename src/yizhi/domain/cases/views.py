"""Pages of simple cases: the list, one case, and the captain's live desk."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases import pages, queries
from yizhi.domain.cases.figures import figures
from yizhi.domain.cases.lists import SIMPLE_CASES
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.database.composed import foreseen
from yizhi.platform.lists.page import show
from yizhi.platform.pages.record import ahead
from yizhi.platform.scope.access import actor_of, for_roles, signed_in
from yizhi.platform.sharing.queries import of_record_ahead

_DESK_ROLES = ("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "GUIDANCE_OFFICE", "SUPERVISOR", "COMMAND_DUTY")
_DESK_ROWS = 40


def case_or_404(identity: UUID) -> SimpleCase:
    found = queries.case(identity)
    if found is None:
        raise RecordNotFound
    return found


@signed_in
@require_safe
def simple_list(request: HttpRequest) -> HttpResponse:
    return show(request, SIMPLE_CASES)


@signed_in
@require_safe
def simple_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(case_id)
    actor = actor_of(request)
    people = org.withdrawing_ahead(actor.person, case.lead_id, case.co_id)
    with foreseen(*ahead(actor, case.pk), of_record_ahead(case.pk), *people):
        context = {
            "page": pages.simple_case(actor, case),
            "case": case,
            "progress": pages.progress(actor, case),
            "verification_url": queries.verification_address(case),
        }
        return render(request, "cases/simple_case.html", context)


@for_roles(*_DESK_ROLES, title="队伍负责人、指导办和执法监督人员")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What the teams of the territory are doing today, live, with the counts of the month."""
    actor = actor_of(request)
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    cases = list(queries.live(actor.division, today - timedelta(days=6), _DESK_ROWS))
    context = {
        "territory": org.full_division_name(actor.division),
        "rows": [{"case": c, "badge": pages.badge(c), "party": pages.party_name(c)} for c in cases],
        "figures": figures(actor),
    }
    template = "cases/desk_rows.html" if request.headers.get("HX-Request") else "cases/desk.html"
    return render(request, template, context)
