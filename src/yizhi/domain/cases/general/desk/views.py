"""The desk of general cases: by urgency, by day, by state, and the unit's load."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general import pages
from yizhi.domain.cases.general.desk import addresses, boards, readers
from yizhi.domain.cases.general.desk.agenda import Due, agenda
from yizhi.domain.cases.general.desk.dossiers import dossiers
from yizhi.domain.cases.general.desk.months import Month, month_of
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.access import actor_of, for_roles, signed_in

_UNIT = (*readers.LEADING, *readers.LOOKING)


def shown(due: Due, today: date) -> dict[str, Any]:
    """One due step as the pages show it."""
    tone, left = due.urgency(today)
    case = due.case
    return {
        "step": due.step,
        "on": due.on,
        "left": left,
        "tone": tone,
        "article": due.article,
        "title": case.item_name,
        "number": case.filing_number or "待立案",
        "url": reverse("cases:general_case", args=[case.pk]),
    }


def _chosen(request: HttpRequest) -> readers.Whose:
    return readers.whose(actor_of(request), request.GET.get("of", ""))


@signed_in
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The month with everything that falls due in it; what is overdue stands above it."""
    chosen, today = _chosen(request), clock.today()
    month = month_of(request.GET.get("month", ""), today)
    found = agenda(dossiers(readers.in_calendar(chosen)[: readers.MOST]), today)
    of_day: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for due in found:
        if month.shows(due.on):
            of_day[due.on].append(shown(due, today))
    context = {
        "whose": chosen,
        "month": month,
        "weeks": _weeks(month, of_day, today),
        "late": [shown(due, today) for due in found if due.on < today and not due.party_acts],
        "number": sum(1 for due in found if month.holds(due.on)),
        "address": addresses.shown(actor_of(request)),
    }
    return render(request, "cases/general/calendar.html", context)


def _weeks(month: Month, of_day: dict[date, list[dict[str, Any]]], today: date) -> list[list[dict[str, Any]]]:
    return [
        [
            {"day": day, "inside": month.holds(day), "today": day == today, "dues": of_day.get(day, [])}
            for day in (start + timedelta(days=n) for n in range(7))
        ]
        for start in month.weeks()
    ]


@signed_in
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Open cases in six columns, each column with its states."""
    chosen, today = _chosen(request), clock.today()
    cases = list(readers.open_cases(chosen)[: readers.MOST])
    columns = boards.columns(cases, readers.by_state(chosen, today), lambda case: _card(case, today))
    return render(request, "cases/general/board.html", {"whose": chosen, "columns": columns, "most": readers.MOST})


def _card(case: GeneralCase, today: date) -> dict[str, Any]:
    return {
        "title": case.item_name,
        "url": reverse("cases:general_case", args=[case.pk]),
        "party": pages.party_names(case),
        "state": case.present_state.title,
        "lead": case.lead.name,
        "late": pages.urgency(case, today),
    }


@for_roles(*_UNIT, title="办案单位负责人、指导办和执法监督人员")
@require_safe
def unit(request: HttpRequest) -> HttpResponse:
    """Load and ageing of the unit: counts of cases, never of money."""
    chosen, today = readers.whose(actor_of(request), "unit"), clock.today()
    states = readers.by_state(chosen, today)
    officers = readers.by_officer(chosen, today)
    context = {
        "whose": chosen,
        "states": boards.ageing(states, today),
        "officers": boards.load(officers, today),
        "reviewers": boards.reviewers(readers.by_reviewer(chosen, today)),
        "open": sum(row["number"] for row in states),
        "late": sum(row["late"] for row in officers),
        "soon": sum(row["soon"] for row in officers),
        "old": sum(row["over_90"] for row in states),
        "waiting": readers.waiting_reviews(chosen),
    }
    return render(request, "cases/general/unit.html", context)
