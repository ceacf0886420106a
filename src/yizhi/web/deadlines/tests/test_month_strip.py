"""Every day of the period is shown as what it is: counted, skipped, paused, rolled."""

from __future__ import annotations

from datetime import date

from yizhi.statute.deadlines import Pause, compute
from yizhi.web.deadlines.month_strip import Strip, StripDay, strip


def days(shown: Strip | None) -> dict[date, StripDay]:
    assert shown is not None
    cells = [day for month in shown.months for week in month.weeks for day in week if day is not None]
    return {day.day: day for day in cells if day.state != "outside"}


def test_working_days_are_numbered_up_to_the_length() -> None:
    found = compute("T-PRESERVE", date(2022, 9, 29))
    walked = days(strip(found, []))
    assert [day.number for day in walked.values() if day.number] == [1, 2, 3, 4, 5, 6, 7]
    assert walked[date(2022, 10, 3)].state == "skipped"
    assert walked[date(2022, 10, 3)].mark == "休"
    assert walked[date(2022, 10, 8)].mark == "班"
    assert walked[found.due_on].state == "due"


def test_the_days_behind_the_natural_end_are_shown_as_rolled() -> None:
    walked = days(strip(compute("T-PAY", date(2022, 9, 16)), []))
    assert walked[date(2022, 9, 16)].state == "start"
    assert walked[date(2022, 9, 30)].number == 14
    assert {walked[date(2022, 10, n)].state for n in range(1, 8)} == {"rolled"}
    assert walked[date(2022, 10, 8)].state == "due"


def test_paused_days_do_not_count() -> None:
    pause = Pause(date(2026, 3, 10), date(2026, 3, 12), "鉴定", "《行政强制法》第二十五条")
    found = compute("T-SEIZE", date(2026, 3, 2), pauses=[pause])
    walked = days(strip(found, [pause]))
    assert walked[date(2026, 3, 11)].state == "paused"
    assert walked[found.due_on].number == 30


def test_long_periods_show_their_beginning_and_end() -> None:
    shown = strip(compute("T-SUIT", date(2026, 1, 5)), [])
    assert shown is not None
    assert [month.title for month in shown.months] == ["2026年1月", "2026年2月", "2026年6月", "2026年7月"]
    assert shown.left_out == 3


def test_a_period_counted_back_is_walked_backwards() -> None:
    found = compute("T-HEAR-NOTICE", date(2026, 3, 20))
    walked = days(strip(found, []))
    assert walked[found.due_on].number == 7
    assert walked[date(2026, 3, 19)].number == 1


def test_hours_have_no_strip() -> None:
    from datetime import datetime

    from yizhi.statute.deadlines.deadline import CHINA

    assert strip(compute("T-URGENT", datetime(2026, 3, 5, 9, 30, tzinfo=CHINA)), []) is None
