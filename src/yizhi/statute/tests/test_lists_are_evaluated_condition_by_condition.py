"""An entry applies when every condition is known to be met; a list refines the statute and adds nothing to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.discretion import Ground
from yizhi.statute.lists import (
    Check,
    Comparing,
    Condition,
    ListKind,
    Reply,
    Verdict,
    check_ground,
    evaluate,
)
from yizhi.statute.refusal import RefusedError

FIRST = Condition("first", "两年内第一次", Check("prior_penalties", Comparing.AT_MOST, 0))
SLIGHT = Condition("slight", "占用面积不足一平方米")
SITE = Condition("site", "在消防通道上", Check("in_fire_lane", Comparing.IS, True))
YES, NO, UNKNOWN = Reply(True, "张某"), Reply(False, "张某"), Reply(None, "张某")


def test_each_condition_says_who_answered_it() -> None:
    found = evaluate(
        ListKind.NO_PENALTY, [FIRST, SLIGHT], [SITE], {"prior_penalties": 0, "in_fire_lane": False}, {"slight": YES}
    )
    assert found.verdict is Verdict.APPLIES
    assert found.explanation == (
        "两年内第一次：是（系统）",
        "占用面积不足一平方米：是（张某）",
        "除外：在消防通道上：否（系统）",
        "结论：符合，建议不予行政处罚（轻微）",
    )


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [(NO, Verdict.DOES_NOT), (UNKNOWN, Verdict.OPEN), (None, Verdict.OPEN), (YES, Verdict.APPLIES)],
)
def test_what_is_not_known_is_open_and_has_no_effect(reply: Reply | None, verdict: Verdict) -> None:
    found = evaluate(ListKind.LIGHTER, [SLIGHT], [], {}, {"slight": reply} if reply else {})
    assert found.verdict is verdict
    assert bool(found.effect) is (verdict is Verdict.APPLIES)


def test_a_known_fact_is_not_overridden_by_an_answer() -> None:
    found = evaluate(ListKind.NO_PENALTY, [FIRST], [], {"prior_penalties": 2}, {"first": YES})
    assert (found.verdict, found.findings[0].by) == (Verdict.DOES_NOT, "系统")


def test_an_exclusion_shuts_the_entry() -> None:
    assert evaluate(ListKind.NO_PENALTY, [SLIGHT], [SITE], {"in_fire_lane": True}, {"slight": YES}).effect == ""


@given(st.lists(st.sampled_from([YES, NO, UNKNOWN]), min_size=1, max_size=5))
def test_applies_if_and_only_if_all_are_met(replies: list[Reply]) -> None:
    conditions = [Condition(str(n), f"条件{n}") for n in range(len(replies))]
    found = evaluate(ListKind.NO_COERCION, conditions, [], {}, {str(n): one for n, one in enumerate(replies)})
    assert (found.verdict is Verdict.APPLIES) == all(one.met for one in replies)
    assert (found.verdict is Verdict.DOES_NOT) == any(one.met is False for one in replies)


def test_a_list_creates_no_ground() -> None:
    """《行政处罚法》第三十二条、第三十三条：清单只能细化法定情形。"""
    assert check_ground(ListKind.MITIGATE, Ground.HARM_REMOVED) is None
    assert check_ground(ListKind.FIRST_NO_PENALTY, Ground.FIRST) is None
    assert check_ground(ListKind.COMPLIANCE, None) is None
    for kind, ground in (
        (ListKind.MITIGATE, Ground.FIRST),
        (ListKind.MITIGATE, None),
        (ListKind.NO_PENALTY, Ground.FIRST),
    ):
        assert check_ground(kind, ground) is not None


def test_unsound_conditions_are_refused() -> None:
    with pytest.raises(RefusedError, match="没有写明适用条件"):
        evaluate(ListKind.NO_PENALTY, [], [], {}, {})
    with pytest.raises(RefusedError, match="整数"):
        Check("area", Comparing.AT_MOST, True)
    assert Check("area", Comparing.AT_LEAST, 2).of({"area": True}) is None
