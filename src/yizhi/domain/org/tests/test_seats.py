"""Keys follow from the seat alone, and never reach further than the law lets the seat reach."""

from hypothesis import given
from hypothesis import strategies as st

from yizhi.domain.org.lines import ENFORCEMENT_LINES
from yizhi.domain.org.seats import ENFORCEMENT_SEATS, OFFICER_SEATS, ROLES, reach
from yizhi.domain.org.terms import Seat

divisions = st.sampled_from(["3308", "330802", "330822", "330802101", "330822111", "330881213"])
line_lists = st.lists(st.sampled_from(sorted(ENFORCEMENT_LINES)), min_size=1, max_size=4, unique=True)
seats = st.sampled_from(list(Seat))


def _parts(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(key.split(":")[0], key.split(":")[1]) for key in keys]


def test_every_seat_says_which_roles_it_gives() -> None:
    assert set(ROLES) == set(Seat)


@given(seats, divisions, line_lists)
def test_no_seat_reaches_outside_its_units_territory(seat: Seat, division: str, lines: list[str]) -> None:
    found = reach(seat, division, lines)
    assert {place for place, _ in _parts(found.reads + found.writes)} <= {division}


@given(st.sampled_from(sorted(OFFICER_SEATS)), divisions, line_lists)
def test_an_officer_reads_and_writes_the_lines_of_the_unit_and_no_other(
    seat: Seat, division: str, lines: list[str]
) -> None:
    found = reach(seat, division, lines)
    enforcing = {line for _, line in _parts(found.reads + found.writes) if not line.startswith("personnel/")}
    assert enforcing == set(lines)


@given(st.sampled_from([Seat.SUPERVISOR, Seat.GUIDANCE, Seat.COMMAND]), divisions, line_lists)
def test_who_watches_over_cases_never_writes_one(seat: Seat, division: str, lines: list[str]) -> None:
    written = {line for _, line in _parts(reach(seat, division, lines).writes)}
    assert "*" not in written
    assert not written & set(ENFORCEMENT_LINES)


@given(divisions, line_lists)
def test_an_administrator_reads_no_case(division: str, lines: list[str]) -> None:
    found = reach(Seat.ADMINISTRATOR, division, lines)
    held = {line for _, line in _parts(found.reads + found.writes)}
    assert held == {"organisation", "norms", "personnel"}


@given(divisions, line_lists)
def test_a_personnel_relation_alone_gives_nothing(division: str, lines: list[str]) -> None:
    assert reach(Seat.STAFF, division, lines).reads == ()
    assert reach(Seat.STAFF, division, lines).writes == ()


@given(line_lists)
def test_a_legal_reviewer_of_one_bureau_does_not_read_the_other_bureaus(lines: list[str]) -> None:
    assert "330802:*" not in reach(Seat.LEGAL_REVIEWER, "330802", lines).reads
    assert reach(Seat.LEGAL_REVIEWER, "330802", ["guidance"]).reads == ("330802:*",)
    assert reach(Seat.LEGAL_REVIEWER, "330802101", lines).reads == ("330802101:*",)


def test_auxiliaries_hold_no_role_but_their_own() -> None:
    assert ROLES[Seat.AUXILIARY] == {"AUXILIARY"}
    assert Seat.AUXILIARY not in ENFORCEMENT_SEATS
