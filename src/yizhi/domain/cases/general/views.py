"""Pages of general cases: the list, one case, and my desk by urgency."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general import pages, path, queries
from yizhi.domain.cases.general.lists import GENERAL_CASES
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.lists.page import show
from yizhi.platform.pages.patterns import Badge, Cell, Column, Listing, NextAct, Row
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor

_DESK = 100
_COLUMNS = (
    Column("item", "案由", phone="title"),
    Column("party", "当事人"),
    Column("number", "立案号"),
    Column("state", "状态", phone="side"),
    Column("limit", "办案期限"),
    Column("lead", "主办人"),
    Column("agency", "办案机关", phone="hidden"),
)


def _row(case: GeneralCase) -> Row:
    url = reverse("cases:general_case", args=[case.pk])
    limit: Badge | str = pages.urgency(case, clock.today()) or (f"{case.decide_by}" if case.decide_by else "")
    cells = (
        Cell(case.item_name, url, sub=case.place),
        pages.party_names(case),
        case.filing_number,
        pages.badge(case),
        limit,
        case.lead.name,
        case.agency.short_name,
    )
    return Row(cells, url=url)


def _begin(actor: Actor) -> list[NextAct]:
    if not actor.has("OFFICER"):
        return []
    verb = "general_case.open"
    return [NextAct(verb, "拟立案", reverse("web:act", args=[verb]), tone="primary")]


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
    page = Listing(
        title="我的案件",
        columns=_COLUMNS,
        rows=[_row(case) for case in found],
        acts=_begin(actor_of(request)),
        empty="您没有在办的普通程序案件",
        empty_next="由您主办或者协办的案件会按办案期限排列在这里。",
    )
    return render(request, "web/page_list.html", {"listing": page})
