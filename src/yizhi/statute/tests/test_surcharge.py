"""Three per cent a day, never more than the fine, never during reconsideration, never unannounced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.deadlines import Pause, compute
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError
from yizhi.statute.surcharge import DAYS_TO_CAP, cap_reached_on, surcharge

DUE = date(2022, 10, 8)
FINES = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("fine", "days", "expected"),
    [(1_000, 10, 300), (1_000, 33, 990), (1_000, 34, 1_000), (5_000, 40, 5_000), (1_000, 0, 0), (1_000, -3, 0)],
)
def test_the_vectors_of_the_specification(fine: int, days: int, expected: int) -> None:
    found = surcharge(yuan(fine), DUE, DUE + timedelta(days=days), announced=True)
    assert found.amount == yuan(expected)


def test_the_cap_is_reached_on_day_thirty_four_and_not_before() -> None:
    before = surcharge(yuan(1_000), DUE, DUE + timedelta(days=DAYS_TO_CAP - 1), announced=True)
    reached = surcharge(yuan(1_000), DUE, DUE + timedelta(days=DAYS_TO_CAP), announced=True)
    assert (before.capped, reached.capped) == (False, True)
    assert cap_reached_on(DUE) == compute("T-SUR", DUE).due


def test_days_of_reconsideration_and_litigation_are_not_counted() -> None:
    pending = [Pause(date(2022, 10, 10), date(2022, 10, 14), "行政复议"), Pause(date(2022, 10, 13), date(2022, 10, 16))]
    found = surcharge(yuan(1_000), DUE, DUE + timedelta(days=17), announced=True, suspensions=pending)
    assert (found.suspended_days, found.days_late, found.amount) == (7, 10, yuan(300))
    assert cap_reached_on(DUE, pending) == DUE + timedelta(days=41)


def test_reconsideration_before_the_due_day_or_after_payment_saves_nothing() -> None:
    pending = [Pause(date(2022, 9, 1), DUE), Pause(date(2022, 11, 1), date(2022, 11, 30))]
    found = surcharge(yuan(1_000), DUE, DUE + timedelta(days=10), announced=True, suspensions=pending)
    assert found.amount == yuan(300)


def test_no_surcharge_that_the_decision_did_not_announce() -> None:
    with pytest.raises(RefusedError, match="罚款决定与罚款收缴分离实施办法"):
        surcharge(yuan(1_000), DUE, DUE + timedelta(days=1), announced=False)
    assert surcharge(yuan(1_000), DUE, DUE, announced=False).amount == 0


def test_the_explanation_shows_the_sum() -> None:
    found = surcharge(yuan(1_000), DUE, DUE + timedelta(days=10), announced=True)
    assert "1,000元×3%×10日，加处300元" in found.explanation[-1]


@given(FINES, st.integers(0, 400), st.integers(0, 400))
def test_paying_later_never_costs_less_and_never_more_than_the_fine(fine: int, one: int, other: int) -> None:
    first, second = sorted((one, other))
    early = surcharge(fine, DUE, DUE + timedelta(days=first), announced=True).amount
    late = surcharge(fine, DUE, DUE + timedelta(days=second), announced=True).amount
    assert 0 <= early <= late <= fine


@given(FINES, st.integers(0, 100), st.integers(0, 100), st.integers(0, 50))
def test_a_suspension_never_costs_the_party_anything(fine: int, late: int, start: int, length: int) -> None:
    paid = DUE + timedelta(days=late)
    begin = DUE + timedelta(days=start)
    pause = Pause(begin, begin + timedelta(days=length))
    plain = surcharge(fine, DUE, paid, announced=True)
    paused = surcharge(fine, DUE, paid, announced=True, suspensions=[pause])
    assert paused.amount <= plain.amount
