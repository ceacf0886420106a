"""《行政处罚法》第二十九条：对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.fine_range import ONE_FINE_RULE
from yizhi.statute.same_conduct import (
    Comparison,
    Likeness,
    Nearness,
    likeness,
    second_fine_refusal,
    unexplained_refusal,
)

NEAR = Nearness(metres=50, hours=24, related_days=30)
comparisons = st.builds(
    Comparison,
    same_item=st.booleans(),
    same_words_of_place=st.booleans(),
    metres=st.none() | st.floats(0, 100_000),
    hours_apart=st.floats(-100_000, 100_000),
)


@pytest.mark.parametrize(
    ("item", "words", "metres", "hours", "expected"),
    [
        (True, True, None, 0, Likeness.SAME),
        (True, False, 50, 24, Likeness.SAME),
        (True, False, 50.1, 24, Likeness.RELATED),  # elsewhere in the same period
        (True, False, None, 24, Likeness.RELATED),  # nobody knows where
        (True, False, 50, 24.1, Likeness.RELATED),  # the same place, days later
        (True, True, None, 30 * 24, Likeness.RELATED),
        (True, True, None, 30 * 24 + 1, Likeness.OTHER),
        (True, False, 51, 25, Likeness.OTHER),
        (False, True, 0, 0, Likeness.OTHER),  # two acts may be done at one place and time
    ],
)
def test_one_act_is_one_item_at_one_place_in_one_period(
    item: bool, words: bool, metres: float | None, hours: float, expected: Likeness
) -> None:
    assert likeness(Comparison(item, words, metres, hours), NEAR) is expected
    assert likeness(Comparison(item, words, metres, -hours), NEAR) is expected


@given(comparisons)
def test_which_of_two_fines_came_first_makes_no_difference(found: Comparison) -> None:
    turned = Comparison(found.same_item, found.same_words_of_place, found.metres, -found.hours_apart)
    assert likeness(found, NEAR) is likeness(turned, NEAR)


@given(comparisons)
def test_wider_bounds_never_let_more_pass(found: Comparison) -> None:
    rank = [Likeness.OTHER, Likeness.RELATED, Likeness.SAME]
    wider = Nearness(metres=500, hours=72, related_days=90)
    assert rank.index(likeness(found, wider)) >= rank.index(likeness(found, NEAR))


@given(comparisons)
def test_another_item_is_another_act(found: Comparison) -> None:
    if not found.same_item:
        assert likeness(found, NEAR) is Likeness.OTHER


def test_each_refusal_names_who_fined_when_by_which_number_and_the_article() -> None:
    for refusal in (second_fine_refusal, unexplained_refusal):
        said = refusal("航埠镇人民政府", "柯航当罚字〔2026〕第1号", "2026-06-01")
        assert said.article == ONE_FINE_RULE.citation == "《行政处罚法》第二十九条"
        for part in ("航埠镇人民政府", "柯航当罚字〔2026〕第1号", "2026-06-01"):
            assert part in said.why
        assert said.next_step
