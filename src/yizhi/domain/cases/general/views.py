"""Pages of general cases: the list, one case, and my desk by urgency."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general import pages, path, queries, reading_ahead
from yizhi.domain.cases.general.desk import what_if
from yizhi.domain.cases.general.desk.agenda import next_due
from yizhi.domain.cases.general.desk.dossiers import dossiers
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.lists import GENERAL_CASES
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.database.composed import foreseen
from yizhi.platform.lists.page import show, whole
from yizhi.platform.scope.access import actor_of, signed_in

_DESK = 100


@signed_in
@require_safe
def general_list(request: HttpRequest) -> HttpResponse:
    return show(request, GENERAL_CASES)


@signed_in
@require_safe
def general_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    case = queries.case(case_id)
    if case is None:
        raise RecordNotFound
    actor = actor_of(request)
    with foreseen(*reading_ahead.of_page(actor, case, clock.today())):
        context = {
            "page": pages.general_case(actor, case),
            "case": case,
            "path": path.summary(actor, case, clock.now()),
            **_what_if(request, Dossier.of(case)),
        }
        return render(request, "cases/general/case.html", context)


def _what_if(request: HttpRequest, dossier: Dossier) -> dict[str, object]:
    """The preview for the day asked for; for today when that is no day."""
    try:
        asked = parse_date(request.GET.get("if", ""))
    except ValueError:
        asked = None
    day = asked or clock.today()
    return {"what_if": what_if.previews(dossier, day), "what_if_day": day}


@signed_in
@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """My open cases, the one whose next step falls due first on top; those where nothing runs come last."""
    person, today = actor_of(request).person, clock.today()
    found = [(one.case, next_due(one, today)) for one in dossiers(queries.mine(person, _DESK) if person else ())]
    found.sort(key=lambda pair: pair[1].on if pair[1] else date.max)
    for case, due in found:
        case.__dict__["due_next"] = due
    empty = ("您没有在办的普通程序案件", "由您主办或者协办的案件会按最先到期的事项排列在这里。")
    # By a day that is computed and not stored, which is no order to page by; one person has few open cases.
    listing = whole(request, GENERAL_CASES, [case for case, _ in found], title="我的案件", empty=empty)
    return render(request, "web/page_list.html", {"listing": listing})
