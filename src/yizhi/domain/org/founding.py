"""The first administrator of a new installation: somebody must be able to open all other accounts."""

from dataclasses import dataclass
from datetime import datetime

from yizhi.domain.org.acts import accounts, installation, places, staff
from yizhi.domain.org.division_data import content_hash
from yizhi.domain.org.models import Account, Agency, Division, Person
from yizhi.domain.org.passwords import one_time_password
from yizhi.domain.org.terms import AgencyKind, Seat
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor, system
from yizhi.platform.scope.session import acting

FOUNDER = "系统安装"


@dataclass(frozen=True, slots=True)
class Founding:
    """Who the first administrator is and where they work. `division` is a code of 4 or 6 digits."""

    division: str
    agency: str
    uscc: str
    name: str
    staff_number: str
    username: str


class AlreadyFoundedError(Exception):
    """There is an account already; whoever holds an administrator's opens the others."""


def founder() -> Actor:
    return system(FOUNDER, division="33")


def found(given: Founding, at: datetime) -> str:
    """Divisions, agency, person and account, as acts in the ledger; returns the one-time password.

    Allowed if and only if no account exists. What an interrupted attempt made is used, not made again.
    Errors: AlreadyFoundedError; ActInvalid for a wrong code, name or division.
    """
    with acting(founder()):
        if Account.objects.exists():
            raise AlreadyFoundedError
        if not Division.objects.exists():
            perform(installation.import_divisions, founder(), data={"sha256": content_hash()}, at=at)
        if not Agency.objects.filter(uscc=given.uscc).exists():
            perform(places.create_agency, founder(), data=_agency(given), at=at)
        if not Person.objects.filter(staff_number=given.staff_number).exists():
            perform(staff.import_staff, founder(), data={"rows": [_row(given, at)]}, at=at)
        person = Person.objects.get(staff_number=given.staff_number)
        password = one_time_password()
        perform(
            accounts.open_for,
            founder(),
            record=person,
            data={"username": given.username, "password": password},
            at=at,
        )
    return password


def _agency(given: Founding) -> dict[str, object]:
    return {
        "division": given.division,
        "uscc": given.uscc,
        "name": given.agency,
        "short_name": given.agency[-20:],
        "kind": AgencyKind.GUIDANCE_OFFICE,
        "lines": ["guidance"],
    }


def _row(given: Founding, at: datetime) -> dict[str, object]:
    return {
        "staff_number": given.staff_number,
        "name": given.name,
        "home": given.uscc,
        "seat": Seat.ADMINISTRATOR,
        "since": at.date(),
    }
