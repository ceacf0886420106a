"""The roster: 2,537 enforcement staff, 2,255 below the city, 1,602 in townships, 1,222 in teams; and those beside.

The numbers are the source document's; who sits where is generated.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

from yizhi.domain.org.city.agencies import CITY, COUNTIES
from yizhi.domain.org.city.names import generated_name
from yizhi.domain.org.city.townships import empowered, others, squad_name, team_name
from yizhi.domain.org.demo import SIGN_INS
from yizhi.domain.org.lines import ENFORCEMENT_LINES
from yizhi.domain.org.terms import Seat

# seats a bureau of the city (282 in all) and of a county (653 in all)
_CITY = {
    "guidance": 20,
    "comprehensive": 72,
    "market": 50,
    "ecology": 40,
    "transport": 40,
    "health": 30,
    "emergency": 30,
}
_COUNTY = {
    "guidance": 8,
    "comprehensive": 36,
    "market": 20,
    "ecology": 13,
    "transport": 13,
    "health": 9,
    "emergency": 10,
}
_ONE_LESS = "330881"
_IN_SQUADS = 380
_STRENGTH_SHIFTS = (0, 6, -6, 3, -3, 8, -8, 1, -1, 0, 4, -4)
_HOME_LINES = ("comprehensive", "comprehensive", "market", "comprehensive", "ecology", "comprehensive", "emergency")
_DEPUTY_LINES = ("market", "ecology", "emergency")
LAWYERS = 12
_REVIEWERS_OF_THE_CENTRE = (1, 2)
"""Two legal reviewers in each case-review centre (案审中心), both with the qualification article 58 demands."""


def team_strengths() -> list[int]:
    """35 teams with 1,222 people: about 35 each."""
    shifts = [_STRENGTH_SHIFTS[at % len(_STRENGTH_SHIFTS)] for at in range(35)]
    strengths = [35 + shift for shift in shifts]
    surplus = sum(strengths) - 1222
    for at in range(abs(surplus)):
        strengths[at % 35] -= 1 if surplus > 0 else -1
    return strengths


class Roster:
    """Gives numbers, names and certificates while the rows are made."""

    def __init__(self, usccs: dict[tuple[str, str], str], anchor: date) -> None:
        self.uscc, self.anchor = usccs, anchor
        self._numbers = count(1)
        self._lawyers = count(1)

    def row(self, division: str, line: str, seat: Seat, **more: Any) -> dict[str, Any]:
        number = next(self._numbers)
        row = {
            "staff_number": f"样{number:05d}",
            "name": generated_name(number),
            "phone": f"0570-{number:07d}",  # no subscriber's number begins with 0
            "home": self.uscc[division, line],
            "seat": seat.value,
            "since": (self.anchor - timedelta(days=400 + number % 300)).isoformat(),
            "sample": True,
        }
        if seat not in (Seat.AUXILIARY, Seat.SUPERVISOR, Seat.COMMAND, Seat.ADMINISTRATOR):
            row["certificate"] = self._certificate(number, line, more.pop("fields", None))
        return row | more

    def _certificate(self, number: int, line: str, fields: list[str] | None) -> dict[str, Any]:
        """Most hold for years; one in 211 ends soon and one in 499 ended a few days ago, so that warnings show."""
        left = 180 + number * 37 % 1400
        if number % 211 == 0:
            left = 10 + number % 45
        elif number % 499 == 0:
            left = -(1 + number % 20)
        end = self.anchor + timedelta(days=left)
        return {
            "number": f"样330800{number:05d}",
            "fields": fields or ([line] if line in ENFORCEMENT_LINES else ["*"]),
            "valid_from": (end - timedelta(days=1800)).isoformat(),
            "valid_to": end.isoformat(),
        }

    def legal_qualification(self) -> str:
        return f"样A{next(self._lawyers):011d}"


def bureau_staff(roster: Roster) -> Iterator[dict[str, Any]]:
    """City and county level: 282 and 653."""
    for division in (CITY, *COUNTIES):
        for line, size in (_CITY if division == CITY else _COUNTY).items():
            strength = size - 1 if division == _ONE_LESS and line == "comprehensive" else size
            for at in range(strength):
                seat = _bureau_seat(line, at)
                lawyer = roster.legal_qualification() if line == "guidance" and seat is Seat.LEGAL_REVIEWER else ""
                yield roster.row(division, line, seat, legal_qualification=lawyer)


def _bureau_seat(line: str, at: int) -> Seat:
    if line == "guidance":
        return Seat.LEGAL_REVIEWER if at in _REVIEWERS_OF_THE_CENTRE else Seat.GUIDANCE
    return {0: Seat.AGENCY_HEAD, 1: Seat.SECTION_HEAD, 2: Seat.LEGAL_REVIEWER}.get(at, Seat.OFFICER)


def squad_staff(roster: Roster) -> Iterator[dict[str, Any]]:
    """The other 68 township-level units: 380 of the county's bureau, stationed there."""
    units = others()
    for at, (code, name) in enumerate(units):
        strength = _IN_SQUADS // len(units) + (at < _IN_SQUADS % len(units))
        for place in range(strength):
            seat = Seat.SECTION_HEAD if place == 0 else Seat.OFFICER
            yield roster.row(code[:6], "comprehensive", seat, team=squad_name(name))


