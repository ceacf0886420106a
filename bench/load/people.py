"""Everybody signed in, and what the generator must know to act for them: partners, items, lawful amounts."""

import random
from collections.abc import Iterator
from importlib import import_module
from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings

from yizhi.domain.cases import amounts
from yizhi.domain.cases.city_signature import signature
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.domain.subjects.api import invented_party
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor, system
from yizhi.platform.scope.session import acting
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError
from yizhi.web.actor import SESSION_PERSON


class Worker(TypedDict):
    """One person as the generator plays them; `co` is empty for those who do not act on the spot."""

    person: str
    session: str
    leads: bool
    desk: bool
    co: str
    place: str
    items: list[tuple[str, int]]
    parties: list[dict[str, Any]]


def workers() -> list[Worker]:
    """Every person of the city with a post, signed in; the same ones in the same order each time."""
    dice = random.Random(254)
    now = clock.now()
    with acting(system("负载测量")):
        people = list(org.Person.objects.order_by("id").values_list("id", flat=True))
        actors = [actor for actor in (org.actor_for(person, now) for person in people) if actor.roles]
        partners = dict(_partners(actors))
        offered = {unit: _items(unit) for unit in {_agency(a) for a in actors if a.person in partners}}
    return [_worker(actor, partners.get(actor.person), offered, dice) for actor in actors]


def _agency(actor: Actor) -> UUID:
    found: UUID = actor.extra["agency"]
    return found


def _partners(actors: list[Actor]) -> Iterator[tuple[UUID, UUID]]:
    """Certified officers of one team in pairs, each the other's second officer."""
    teams: dict[Any, list[Actor]] = {}
    for actor in actors:
        if actor.has("OFFICER") and actor.certificate is not None and actor.extra.get("team"):
            teams.setdefault(actor.extra["team"], []).append(actor)
    for members in teams.values():
        for one, other in zip(members[::2], members[1::2], strict=False):
            yield one.person, other.person  # type: ignore[misc]
            yield other.person, one.person  # type: ignore[misc]


def _items(agency: UUID) -> list[tuple[str, int]]:
    """What this agency's officers may fine a citizen for on the spot, each with a lawful amount."""
    day, found = clock.today(), []
    for item in norms.items_for(agency_id=agency, fields=("comprehensive",), on=day, on_the_spot=True):
        try:
            limits = item.fine_rule.limits(amounts.STATUTORY_KIND["CITIZEN"])
        except RefusedError:
            continue
        if not item.variant and not item.correction.comes_first and limits.lowest <= yuan(50) <= limits.highest:
            found.append((str(item.pk), yuan(50)))
    return found


def _worker(actor: Actor, co: UUID | None, offered: dict[UUID, list[tuple[str, int]]], dice: random.Random) -> Worker:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_PERSON] = str(actor.person)
    session.create()
    items = offered.get(_agency(actor), []) if co else []
    return {
        "person": str(actor.person),
        "session": session.session_key or "",
        "leads": bool(items),
        "desk": actor.has("CAPTAIN", "DEPUTY_CAPTAIN", "GUIDANCE_OFFICE", "SUPERVISOR"),
        "co": str(co or ""),
        "place": f"{org.division_name(actor.division)}样例路",
        "items": items,
        "parties": [_citizen(dice, actor.division[:6]) for _ in range(3 if items else 0)],
    }


def _citizen(dice: random.Random, county: str) -> dict[str, Any]:
    while True:
        party = invented_party(dice, county)
        if party["kind"] == "CITIZEN":
            return party


def signed() -> str:
    """A party's signature as the screen sends it."""
    return signature(3)
