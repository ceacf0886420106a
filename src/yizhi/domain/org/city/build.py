"""Building: a few acts with fixed keys, so that an interrupted build continues where it stopped."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from yizhi.domain.org.acts import accounts, installation, places, staff
from yizhi.domain.org.city.agencies import CITY, bureau_rows
from yizhi.domain.org.city.staff import rows
from yizhi.domain.org.city.townships import empowered, others, squad_row, team_row, township_rows
from yizhi.domain.org.demo import PASSWORD, SIGN_INS
from yizhi.domain.org.division_data import content_hash
from yizhi.domain.org.models import Agency, Installation, Person
from yizhi.domain.org.terms import AgencyKind
from yizhi.platform import clock
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.scope.actor import Actor, system
from yizhi.platform.scope.session import acting

_KEYS = UUID("6b1d8f0e-3308-5a11-9c1e-79697a686900")
BUILDER = "演示城市"
Progress = Callable[[str], None]


def builder() -> Actor:
    """The system that builds the demo city: all of the city and the province above it."""
    return system(BUILDER, division="33")


def step(act: Declaration, name: str, data: Mapping[str, Any], *, record: Any = None, at: datetime) -> Outcome:
    """One act of the build, done once however often it is asked for."""
    return perform(act, builder(), record=record, data=data, key=uuid5(_KEYS, f"{act.verb}:{name}"), at=at)


def begin(today: date) -> Installation:
    """Mark the database as a demo city, dated from the first day it was begun."""
    with acting(builder()):
        found = Installation.objects.first()
    if found is not None:
        return found
    data = {"anchor": today, "division": CITY}
    made: Installation = step(installation.begin_demo, "begin", data, at=clock.now()).record
    return made


def build(progress: Progress = lambda text: None) -> None:
    """Divisions, agencies, teams, roster, accounts. Idempotent: what is there is not made again."""
    anchor = begin(clock.today()).anchor or clock.today()
    at = datetime.combine(anchor - timedelta(days=800), time(9), clock.CHINA)
    with acting(builder()):
        step(installation.import_divisions, "divisions", {"sha256": content_hash()}, at=at)
        progress("行政区划")
        _agencies(at)
        progress("机关与队伍")
    with acting(builder()):
        step(staff.import_staff, "staff", {"rows": rows(_usccs(), anchor)}, at=at)
        progress("人员")
        _accounts(at)
        progress("账号")


def _agencies(at: datetime) -> None:
    for row in (*bureau_rows(), *township_rows()):
        step(places.create_agency, str(row["name"]), row, at=at)
    townships = dict(Agency.objects.filter(kind=AgencyKind.TOWNSHIP).values_list("division", "pk"))
    bureaus = dict(Agency.objects.filter(kind=AgencyKind.COMPREHENSIVE).values_list("division", "pk"))
    for code, name in empowered():
        step(places.create_team, f"team:{code}", team_row(code, name), record=townships[code], at=at)
    for code, name in others():
        step(places.create_team, f"squad:{code}", squad_row(code, name), record=bureaus[code[:6]], at=at)


def _usccs() -> dict[tuple[str, str], str]:
    """The code of each agency by division and line; a township's line is called “township” here."""
    found = {}
    for agency in Agency.objects.all():
        line = "township" if agency.kind == AgencyKind.TOWNSHIP else agency.own_line
        found[agency.division, line] = agency.uscc
    return found


def _accounts(at: datetime) -> None:
    for one in SIGN_INS:
        person = Person.objects.get(staff_number=one.staff_number)
        data = {"username": one.username, "password": PASSWORD, "demo": True}
        step(accounts.open_for, one.username, data, record=person, at=at)