def team_staff(roster: Roster) -> Iterator[dict[str, Any]]:
    """The 35 teams: township people at home, county people posted (县属乡用), auxiliaries beside the 1,222."""
    for at, ((code, name), strength) in enumerate(zip(empowered(), team_strengths(), strict=True)):
        team = team_name(code, name)
        posted = {"unit": roster.uscc[code, "township"], "team": team, "fields": ["*"]}
        for seat in (Seat.CAPTAIN, Seat.LEGAL_REVIEWER, Seat.COMPLIANCE_REVIEWER):
            lawyer = roster.legal_qualification() if seat is Seat.LEGAL_REVIEWER and at < LAWYERS else ""
            yield roster.row(code, "township", seat, team=team, fields=["*"], legal_qualification=lawyer)
        yield roster.row(code[:6], "comprehensive", Seat.EXECUTIVE_DEPUTY, **posted)
        for line in _DEPUTY_LINES:
            yield roster.row(code[:6], line, Seat.DEPUTY, **posted)
        for place in range(strength - 4 - len(_DEPUTY_LINES)):
            yield roster.row(code[:6], _HOME_LINES[place % len(_HOME_LINES)], Seat.OFFICER, **posted)
        for _ in range(round(strength * 0.6)):
            yield roster.row(code, "township", Seat.AUXILIARY, team=team)


def office_staff(roster: Roster) -> Iterator[dict[str, Any]]:
    """People beside the enforcement staff: supervisors and command seats of the city and the counties."""
    for division in (CITY, *COUNTIES):
        for _ in range(3):
            yield roster.row(division, "justice", Seat.SUPERVISOR)
        for _ in range(2):
            yield roster.row(division, "coordination", Seat.COMMAND)
    yield roster.row(CITY, "coordination", Seat.ADMINISTRATOR)


# Who of the roster signs in: (unit's division, seat); the same twice takes the next one.
_SIGN_IN_POSTS = (
    ("330802101", Seat.OFFICER),
    ("330802101", Seat.OFFICER),
    ("330802101", Seat.CAPTAIN),
    ("330802101", Seat.LEGAL_REVIEWER),
    ("330802", Seat.GUIDANCE),
    (CITY, Seat.SUPERVISOR),
    (CITY, Seat.ADMINISTRATOR),
    ("330822111", Seat.OFFICER),
)


def _sign_in_people(made: list[dict[str, Any]], usccs: dict[tuple[str, str], str], anchor: date) -> None:
    """Give the demo accounts' people their known numbers, and certificates that last."""
    place = {uscc: division for (division, _), uscc in usccs.items()}
    end = anchor + timedelta(days=900)
    lasting = {"valid_from": (end - timedelta(days=1800)).isoformat(), "valid_to": end.isoformat()}
    for (division, seat), known in zip(_SIGN_IN_POSTS, SIGN_INS, strict=True):
        row = next(
            row
            for row in made
            if row["seat"] == seat
            and place[row.get("unit") or row["home"]] == division
            and not row["staff_number"].startswith("演示")
        )
        row["staff_number"] = known.staff_number
        if "certificate" in row:
            row["certificate"] |= lasting


def rows(usccs: dict[tuple[str, str], str], anchor: date) -> list[dict[str, Any]]:
    """The whole roster, the same for the same day."""
    roster = Roster(usccs, anchor)
    made = [*bureau_staff(roster), *squad_staff(roster), *team_staff(roster), *office_staff(roster)]
    _sign_in_people(made, usccs, anchor)
    return made
