"""The answer says day by day what was counted and why, in plain Chinese."""

from __future__ import annotations

from datetime import date

from yizhi.statute.deadlines import Extension, Pause, compute


def test_working_days_name_the_holidays_skipped_and_the_make_up_days_counted() -> None:
    text = str(compute("T-PRESERVE", date(2022, 9, 28)))
    assert "10月1日至7日：国庆节放假，不计" in text
    assert "10月8日至9日：国庆节调休上班，计为第3至第4个工作日" in text
    assert "《行政处罚法》第五十六条、第八十五条" in text
    assert "届满：2022年10月12日（周三）" in text


def test_a_payment_day_in_a_holiday_rolls_and_says_why() -> None:
    steps = compute("T-PAY", date(2022, 9, 16)).explanation
    assert "届满：2022年10月1日（周六）。" in steps[3]
    assert "第八十五条" in steps[4]
    assert "国庆节放假" in steps[5]
    assert "10月8日" in steps[5]


def test_an_agency_is_told_to_finish_before_the_holiday() -> None:
    steps = compute("T-90", date(2022, 7, 6)).explanation
    assert "不顺延" in steps[-1]
    assert "2022年9月30日（周五）前办结" in steps[-1]


def test_paused_and_extended_days_are_named() -> None:
    pause = Pause(date(2025, 3, 10), date(2025, 3, 19), "技术鉴定")
    text = str(compute("T-SEIZE", date(2025, 3, 3), pauses=[pause], extensions=[Extension(15, "情况复杂")]))
    assert "延长：15日（情况复杂）" in text
    assert "3月10日至19日期限中止（技术鉴定），共10日不计" in text


def test_a_configured_length_names_its_source_and_how_far_it_can_be_trusted() -> None:
    steps = compute("T-PUB", date(2025, 3, 3)).explanation
    assert "未核实" in steps[1]


def test_a_machine_gets_the_same_answer_as_plain_values() -> None:
    answer = compute("T-FREEZE", date(2022, 9, 29)).as_json()
    assert answer["rule"] == "T-FREEZE"
    assert answer["due"] == "2022-10-29"
    assert answer["article"] == "《行政强制法》第三十一条、第三十二条"
    assert answer["milestones"] == [
        {"title": "向当事人交付冻结决定书", "due": "2022-10-09", "article": "《行政强制法》第三十一条、第六十九条"}
    ]
