"""What holds for every period, whatever the dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.deadlines import VERSIONS, Deadline, Extension, Pause, Unit, compute
from yizhi.statute.deadlines.deadline import CHINA

DAYS = st.dates(date(2024, 1, 1), date(2025, 6, 30))
PAUSES = st.lists(
    st.builds(lambda start, length: Pause(start, start + timedelta(days=length)), DAYS, st.integers(0, 20)), max_size=3
)
RULES = st.sampled_from(sorted(VERSIONS))
PAUSABLE = st.sampled_from(
    sorted(
        rule_id
        for rule_id, versions in VERSIONS.items()
        if versions[-1].unit in {Unit.DAY, Unit.WORKDAY} and not versions[-1].backwards
    )
)


def due(rule_id: str, day: date, pauses: list[Pause] | None = None) -> Deadline:
    unit = VERSIONS[rule_id][-1].unit
    start = datetime.combine(day, time(9), CHINA) if unit is Unit.HOUR else day
    return compute(rule_id, start, pauses=pauses or ())


@given(RULES, DAYS, DAYS)
def test_a_later_start_never_ends_earlier(rule_id: str, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert due(rule_id, first).due_on <= due(rule_id, second).due_on


@given(PAUSABLE, DAYS, DAYS, PAUSES)
def test_a_later_start_never_ends_earlier_when_the_period_pauses(
    rule_id: str, one: date, other: date, pauses: list[Pause]
) -> None:
    first, second = sorted((one, other))
    assert due(rule_id, first, pauses).due_on <= due(rule_id, second, pauses).due_on


@given(PAUSABLE, DAYS, PAUSES)
def test_pauses_never_shorten(rule_id: str, day: date, pauses: list[Pause]) -> None:
    assert due(rule_id, day, pauses).due_on >= due(rule_id, day).due_on


@given(PAUSABLE, DAYS, PAUSES)
def test_the_last_day_is_never_a_paused_day_unless_it_rolled(rule_id: str, day: date, pauses: list[Pause]) -> None:
    found = due(rule_id, day, pauses)
    paused = {paused_day for pause in pauses for paused_day in pause.days()}
    assert found.rule.rolls or found.due_on not in paused


@given(st.sampled_from(["T-90", "T-COURT", "T-SEIZE"]), DAYS, st.integers(1, 60))
def test_a_pause_at_the_beginning_moves_the_end_by_exactly_its_days(rule_id: str, day: date, length: int) -> None:
    pause = Pause(day + timedelta(days=1), day + timedelta(days=length))
    moved = due(rule_id, day, [pause]).due_on - due(rule_id, day).due_on
    assert moved.days == length


@given(DAYS, st.integers(1, 29))
def test_a_longer_extension_never_ends_earlier(day: date, length: int) -> None:
    short = compute("T-SEIZE", day, extensions=[Extension(length)])
    longer = compute("T-SEIZE", day, extensions=[Extension(length + 1)])
    assert due("T-SEIZE", day).due_on < short.due_on < longer.due_on


@given(RULES, DAYS)
def test_computing_again_gives_the_same_answer(rule_id: str, day: date) -> None:
    assert due(rule_id, day) == due(rule_id, day)


@given(RULES, DAYS)
def test_every_answer_explains_itself(rule_id: str, day: date) -> None:
    found = due(rule_id, day)
    last = found.due_on
    assert found.explanation[0].startswith("起算：")
    assert f"{last.month}月{last.day}日" in "".join(found.explanation)
    assert all(step.endswith("。") for step in found.explanation)


@given(DAYS, st.integers(-40, 40))
def test_a_period_is_over_if_and_only_if_no_day_is_left(day: date, offset: int) -> None:
    found = due("T-PAY", day)
    today = found.due_on + timedelta(days=offset)
    assert found.is_over(today) == (found.days_left(today) < 0)
