"""First violation may be waived, never must; grading never turns milder; the fast track leaves no right out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yizhi.statute.fast_track import FastTrack, judge_fast_track
from yizhi.statute.first_violation import Earlier, FirstViolation, judge_first, months_before
from yizhi.statute.grading import Grade, GradingTable, Nature, Path
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError

FIRST = FirstViolation(True, None, True, True, True, True, date(2026, 5, 31), 24)


def test_all_conditions_met_the_penalty_may_be_waived() -> None:
    """《行政处罚法》第三十三条第一款：初次违法且危害后果轻微并及时改正的，可以不予行政处罚。"""
    found = judge_first(FIRST)
    assert found.allowed
    assert "可以不予行政处罚" in found.grounds[0]
    assert "教育" in found.duties[0]


@pytest.mark.parametrize("missing", ["on_list", "harm_slight", "corrected", "cooperated", "commitment_signed"])
def test_each_condition_stands_alone(missing: str) -> None:
    found = judge_first(replace(FIRST, **{missing: False}))  # type: ignore[arg-type]
    assert len(found.refusals) == 1
    assert found.refusals[0].article == "《行政处罚法》第三十三条第一款"


@pytest.mark.parametrize(
    ("earlier", "first"),
    [(date(2024, 5, 31), False), (date(2024, 5, 30), True), (date(2026, 5, 31), False), (date(2026, 6, 1), True)],
)
def test_only_what_lies_in_the_window_counts(earlier: date, first: bool) -> None:
    assert judge_first(replace(FIRST, earlier=Earlier(earlier, "某局"))).allowed is first


def test_months_are_counted_to_the_last_day() -> None:
    assert months_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert months_before(date(2024, 1, 15), 24) == date(2022, 1, 15)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)


def _table(**changed: Path) -> GradingTable:
    rising = (Path.EDUCATION, Path.CORRECTION, Path.SIMPLE, Path.GENERAL, Path.JOINT)
    paths = {(nature, grade): path for nature in Nature for grade, path in zip(Grade, rising, strict=True)}
    return GradingTable(paths | {(Nature.SAFETY, Grade[name]): path for name, path in changed.items()})


def test_a_graver_grade_is_never_treated_more_mildly() -> None:
    assert _table().path(Nature.ORDER, Grade.GENERAL) is Path.SIMPLE
    with pytest.raises(RefusedError, match="轻于"):
        _table(SERIOUS=Path.EDUCATION)
    with pytest.raises(RefusedError, match="缺少"):
        GradingTable({})


CLEAR = FastTrack(True, True, True, yuan(3_000), yuan(5_000), False, False, False)


def test_fast_track_keeps_every_right_of_the_party() -> None:
    found = judge_fast_track(CLEAR)
    assert found.allowed
    assert [duty.split("（")[1] for duty in found.duties] == [
        "《行政处罚法》第四十四条、第四十五条）",
        "《行政处罚法》第四十二条）",
        "《行政处罚法》第六十一条）",
    ]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"facts_clear": False}, "不清楚"),
        ({"evidence_fixed": False}, "证据"),
        ({"admitted_and_signed": False}, "签名"),
        ({"fine": yuan(5_000)}, "达到听证标准"),
        ({"hearing_from": None}, "没有配置"),
        ({"other_penalty_with_hearing": True}, "听证权利"),
        ({"crime_suspected": True}, "涉嫌犯罪"),
        ({"coercion_disputed": True}, "争议"),
    ],
)
def test_fast_track_is_refused_with_its_reason(changed: dict[str, object], why: str) -> None:
    found = judge_fast_track(replace(CLEAR, **changed))  # type: ignore[arg-type]
    assert [why in refusal.why for refusal in found.refusals] == [True]
