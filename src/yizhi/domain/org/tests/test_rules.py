"""Who may hold which seat, and whose certificate counts."""

from datetime import date
from uuid import UUID

import pytest

from yizhi.domain.org.acts.certificates import last_day
from yizhi.domain.org.rules import (
    Post,
    appointment_refusals,
    certificate_refusal,
    covers,
    masked_identity,
    masked_phone,
)
from yizhi.domain.org.terms import AgencyKind, AppointmentKind, Seat, TeamKind
from yizhi.platform.scope.actor import CertificateAtHand

BUREAU, TOWNSHIP = UUID(int=1), UUID(int=2)


def home(seat: Seat = Seat.STAFF) -> Post:
    return Post(AppointmentKind.HOME, seat, BUREAU, AgencyKind.COMPREHENSIVE, None)


def posting(seat: Seat, **more: object) -> Post:
    given = {"agency": TOWNSHIP, "agency_kind": AgencyKind.TOWNSHIP, "team_kind": TeamKind.TOWNSHIP} | more
    return Post(AppointmentKind.POSTING, seat, **given)  # type: ignore[arg-type]


def village() -> Post:
    return Post(AppointmentKind.VILLAGE, Seat.STAFF, TOWNSHIP, AgencyKind.TOWNSHIP, None)


def _why(new: Post, *held: Post) -> str:
    return "；".join(refusal.why for refusal in appointment_refusals(new, held))


def test_an_officer_is_posted_from_the_county_to_the_township() -> None:
    assert appointment_refusals(posting(Seat.OFFICER), [home()]) == []


def test_an_officer_is_never_posted_to_a_village() -> None:
    assert "不得驻村" in _why(village(), home(Seat.OFFICER))


def test_whoever_serves_in_a_village_does_not_become_an_officer_meanwhile() -> None:
    assert "不得驻村" in _why(posting(Seat.OFFICER), home(), village())


def test_an_auxiliary_may_serve_in_a_village() -> None:
    assert appointment_refusals(village(), [home(Seat.AUXILIARY)]) == []


@pytest.mark.parametrize("seat", [Seat.OFFICER, Seat.LEGAL_REVIEWER, Seat.CAPTAIN])
def test_an_auxiliary_holds_no_enforcement_seat(seat: Seat) -> None:
    assert "辅助人员" in _why(posting(seat), home(Seat.AUXILIARY))


def test_an_auxiliary_is_named_for_no_other_part() -> None:
    assert "不能兼任" in _why(posting(Seat.AUXILIARY, extra_roles=("HEARING_CLERK",)), home())


@pytest.mark.parametrize("seat", [Seat.CAPTAIN, Seat.EXECUTIVE_DEPUTY, Seat.DEPUTY, Seat.COMPLIANCE_REVIEWER])
def test_the_seats_of_a_township_team_exist_nowhere_else(seat: Seat) -> None:
    assert "只设在乡镇" in _why(posting(seat, team_kind=TeamKind.SQUAD), home())
    assert "只设在乡镇" in _why(posting(seat, team_kind=None), home())


@pytest.mark.parametrize("seat", [Seat.SUPERVISOR, Seat.GUIDANCE, Seat.ADMINISTRATOR, Seat.COMMAND])
def test_the_seats_of_oversight_and_administration_are_not_in_a_township(seat: Seat) -> None:
    assert "只设在" in _why(posting(seat), home())


def test_nobody_is_posted_without_a_home_agency() -> None:
    assert "编制所在单位" in _why(posting(Seat.OFFICER))


def test_nobody_is_posted_to_the_home_agency() -> None:
    assert "就是编制所在单位" in _why(posting(Seat.OFFICER, agency=BUREAU), home())


def test_nobody_has_two_home_agencies() -> None:
    assert "已有编制所在单位" in _why(home(), home())


def test_a_supervisor_does_not_enforce() -> None:
    supervising = Post(AppointmentKind.HOME, Seat.SUPERVISOR, BUREAU, AgencyKind.JUSTICE_BUREAU, None)
    assert "执法监督员" in _why(posting(Seat.OFFICER), supervising)


HELD = CertificateAtHand("证1", ("market",), date(2024, 1, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("certificate", "day", "line", "why"),
    [
        (None, date(2026, 1, 1), "market", "没有有效的行政执法证"),
        (HELD, date(2026, 6, 1), "market", "当日无效"),
        (HELD, date(2023, 12, 31), "market", "当日无效"),
        (HELD, date(2026, 1, 1), "ecology", "未载明该执法领域"),
    ],
)
def test_only_a_certificate_valid_on_the_day_for_the_line_makes_an_officer(
    certificate: CertificateAtHand | None, day: date, line: str, why: str
) -> None:
    refusal = certificate_refusal(certificate, day, line)
    assert refusal is not None
    assert why in refusal.why
    assert "第四十二条" in refusal.article


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2026, 5, 31)])
def test_the_first_and_the_last_day_of_a_certificate_count(day: date) -> None:
    assert certificate_refusal(HELD, day, "market") is None


def test_every_line_is_covered_by_a_certificate_for_every_line() -> None:
    assert covers(["*"], "ecology")
    assert not covers([], "ecology")


def test_five_years_end_the_day_before_the_anniversary() -> None:
    assert last_day(date(2022, 3, 1), 5) == date(2027, 2, 28)
    assert last_day(date(2024, 2, 29), 5) == date(2029, 2, 28)


def test_a_mask_shows_too_little_to_dial_or_to_identify() -> None:
    assert masked_phone("13900001234") == "139****234"
    assert masked_phone("12345") == "*****"
    assert masked_identity("330802199001010010") == "330*************10"
    assert masked_identity(None) == ""
