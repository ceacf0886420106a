"""A small world made through acts, as the product makes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.acts import accounts, places, staff
from yizhi.domain.org.city.agencies import sample_uscc
from yizhi.domain.org.models import Account, Agency, Person, Team
from yizhi.domain.org.terms import AgencyKind, Seat, TeamKind
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor, system
from yizhi.platform.scope.session import acting

NOW = datetime(2026, 6, 1, 10, tzinfo=clock.CHINA)
TODAY = NOW.date()
PASSWORD = "correct horse 3308"
INITIAL = "kf7m-2xqp-9hdt-w4"
BUILDER = system("测试", division="33")
_numbers = count(1)


def agency(division: str, kind: AgencyKind, line: str, **more: Any) -> Agency:
    number = next(_numbers)
    data = {
        "division": division,
        "uscc": sample_uscc(division, number),
        "name": f"{division}{kind.label}{number}",
        "short_name": "样例",
        "kind": kind,
        "lines": [line],
        "valid_from": date(2020, 1, 1),
    } | more
    made: Agency = perform(places.create_agency, BUILDER, data=data, at=NOW).record
    return made


def team(owner: Agency, division: str, kind: TeamKind, lines: list[str]) -> Team:
    data = {"division": division, "name": f"队伍{next(_numbers)}", "kind": kind, "lines": lines}
    made: Team = perform(places.create_team, BUILDER, record=owner, data=data, at=NOW).record
    return made


def certificate(fields: list[str], *, valid_to: date = TODAY + timedelta(days=365)) -> dict[str, Any]:
    start = valid_to - timedelta(days=1500)
    return {"number": f"证{next(_numbers):06d}", "fields": fields, "valid_from": start, "valid_to": valid_to}


def person(home: Agency, seat: Seat, **more: Any) -> Person:
    """Import one person: `unit` and `team` as records, everything else as in a roster row."""
    number = f"工号{next(_numbers):05d}"
    row = {"staff_number": number, "name": "测试人员", "home": home.uscc, "seat": seat, "since": date(2025, 1, 1)}
    for name in ("unit", "team"):
        if (unit := more.pop(name, None)) is not None:
            row[name] = unit.uscc if name == "unit" else unit.name
    perform(staff.import_staff, BUILDER, data={"rows": [row | more]}, at=NOW)
    made: Person = Person.objects.get(staff_number=number)
    return made


def open_account(owner: Person, username: str, *, demo: bool = False) -> Account:
    """An account in use: its person has chosen `PASSWORD`."""
    data = {"username": username, "password": PASSWORD if demo else INITIAL, "demo": demo}
    made: Account = perform(accounts.open_for, BUILDER, record=owner, data=data, at=NOW).record
    if not demo:
        chosen = {"current": INITIAL, "new": PASSWORD, "again": PASSWORD}
        perform(accounts.change_password, as_actor(owner), record=made, data=chosen)
    return made


def as_actor(someone: Person | UUID, at: datetime = NOW) -> Actor:
    return actor_for(someone if isinstance(someone, UUID) else someone.pk, at)


@dataclass
class World:
    """柯城区 with 航埠镇, and 常山县 with 球川镇."""

    bureau: Agency
    market: Agency
    guidance: Agency
    justice: Agency
    centre: Agency
    township: Agency
    team: Team
    far_bureau: Agency
    far_township: Agency
    far_team: Team
    extra: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def begin(cls) -> World:
        with acting(BUILDER):
            township = agency("330802101", AgencyKind.TOWNSHIP, "comprehensive", subject_qualified=True)
            far = agency("330822111", AgencyKind.TOWNSHIP, "comprehensive", subject_qualified=True)
            return cls(
                bureau=agency("330802", AgencyKind.COMPREHENSIVE, "comprehensive", subject_qualified=True),
                market=agency("330802", AgencyKind.PROFESSIONAL, "market", subject_qualified=True),
                guidance=agency("330802", AgencyKind.GUIDANCE_OFFICE, "guidance"),
                justice=agency("330802", AgencyKind.JUSTICE_BUREAU, "justice"),
                centre=agency("3308", AgencyKind.COMMAND_CENTRE, "coordination"),
                township=township,
                team=team(township, "330802101", TeamKind.TOWNSHIP, ["comprehensive", "market"]),
                far_bureau=agency("330822", AgencyKind.COMPREHENSIVE, "comprehensive", subject_qualified=True),
                far_township=far,
                far_team=team(far, "330822111", TeamKind.TOWNSHIP, ["comprehensive", "market"]),
            )

    def officer(self, **more: Any) -> Person:
        """An officer of the county's bureau, posted to the township's team, certified for every line."""
        posted = {"unit": self.township, "team": self.team, "certificate": certificate(["*"])}
        return person(self.bureau, Seat.OFFICER, **(posted | more))

    def far_officer(self, **more: Any) -> Person:
        posted = {"unit": self.far_township, "team": self.far_team, "certificate": certificate(["*"])}
        return person(self.far_bureau, Seat.OFFICER, **(posted | more))

    def captain(self) -> Person:
        return person(self.township, Seat.CAPTAIN, team=self.team, certificate=certificate(["*"]))

    def administrator(self) -> Person:
        return person(self.centre, Seat.ADMINISTRATOR)

    def guide(self) -> Person:
        return person(self.guidance, Seat.GUIDANCE)

    def supervisor(self) -> Person:
        return person(self.justice, Seat.SUPERVISOR)
