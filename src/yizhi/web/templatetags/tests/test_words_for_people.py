"""Money, dates and remaining days are written so that nobody can misread them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.platform import clock
from yizhi.web.templatetags import wording


@pytest.mark.parametrize(
    ("fen", "words"),
    [(0, "0 元"), (20000, "200 元"), (123450, "1,234.50 元"), (5, "0.05 元"), (-20000, "−200 元"), (None, "—")],
)
def test_money_is_written_in_yuan(fen: int | None, words: str) -> None:
    assert wording.money(fen) == words


@given(st.integers(min_value=0, max_value=10**13))
def test_no_fen_is_lost_in_writing(fen: int) -> None:
    assert round(float(wording.money_exact(fen).replace(",", "")) * 100) == fen


def test_capital_numerals_of_a_decision() -> None:
    assert wording.money_words(20000) == "人民币贰佰元整"


def test_a_moment_is_told_in_local_time() -> None:
    assert wording.datetime_cn(datetime(2026, 3, 4, 17, 30, tzinfo=UTC)) == "2026年3月5日 01:30"
    assert wording.date_weekday(date(2026, 3, 5)) == "2026年3月5日（周四）"


@pytest.mark.parametrize(("day", "words"), [(5, "今天到期"), (7, "还有 2 天"), (3, "已超期 2 天")])
def test_remaining_days_follow_the_clock(day: int, words: str) -> None:
    with clock.at(datetime(2026, 3, 5, 9, 0, tzinfo=clock.CHINA)):
        assert wording.due_words(date(2026, 3, day)) == words


@pytest.mark.parametrize(("name", "short"), [("陈明远", "明远"), ("欧阳建国", "建国"), ("李四", "四"), ("", "?")])
def test_an_avatar_shows_the_given_name(name: str, short: str) -> None:
    assert wording.initials(name) == short
