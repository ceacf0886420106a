"""The remedies told are those of the day: since 2024 reconsideration comes first after an on-the-spot penalty."""

from __future__ import annotations

from datetime import date

import pytest

from yizhi.statute.court_window import Remedied, court_window
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError
from yizhi.statute.remedies import RemedyNotice, may_be_summary, remedy_notice, untold_reconsideration_end


def notice(day: date, *, on_the_spot: bool) -> RemedyNotice:
    return remedy_notice(
        day, on_the_spot=on_the_spot, reconsideration_body="衢州市人民政府", court="衢州市柯城区人民法院"
    )


def test_until_the_end_of_2023_the_party_chooses() -> None:
    told = notice(date(2023, 12, 31), on_the_spot=True)
    assert not told.reconsideration_first
    assert "六个月内直接向" in told.text


def test_from_2024_an_on_the_spot_penalty_goes_to_reconsideration_first() -> None:
    told = notice(date(2024, 1, 1), on_the_spot=True)
    assert told.reconsideration_first
    assert "六十日内先向衢州市人民政府申请行政复议" in told.text
    assert "六个月" not in told.text
    assert "第二十三条" in told.citation


def test_a_penalty_of_the_general_procedure_keeps_the_choice() -> None:
    assert not notice(date(2024, 1, 1), on_the_spot=False).reconsideration_first


def test_a_notice_without_names_is_not_issued() -> None:
    with pytest.raises(RefusedError, match="行政复议机关"):
        remedy_notice(date(2025, 1, 1), on_the_spot=True, reconsideration_body="", court="某人民法院")


def test_who_was_not_told_has_sixty_days_from_knowing_but_at_most_a_year() -> None:
    assert untold_reconsideration_end(date(2024, 3, 1), date(2024, 5, 1)) == date(2024, 6, 30)
    assert untold_reconsideration_end(date(2024, 3, 1), date(2025, 2, 1)) == date(2025, 3, 1)
    with pytest.raises(RefusedError):
        untold_reconsideration_end(date(2024, 3, 1), date(2024, 2, 1))


def test_small_and_on_the_spot_cases_may_be_reconsidered_summarily() -> None:
    day = date(2025, 1, 1)
    assert may_be_summary(day, on_the_spot=True, only_warning_or_criticism=False, amount=yuan(9_000))
    assert may_be_summary(day, on_the_spot=False, only_warning_or_criticism=False, amount=yuan(3_000))
    assert not may_be_summary(day, on_the_spot=False, only_warning_or_criticism=False, amount=yuan(3_000) + 1)


GENERAL = Remedied(served_on=date(2025, 3, 3), decided_on=date(2025, 3, 3), demand_served_on=date(2025, 9, 1))


def test_the_court_may_be_asked_only_after_every_remedy_has_run_out() -> None:
    window = court_window(GENERAL)
    assert window.remedy_end == date(2025, 9, 3)
    assert window.opens_on == date(2025, 9, 16)
    assert window.closes_on == date(2025, 12, 3)


def test_an_on_the_spot_penalty_waits_only_for_reconsideration() -> None:
    facts = Remedied(served_on=date(2025, 3, 3), decided_on=date(2025, 3, 3), on_the_spot=True)
    assert court_window(facts).remedy_end == date(2025, 5, 6)


def test_after_reconsideration_only_the_suit_against_it_counts() -> None:
    facts = Remedied(date(2025, 3, 3), date(2025, 3, 3), reconsideration_received_on=date(2025, 6, 2))
    assert court_window(facts).remedy_end == date(2025, 6, 17)


def test_without_a_demand_notice_the_window_does_not_open() -> None:
    window = court_window(Remedied(date(2025, 3, 3), date(2025, 3, 3)))
    assert window.opens_on is None
    refusal = window.refusal(date(2025, 10, 1))
    assert refusal is not None
    assert "催告书" in refusal.why


def test_too_early_and_too_late_are_refused_and_the_days_between_are_not() -> None:
    window = court_window(GENERAL)
    assert window.opens_on is not None
    assert window.refusal(date(2025, 9, 15)) is not None
    assert window.refusal(window.opens_on) is None
    assert window.refusal(window.closes_on) is None
    assert window.refusal(date(2025, 12, 4)) is not None


def test_instalments_move_the_end_of_the_window() -> None:
    facts = Remedied(date(2025, 3, 3), date(2025, 3, 3), instalment_end=date(2025, 12, 31))
    assert court_window(facts).closes_on == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        (date(2025, 11, 2), ""),
        (date(2025, 11, 3), "黄色"),
        (date(2025, 11, 23), "红色"),
        (date(2025, 12, 3), "红色"),
        (date(2025, 12, 4), "失权"),
    ],
)
def test_the_end_of_the_window_is_announced(day: date, warning: str) -> None:
    assert court_window(GENERAL).warning(day) == warning
