"""Who handles the cases: the people of each township team and of each county bureau, with the county's reviewers."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

_THEIRS = 0.7
_ENOUGH = 12
"""So many officers of a unit take part; more would only take longer to look up."""


@dataclass(frozen=True, slots=True)
class Troupe:
    """The people of one agency who can carry a case to its end, all of them in office from `early` to `now`."""

    agency: UUID
    division: str
    officers: tuple[UUID, ...]
    head: UUID
    unit: UUID
    compliance: UUID | None
    reviewers: tuple[UUID, ...]
    items: tuple[norms.ItemVersion, ...]
    pair: tuple[UUID, ...] = ()
    """Two officers who sign in at the demonstration; most cases of their team are theirs."""

    def cast(self, dice: random.Random) -> dict[str, UUID]:
        """The parts of one case. A bureau has no centre of its own; another officer of it presides over hearings."""
        lead, co, third, fourth = dice.sample(self.officers, 4)
        if self.pair and dice.random() < _THEIRS:
            lead, co = self.pair
            third, fourth = dice.sample([one for one in self.officers if one not in self.pair], 2)
        people = {"lead": lead, "co": co, "third": third, "head": self.head, "unit": self.unit}
        people |= {"reviewer": dice.choice(self.reviewers), "chair": self.compliance or fourth}
        return people | ({"compliance": self.compliance} if self.compliance else {})


class Offered:
    """Items within an agency's powers; agencies of one kind have the same within a county, so each is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[norms.ItemVersion, ...]] = {}

    def to(self, agency: org.Agency, day: date) -> tuple[norms.ItemVersion, ...]:
        town = agency.kind == org.AgencyKind.TOWNSHIP
        alike = (day, agency.kind, agency.division[:6]) if town else (day, agency.kind, *agency.lines)
        if alike not in self._known:
            found = norms.items_for(agency_id=agency.pk, fields=("*",), on=day)
            # The usual words of an item speak of all its variants.
            self._known[alike] = tuple(item for item in found if not item.variant)
        return self._known[alike]


def troupes(early: datetime, now: datetime, within: str = "") -> tuple[list[Troupe], list[Troupe]]:
    """Those of the township teams, and those of the counties' bureaus, in the division `within`."""
    with acting(system("演示城市")):
        rows = org.Agency.objects.filter(subject_qualified=True, division__startswith=within)
        agencies = {a.pk: a for a in rows}
        reviewers = {county: _reviewers(county, early) for county in {a.division[:6] for a in agencies.values()}}
        teams = {team.agency_id: team for team in org.team_list(early.date(), kind="TOWNSHIP")}
        towns, bureaus = [], []
        offered = Offered()
        for agency in sorted(agencies.values(), key=lambda a: (a.division, a.name)):
            centre = reviewers[agency.division[:6]]
            if agency.pk in teams:
                towns += _of_team(agency, teams[agency.pk], early, now, centre, offered)
            elif len(agency.division) == 6:
                bureaus += _of_bureau(agency, early, now, centre, offered)
    return towns, bureaus


def town_shown(now: datetime) -> str:
    """The division of the town whose officers sign in at the demonstration; empty where nobody does."""
    with acting(system("演示城市")):
        people = _signing_in()
        return org.actor_for(people[0], now).division if people else ""


def _reviewers(county: str, at: datetime) -> tuple[UUID, ...]:
    """The qualified reviewers of the county's case-review centre."""
    offices = org.agencies_in(county, org.AgencyKind.GUIDANCE_OFFICE)
    people = [p.pk for office in offices for p in org.agency_people(office.pk, at, {"LEGAL_REVIEWER"})]
    return tuple(person for person in people if org.may_review_legally(person, at.date()))


def _of_team(
    agency: org.Agency, team: org.Team, early: datetime, now: datetime, centre: tuple[UUID, ...], offered: Offered
) -> Iterator[Troupe]:
    """The captain decides, the executive deputy heads the handling unit, the township's own reviewer looks first."""
    before, still = (
        set(org.officers_of(team.pk, at, certified_for="*").values_list("pk", flat=True)) for at in (early, now)
    )
    head = org.captain_of(team.pk, early.date())
    units = [p.pk for p in org.agency_people(team.agency_id, early, {"UNIT_HEAD"}) if p.pk != head]
    first = [p.pk for p in org.agency_people(team.agency_id, early, {"COMPLIANCE_REVIEWER"})]
    known = (before & still) - set(units)
    officers = sorted(known, key=lambda one: (one not in _who_sign_in(known), str(one)))[:_ENOUGH]
    if head and units and first and centre and len(officers) >= 4:
        items = offered.to(agency, now.date())
        pair = _who_sign_in(officers)
        yield Troupe(team.agency_id, team.division, tuple(officers), head, units[0], first[0], centre, items, pair)


def _who_sign_in(people: Iterable[UUID]) -> tuple[UUID, ...]:
    """The two of these people who sign in at the demonstration, in the order of the list; empty if they are not two."""
    known = set(people)
    pair = tuple(person for person in _signing_in() if person in known)
    return pair if len(pair) == 2 else ()


@cache
def _signing_in() -> tuple[UUID, ...]:
    numbers = [one.staff_number for one in org.sign_ins()]
    found = dict(org.Person.objects.filter(staff_number__in=numbers).values_list("staff_number", "pk"))
    return tuple(found[number] for number in numbers if number in found)


def _of_bureau(
    agency: org.Agency, early: datetime, now: datetime, centre: tuple[UUID, ...], offered: Offered
) -> Iterator[Troupe]:
    line = (agency.lines or [""])[0]
    before, still = ({p.pk for p in org.agency_people(agency.pk, at, {"OFFICER"}, line)} for at in (early, now))
    heads = [p.pk for p in org.agency_people(agency.pk, early, {"DECIDER"})]
    units = [p.pk for p in org.agency_people(agency.pk, early, {"UNIT_HEAD"})]
    officers = sorted((before & still) - set(units), key=str)[:_ENOUGH]
    items = offered.to(agency, now.date())
    if heads and units and centre and items and len(officers) >= 4:
        yield Troupe(agency.pk, agency.division, tuple(officers), heads[0], units[0], None, centre, items)
