"""A deadline of a duty that has passed is lateness; a right that has lapsed is not."""

from datetime import date, timedelta

from yizhi.platform.pages.record import deadline, until

SERVED = date(2026, 3, 2)
LATER = date(2026, 11, 2)


def test_a_right_that_has_lapsed_is_told_without_alarm() -> None:
    found = deadline("当事人申请行政复议", "T-REC", SERVED, LATER, right=True)
    assert found is not None
    assert (found.left, found.tone) == ("已届满", "neutral")


def test_a_duty_that_was_not_done_in_time_is_late() -> None:
    found = deadline("送达决定书", "T-SERVE", SERVED, LATER)
    assert found is not None
    assert found.left.startswith("已超期")
    assert found.tone == "danger"


def test_what_was_done_is_done_whether_right_or_duty() -> None:
    for right in (True, False):
        found = deadline("当事人申请行政复议", "T-REC", SERVED, LATER, met=True, right=right)
        assert found is not None
        assert (found.left, found.tone) == ("已办理", "ok")


def test_a_day_that_somebody_set_is_told_in_the_same_words() -> None:
    assert until("改正期限", LATER, LATER).left == "今天截止"
    assert until("改正期限", LATER, LATER - timedelta(days=9)).left == "还有9日"
    assert until("改正期限", LATER, LATER + timedelta(days=1)).tone == "danger"
    assert until("改正期限", LATER, LATER + timedelta(days=1), right=True).tone == "neutral"
