"""Dates without leading zeros, times in China Standard Time, amounts in words and figures."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.platform.documents.rendering.values import day, figures, moment, money


def test_a_date_has_no_leading_zeros() -> None:
    assert day(date(2026, 8, 1)) == "2026年8月1日"


def test_an_instant_is_written_in_china_standard_time() -> None:
    assert moment(datetime(2026, 7, 31, 17, 5, tzinfo=UTC)) == "2026年8月1日1时05分"


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (5_000, "人民币伍拾元整（¥50.00）"),
        (20_000, "人民币贰佰元整（¥200.00）"),
        (300_000, "人民币叁仟元整（¥3,000.00）"),
        (5_005, "人民币伍拾元零伍分（¥50.05）"),
        (10_050, "人民币壹佰元伍角（¥100.50）"),
        (0, "人民币零元整（¥0.00）"),
        (100_000_000, "人民币壹佰万元整（¥1,000,000.00）"),
    ],
)
def test_an_amount_is_written_in_words_and_figures(fen: int, written: str) -> None:
    assert money(fen) == written


@given(st.integers(min_value=0, max_value=10**15))
def test_no_fen_is_lost_in_the_figures(fen: int) -> None:
    assert int(figures(fen).replace(",", "").replace(".", "")) == fen


def test_an_amount_beyond_words_is_still_written_in_figures() -> None:
    assert money(10**16) == "人民币¥100,000,000,000,000.00"
