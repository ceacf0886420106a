"""Which cases a desk shows: one's own, or those of the unit one leads or looks after."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from yizhi.domain.cases.general import queries
from yizhi.domain.cases.models.general import GeneralCase, Publication, Remedy, Review
from yizhi.domain.cases.procedures.general_penalty import ALL_OPEN, CLOSED
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.narrowing import narrowed

LEADING = ("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER")
LOOKING = ("GUIDANCE_OFFICE", "SUPERVISOR")
MOST = 300
"""So many cases at most are computed for one page, those that must be decided first."""
_REVIEWED_WITHIN = 90


@dataclass(frozen=True, slots=True)
class Whose:
    """`mine` or `unit`, as asked for and as far as the actor's part allows."""

    actor: Actor
    of: str

    @property
    def may_choose(self) -> bool:
        return self.actor.has("OFFICER") and self.actor.has(*LEADING, *LOOKING)

    def condition(self) -> Q:
        if self.of == "mine":
            return Q(lead=self.actor.person) | Q(co=self.actor.person)
        if self.actor.has(*LEADING):
            return Q(agency=self.actor.extra.get("agency"))
        return Q(division__startswith=self.actor.division)


def whose(actor: Actor, asked: str) -> Whose:
    unit = actor.has(*LEADING, *LOOKING)
    mine = actor.has("OFFICER")
    return Whose(actor, "unit" if unit and (asked == "unit" or not mine) else "mine")


def open_cases(chosen: Whose) -> QuerySet[GeneralCase]:
    return queries.listed().filter(chosen.condition(), state__in=ALL_OPEN).order_by("decide_by", "id")


def in_calendar(chosen: Whose) -> QuerySet[GeneralCase]:
    """Open cases, and those closed ones that a remedy still asks something of, or that must leave the public's eye."""
    running = Remedy.objects.filter(case=OuterRef("pk"), ended_on=None)
    shown = Publication.objects.filter(
        case=OuterRef("pk"), changed_on__isnull=False, published_at__isnull=False, withdrawn_at=None
    )
    late = Q(state__in=CLOSED) & (Exists(running) | Exists(shown))
    found = narrowed(GeneralCase.objects.all())  # a calendar names neither people nor parties
    return found.filter(chosen.condition(), Q(state__in=ALL_OPEN) | late).order_by("decide_by", "id")


def by_state(chosen: Whose, today: date) -> list[dict[str, Any]]:
    """How many open cases stand in each state, how old the oldest is, and how many are how old."""
    rows = GeneralCase.objects.filter(chosen.condition(), state__in=ALL_OPEN).values("state")
    young, middle, old = (today - timedelta(days=days) for days in (30, 60, 90))
    return list(
        rows.annotate(
            number=Count("id"),
            first=Min("opened_at"),
            to_30=Count("id", filter=Q(opened_at__date__gte=young)),
            to_60=Count("id", filter=Q(opened_at__date__lt=young, opened_at__date__gte=middle)),
            to_90=Count("id", filter=Q(opened_at__date__lt=middle, opened_at__date__gte=old)),
            over_90=Count("id", filter=Q(opened_at__date__lt=old)),
        ).order_by("state")
    )


def by_officer(chosen: Whose, today: date) -> list[dict[str, Any]]:
    """The load of each lead officer. Numbers of cases only: amounts measure nobody (第七十四条)."""
    undecided = Q(decided_at=None)
    rows = GeneralCase.objects.filter(chosen.condition(), state__in=ALL_OPEN).values("lead_id", "lead__name")
    return list(
        rows.annotate(
            number=Count("id"),
            late=Count("id", filter=undecided & Q(decide_by__lt=today)),
            soon=Count("id", filter=undecided & Q(decide_by__range=(today, today + timedelta(days=15)))),
            first=Min("opened_at"),
        ).order_by("-number", "lead__name")[:60]
    )


def by_reviewer(chosen: Whose, today: date) -> list[dict[str, Any]]:
    """What each reviewer did in the last ninety days, by kind."""
    cases = GeneralCase.objects.filter(chosen.condition()).values("pk")
    since = today - timedelta(days=_REVIEWED_WITHIN)
    rows = Review.objects.filter(case__in=cases, done_at__date__gte=since).values("reviewer__name", "kind")
    return list(rows.annotate(number=Count("id")).order_by("kind", "-number")[:60])


def waiting_reviews(chosen: Whose) -> int:
    cases = GeneralCase.objects.filter(chosen.condition(), state__in=ALL_OPEN).values("pk")
    return Review.objects.filter(case__in=cases, result="").count()
