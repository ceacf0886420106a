"""Pages of general cases: the list, one case, and my desk by urgency."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general import pages, path, queries
from yizhi.domain.cases.general.lists import GENERAL_CASES
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
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
    context = {"page": pages.general_case(actor, case), "case": case, "path": path.summary(actor, case, clock.now())}
    return render(request, "cases/general/case.html", context)


@signed_in
@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """My open cases, the one that must be decided first on top."""
    person = actor_of(request).person
    found = list(queries.mine(person, _DESK)) if person is not None else []
    empty = ("您没有在办的普通程序案件", "由您主办或者协办的案件会按办案期限排列在这里。")
    # By a day that a draft does not have yet, which is no order to page by; one person has few open cases.
    listing = whole(request, GENERAL_CASES, found, title="我的案件", empty=empty)
    return render(request, "web/page_list.html", {"listing": listing})
