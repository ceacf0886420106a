"""Who comes to look: one person of each seat with an account, somebody without one, and a party with their code."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from tests.leaks.conftest import Stage
from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import BUILDER, open_account
from yizhi.platform.scope.session import acting

_STAFF = {
    "officer": "lead officer",
    "captain": "captain",
    "reviewer": "legal reviewer",
    "guidance": "guidance of the county",
    "supervisor": "supervisor of the county",
    "administrator": "administrator",
}


@dataclass(frozen=True)
class Seat:
    """`roles` are empty for those without an account; `inside`: the case of the world lies within their scope."""

    name: str
    client: Client
    roles: frozenset[str] = frozenset()
    inside: bool = False


def seats(stage: Stage) -> list[Seat]:
    by_name = {visitor.name: visitor for visitor in stage.visitors}
    found = []
    for name, called in _STAFF.items():
        visitor = by_name[called]
        assert visitor.person is not None
        with acting(BUILDER):
            open_account(Person.objects.get(pk=visitor.person), f"walk-{name}", demo=True)
        roles = actor_for(visitor.person, stage.foreign.scene.at).roles
        found.append(Seat(name, visitor.browser(), roles, visitor.inside))
    party = Client()
    party.post("/party/", {"code": stage.foreign.party_code})
    return [*found, Seat("visitor", Client()), Seat("party", party)]
