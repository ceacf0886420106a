"""What a period does not accept: unlawful extensions, pauses of hours, unknown rules, days outside its force."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from yizhi.statute.calendar import WorkingCalendar, YearTable
from yizhi.statute.deadlines import Extension, Pause, compute
from yizhi.statute.deadlines.deadline import CHINA
from yizhi.statute.parameters import DEFAULT_PARAMETERS
from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import RefusedError

START = date(2025, 3, 3)


def test_a_seizure_is_never_extended_twice() -> None:
    with pytest.raises(RefusedError, match="最多可以延长1次"):
        compute("T-SEIZE", START, extensions=[Extension(30), Extension(30)])


def test_a_seizure_is_never_extended_beyond_thirty_days() -> None:
    with pytest.raises(RefusedError, match="第二十五条"):
        compute("T-SEIZE", START, extensions=[Extension(31)])


def test_a_preservation_cannot_be_extended_at_all() -> None:
    with pytest.raises(RefusedError, match="没有规定可以延长"):
        compute("T-PRESERVE", START, extensions=[Extension(1)])


def test_the_ninety_days_are_extended_only_on_a_cited_provision() -> None:
    with pytest.raises(RefusedError, match="未写明所依据的条款"):
        compute("T-90", START, extensions=[Extension(30)])
    lawful = compute("T-90", START, extensions=[Extension(30, "案情复杂", "住建部令第55号")])
    assert lawful.length == 120


@pytest.mark.parametrize("length", [0, -5])
def test_an_extension_has_a_positive_length(length: int) -> None:
    with pytest.raises(RefusedError, match="正整数"):
        Extension(length)


def test_hours_do_not_pause() -> None:
    start = datetime(2025, 3, 3, 9, 0, tzinfo=CHINA)
    with pytest.raises(RefusedError, match="不能中止"):
        compute("T-CRIME-SEND", start, pauses=[Pause(START, START)])


def test_a_period_counted_back_does_not_pause() -> None:
    with pytest.raises(RefusedError, match="倒算"):
        compute("T-HEAR-NOTICE", START, pauses=[Pause(START, START)])


def test_a_pause_without_statutory_ground_is_flagged() -> None:
    pause = Pause(date(2025, 3, 5), date(2025, 3, 6))
    assert "另有法律依据" in compute("T-PRESERVE", START, pauses=[pause]).cautions[0]
    assert compute("T-SEIZE", START, pauses=[pause]).cautions == ()
    cited = Pause(date(2025, 3, 5), date(2025, 3, 6), "听证", "某规章第三条")
    assert compute("T-PRESERVE", START, pauses=[cited]).cautions == ()


def test_a_pause_after_the_end_changes_nothing_and_says_so() -> None:
    pause = Pause(date(2025, 6, 1), date(2025, 6, 30), "鉴定", "某规章第三条")
    found = compute("T-SEIZE", START, pauses=[pause])
    assert found.due == compute("T-SEIZE", START).due
    assert "不影响届满日" in found.cautions[0]


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RefusedError, match="早于"):
        Pause(date(2025, 3, 6), date(2025, 3, 5))


def test_a_pause_of_decades_is_refused() -> None:
    with pytest.raises(RefusedError, match="明显有误"):
        Pause(date(1990, 1, 1), date(2025, 1, 1))


def test_hours_need_an_instant_with_zone() -> None:
    with pytest.raises(RefusedError, match="以小时计算"):
        compute("T-URGENT", START)
    with pytest.raises(RefusedError, match="时区"):
        compute("T-URGENT", datetime(2025, 3, 3, 9, 0))  # noqa: DTZ001


def test_an_unknown_rule_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(RefusedError) as caught:
        compute("T-HEAR-APLY", START)
    assert "T-HEAR-APPLY" in caught.value.refusal.next_step


def test_a_day_before_the_law_is_refused_with_the_days_of_its_force() -> None:
    with pytest.raises(RefusedError, match="自2021年7月15日起施行"):
        compute("T-PAY", date(2021, 7, 14))


def test_a_year_without_notice_still_tells_the_natural_last_day() -> None:
    with pytest.raises(RefusedError) as caught:
        compute("T-SUIT", date(2026, 9, 25))
    assert "2027年3月25日" in caught.value.refusal.what
    assert "2027年" in caught.value.refusal.why
    table = YearTable(2027, {date(2027, 3, 25): "测试假日"}, {}, "测试通知")
    calendar = WorkingCalendar.national().with_tables(table)
    assert compute("T-SUIT", date(2026, 9, 25), calendar=calendar).due == date(2027, 3, 26)


def test_the_end_of_the_calendar_is_refused_and_does_not_crash() -> None:
    with pytest.raises(RefusedError, match="公历"):
        compute("T-90", date(9999, 12, 1))


def test_the_installation_replaces_an_unverified_length_with_its_source() -> None:
    local = DEFAULT_PARAMETERS.replace("statement_workdays", 3, "衢州市规定第五条")
    found = compute("T-STATE", START, parameters=local)
    assert found.due == date(2025, 3, 6)
    assert "衢州市规定第五条" in found.explanation[1]
    assert local["statement_workdays"].reliability is Reliability.SOURCE


def test_a_parameter_without_source_is_refused() -> None:
    with pytest.raises(RefusedError, match="来源"):
        DEFAULT_PARAMETERS.replace("statement_workdays", 3, " ")
    with pytest.raises(RefusedError, match="没有这个参数"):
        DEFAULT_PARAMETERS.replace("unheard_of", 3, "某文件")
