"""Everybody who may come: each seat at each level, those inside the scope of the foreign case and those outside it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from yizhi.domain.org.models import Person
from yizhi.domain.org.terms import AgencyKind, Seat, TeamKind
from yizhi.domain.org.tests.world import BUILDER, World, agency, certificate, person, team
from yizhi.platform.scope.session import acting
from yizhi.web.actor import SESSION_PERSON


@dataclass
class Visitor:
    """Somebody with a browser. `inside`: the foreign case lies within what they may read."""

    name: str
    inside: bool
    person: UUID | None = None
    _browser: Client | None = None

    def browser(self) -> Client:
        self._browser = self._browser or self._opened()
        return self._browser

    def _opened(self) -> Client:
        client = Client(raise_request_exception=False)
        if self.person is not None:
            session = client.session
            session[SESSION_PERSON] = str(self.person)
            session.save()
        return client


def _inside(world: World) -> dict[str, Person]:
    t, here = world.township, {"unit": world.township, "team": world.team}
    city = agency("3308", AgencyKind.JUSTICE_BUREAU, "justice")
    return {
        "colleague": world.officer(),
        "executive deputy": person(t, Seat.EXECUTIVE_DEPUTY, team=world.team, certificate=certificate(["*"])),
        "deputy": person(t, Seat.DEPUTY, team=world.team, certificate=certificate(["*"])),
        "auxiliary": person(world.bureau, Seat.AUXILIARY, **here),
        "legal reviewer": person(t, Seat.LEGAL_REVIEWER),
        "compliance reviewer": person(t, Seat.COMPLIANCE_REVIEWER, team=world.team),
        "head of the township": person(t, Seat.AGENCY_HEAD),
        "section head of the bureau": person(world.bureau, Seat.SECTION_HEAD, certificate=certificate(["*"])),
        "head of the bureau": person(world.bureau, Seat.AGENCY_HEAD),
        "guidance of the county": world.guide(),
        "supervisor of the county": world.supervisor(),
        "supervisor of the city": person(city, Seat.SUPERVISOR),
    }


def _outside(world: World) -> dict[str, Person]:
    near = agency("330802102", AgencyKind.TOWNSHIP, "comprehensive", subject_qualified=True)
    near_team = team(near, "330802102", TeamKind.TOWNSHIP, ["comprehensive", "market"])
    market, far = world.market, world.far_township
    far_justice = agency("330822", AgencyKind.JUSTICE_BUREAU, "justice")
    far_guidance = agency("330822", AgencyKind.GUIDANCE_OFFICE, "guidance")
    return {
        "officer of the next township": world.officer(unit=near, team=near_team),
        "captain of the next township": person(near, Seat.CAPTAIN, team=near_team, certificate=certificate(["*"])),
        "auxiliary of the next township": person(world.bureau, Seat.AUXILIARY, unit=near, team=near_team),
        "officer of another county": world.far_officer(),
        "deputy of another county": person(far, Seat.DEPUTY, team=world.far_team, certificate=certificate(["*"])),
        "reviewer of another county": person(far, Seat.LEGAL_REVIEWER),
        "head of another county's township": person(far, Seat.AGENCY_HEAD),
        "supervisor of another county": person(far_justice, Seat.SUPERVISOR),
        "guidance of another county": person(far_guidance, Seat.GUIDANCE),
        "section head of the market bureau": person(market, Seat.SECTION_HEAD, certificate=certificate(["*"])),
        "head of the market bureau": person(market, Seat.AGENCY_HEAD),
        "reviewer of the market bureau": person(market, Seat.LEGAL_REVIEWER),
        "officer of the market bureau": person(market, Seat.OFFICER, certificate=certificate(["*"])),
        "command duty": person(world.centre, Seat.COMMAND),
        "administrator": world.administrator(),
        "staff without a seat": person(world.township, Seat.STAFF),
    }


def visitors(world: World, lead: Person, co: Person, captain: Person) -> list[Visitor]:
    with acting(BUILDER):
        inside = {"lead officer": lead, "co-officer": co, "captain": captain, **_inside(world)}
        outside = _outside(world)
    return [
        *(Visitor(name, True, one.pk) for name, one in inside.items()),
        *(Visitor(name, False, one.pk) for name, one in outside.items()),
        Visitor("the public", False),
    ]
