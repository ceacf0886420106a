"""What the pages of this module share: the day as of which law is read, filters, buttons that create."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.pages.patterns import Badge, Choice, Filter, NextAct
from yizhi.platform.scope.access import actor_of

LONGEST = 60


def day_asked(request: HttpRequest) -> date:
    """The day in the address (`on`); today when there is none or it is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()


def words_asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]


def choice_asked(request: HttpRequest, name: str, choices: Iterable[tuple[str, str]], label: str) -> Filter:
    """A filter of one choice; anything else that was typed is ignored."""
    known = list(choices)
    given = request.GET.get(name, "")
    chosen = given if given in dict(known) else ""
    return Filter(name, label, value=chosen, choices=[Choice(v, title, v == chosen) for v, title in known])


def making(request: HttpRequest, *acts: Declaration) -> list[NextAct]:
    """Buttons of acts that create a record, for those who may do them."""
    actor, now = actor_of(request), clock.now()
    allowed = [act for act in acts if offer(act, actor, None, now).allowed]
    return [NextAct(act.verb, act.title, reverse("web:act", args=[act.verb]), (), "primary") for act in allowed]


def period(start: date | None, end: date | None) -> str:
    """The days in force in words."""
    begun = f"{start:%Y-%m-%d} 起" if start else "施行日期不明"
    return f"{begun}，至 {end:%Y-%m-%d}" if end else begun


def in_force_badge(start: date | None, end: date | None, day: date, *, unknown_end: bool = False) -> Badge:
    """Whether something is in force on the day."""
    if unknown_end:
        return Badge("已废止，日期不明", "danger")
    if start is not None and day < start:
        return Badge("尚未施行", "info")
    if end is not None and day > end:
        return Badge("已失效", "neutral")
    return Badge("有效", "ok")
