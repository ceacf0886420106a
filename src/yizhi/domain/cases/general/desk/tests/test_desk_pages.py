"""Desk pages open for those who use them and show only what is in scope; the calendar leaves no name behind."""

import pytest
from django.test import Client
from icalendar import Calendar

from yizhi.domain.cases.general.desk import addresses
from yizhi.domain.cases.general.desk.months import month_of
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models import CalendarAddress
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import PASSWORD, TODAY, open_account
from yizhi.platform import clock
from yizhi.platform.scope.session import acting

PAGES = ("/cases/general/mine/", "/cases/general/calendar/", "/cases/general/board/")


def _client(person: Person) -> Client:
    account = open_account(person, f"desk{person.pk.hex[-8:]}")
    client = Client()
    client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
    return client


def test_an_officer_sees_their_cases_by_urgency_by_day_and_by_state(file: File) -> None:
    case = file.notified()
    with clock.at(file.at):
        officer, stranger = _client(file.people["lead"]), _client(file.world.far_officer())
        for page in PAGES:
            told = officer.get(page).content.decode()
            assert case.item_name in told, page
            assert case.item_name not in stranger.get(page).content.decode(), page
        month = f"{case.decide_by:%Y-%m}"
        assert "作出处理决定" in officer.get(f"/cases/general/calendar/?month={month}").content.decode()


def test_the_head_sees_the_load_of_the_unit_and_an_officer_does_not(file: File) -> None:
    file.notified()
    with clock.at(file.at):
        told = _client(file.people["head"]).get("/cases/general/unit/").content.decode()
        assert file.people["lead"].name in told
        assert "罚款" not in told.replace("不以罚款数额评价办案", "")
        assert _client(file.people["lead"]).get("/cases/general/unit/").status_code == 403


def test_the_page_of_a_case_previews_the_day_asked_for(file: File) -> None:
    case = file.reviewed()
    with clock.at(file.at):
        told = _client(file.people["lead"]).get(f"/cases/general/{case.pk}/?if={case.decide_by}").content.decode()
    assert "期限预演" in told
    assert "来不及" in told


def test_the_feed_holds_numbers_steps_and_days_and_no_name(file: File) -> None:
    case = file.notified()
    one = file.do(addresses.open_address, "lead").record
    with clock.at(file.at):
        answer = Client().get(f"/cases/general/calendar/{one.pk}/{addresses.mark_of(one.pk)}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert f"{case.filing_number}：作出处理决定" in {str(event["SUMMARY"]) for event in events}
    text = answer.content.decode()
    for secret in ("样例建材", case.place, case.item_name, file.people["lead"].name):
        assert secret not in text


def test_a_revoked_or_a_guessed_address_gives_nothing(file: File) -> None:
    file.notified()
    one = file.do(addresses.open_address, "lead").record
    good = f"/cases/general/calendar/{one.pk}/{addresses.mark_of(one.pk)}.ics"
    assert Client().get(good.replace(".ics", "0.ics")).status_code == 404
    assert "已有订阅地址" in refused(file, addresses.open_address, "lead")
    file.do(addresses.revoke_address, "lead", one)
    assert Client().get(good).status_code == 404
    again = file.do(addresses.open_address, "lead").record
    assert again.pk != one.pk


def test_nobody_reads_or_revokes_the_address_of_another(file: File) -> None:
    one = file.do(addresses.open_address, "lead").record
    with acting(file.who("co")):
        assert not CalendarAddress.objects.exists()
    with pytest.raises(Exception, match=r".*"):
        file.do(addresses.revoke_address, "co", one)
    with acting(file.who("lead")):
        assert CalendarAddress.objects.get().revoked_at is None


def test_a_month_asked_for_wrongly_is_this_month() -> None:
    assert month_of("2026-13", TODAY) == month_of("", TODAY)
    assert next(day.isoformat() for day in month_of("2026-06", TODAY).weeks()) == "2026-06-01"
    assert month_of("2026-12", TODAY).after == "2027-01"


@pytest.mark.parametrize("asked", ["0001-01", "9999-12", "1899-12", "2200-01"])
def test_a_month_at_the_end_of_the_calendar_is_this_month(asked: str) -> None:
    """It has no month before or after it to lead to: the page would not open."""
    assert month_of(asked, TODAY) == month_of("", TODAY)


@pytest.mark.parametrize("asked", ["1900-01", "2199-12"])
def test_the_first_and_the_last_month_lead_on(asked: str) -> None:
    month = month_of(asked, TODAY)
    assert f"{month.first:%Y-%m}" == asked
    assert len(list(month.weeks())) >= 4
    assert month.before < asked < month.after
