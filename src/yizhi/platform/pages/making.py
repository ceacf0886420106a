"""Buttons of acts that begin a record, for the head of a list."""

from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.addresses import reverse
from yizhi.platform.pages.patterns import NextAct
from yizhi.platform.scope.actor import Actor


def making(actor: Actor, *acts: Declaration) -> list[NextAct]:
    """A button for each of the acts that the actor may do now."""
    allowed = [act for act in acts if offer(act, actor, None, clock.now()).allowed]
    return [NextAct(act.verb, act.title, reverse("web:act", args=[act.verb]), (), "primary") for act in allowed]
