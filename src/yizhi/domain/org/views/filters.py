"""The filters that the lists of this module share."""

from django.http import HttpRequest
from django.urls import reverse

from yizhi.domain.org.models import Division
from yizhi.domain.org.terms import Level, Titled
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.pages.patterns import Choice, Filter, NextAct
from yizhi.platform.scope.access import actor_of


def county_filter(request: HttpRequest) -> Filter:
    """The county, by its code; anything else that was typed is ignored."""
    given = request.GET.get("division", "")
    rows = Division.objects.filter(level=Level.COUNTY, valid_to=None).order_by("division")
    choices = [Choice(row.division, row.name, row.division == given) for row in rows]
    chosen = given if any(choice.chosen for choice in choices) else ""
    return Filter("division", "县（市、区）", value=chosen, choices=choices)


def kind_filter(request: HttpRequest, kinds: type[Titled]) -> Filter:
    given = request.GET.get("kind", "")
    chosen = given if given in kinds.values else ""
    return Filter("kind", "类别", value=chosen, choices=[Choice(k.value, k.label, k.value == chosen) for k in kinds])


def making(request: HttpRequest, act: Declaration) -> list[NextAct]:
    """The button of an act that creates a record, for those who may do it."""
    actor = actor_of(request)
    found = offer(act, actor, None, clock.now())
    if not found.allowed:
        return []
    return [NextAct(act.verb, act.title, reverse("web:act", args=[act.verb]), (), "primary")]
