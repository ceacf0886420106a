"""What a seat gives: roles, and keys of what it reads and writes. Pure; the table of the README is this file."""

from collections.abc import Sequence
from dataclasses import dataclass

from yizhi.domain.org.lines import COORDINATION, GUIDANCE, JUSTICE, NORMS, ORGANISATION, PERSONNEL
from yizhi.domain.org.terms import Seat
from yizhi.platform.scope.actor import key

_TOWNSHIP = 9

ROLES: dict[Seat, frozenset[str]] = {
    Seat.CAPTAIN: frozenset({"CAPTAIN", "UNIT_HEAD", "DECIDER"}),
    Seat.EXECUTIVE_DEPUTY: frozenset({"DEPUTY_CAPTAIN", "UNIT_HEAD", "OFFICER"}),
    Seat.DEPUTY: frozenset({"DEPUTY_CAPTAIN", "OFFICER"}),
    Seat.OFFICER: frozenset({"OFFICER"}),
    Seat.AUXILIARY: frozenset({"AUXILIARY"}),
    Seat.LEGAL_REVIEWER: frozenset({"LEGAL_REVIEWER"}),
    Seat.COMPLIANCE_REVIEWER: frozenset({"COMPLIANCE_REVIEWER"}),
    Seat.AGENCY_HEAD: frozenset({"DECIDER"}),
    Seat.SECTION_HEAD: frozenset({"UNIT_HEAD", "OFFICER"}),
    Seat.GUIDANCE: frozenset({"GUIDANCE_OFFICE"}),
    Seat.SUPERVISOR: frozenset({"SUPERVISOR"}),
    Seat.COMMAND: frozenset({"COMMAND_DUTY"}),
    Seat.ADMINISTRATOR: frozenset({"ADMINISTRATOR"}),
    Seat.STAFF: frozenset(),
}

# Seats of people who enforce: they count as 行政执法人员 and may not be posted to villages.
ENFORCEMENT_SEATS = frozenset(
    {
        Seat.CAPTAIN,
        Seat.EXECUTIVE_DEPUTY,
        Seat.DEPUTY,
        Seat.OFFICER,
        Seat.LEGAL_REVIEWER,
        Seat.COMPLIANCE_REVIEWER,
        Seat.AGENCY_HEAD,
        Seat.SECTION_HEAD,
        Seat.GUIDANCE,
    }
)
# Seats that may be one of the two officers of an act.
OFFICER_SEATS = frozenset(seat for seat, roles in ROLES.items() if "OFFICER" in roles)
# What a posted person leaves behind at home: the personnel relation stays, the reach goes.
LEFT_BEHIND = frozenset({Seat.OFFICER, Seat.AUXILIARY, Seat.STAFF})
# The order in which one of several seats names the person.
RANK = {seat: rank for rank, seat in enumerate(Seat)}

_WHOLE_TERRITORY = frozenset({Seat.CAPTAIN, Seat.COMPLIANCE_REVIEWER})
_WHOLE_TOWNSHIP = frozenset({Seat.LEGAL_REVIEWER, Seat.AGENCY_HEAD})
_HEADS = frozenset({Seat.AGENCY_HEAD, Seat.SECTION_HEAD})


@dataclass(frozen=True, slots=True)
class Reach:
    """Scope keys of one seat."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


def reach(seat: Seat, division: str, lines: Sequence[str]) -> Reach:
    """The keys that a seat gives in a unit with this territory and these lines. A seat without a rule gives nothing."""
    whole = (key(division),)
    if seat is Seat.STAFF:
        return Reach()
    if seat is Seat.GUIDANCE:
        return Reach(whole, tuple(key(division, line) for line in (GUIDANCE, COORDINATION, ORGANISATION)))
    if seat is Seat.SUPERVISOR:
        return Reach(whole, (key(division, JUSTICE),))
    if seat is Seat.COMMAND:
        return Reach((key(division, COORDINATION),), (key(division, COORDINATION),))
    if seat is Seat.ADMINISTRATOR:
        own = tuple(key(division, line) for line in (ORGANISATION, NORMS, PERSONNEL))
        return Reach(own, own)
    if seat in _WHOLE_TERRITORY or (seat in _WHOLE_TOWNSHIP and len(division) == _TOWNSHIP):
        return Reach(whole, whole)
    if seat is Seat.LEGAL_REVIEWER and GUIDANCE in lines:
        return Reach(whole, whole)  # the case-review centre (案审中心) reviews the cases of every line
    own = tuple(key(division, line) for line in lines)
    files = tuple(key(division, f"{PERSONNEL}/{line}") for line in lines) if seat in _HEADS else ()
    return Reach(own + files, own)
