"""A rule is the rule of its day: what changed in 2022 and in 2024."""

from __future__ import annotations

from datetime import date

from yizhi.statute.deadlines import Unit, compute, rule_at


def test_public_notice_took_sixty_days_before_2022_and_thirty_since() -> None:
    assert compute("T-NOTICE", date(2021, 12, 31)).due == date(2022, 3, 1)
    assert compute("T-NOTICE", date(2022, 1, 1)).due == date(2022, 1, 31)
    assert rule_at("T-NOTICE", date(2021, 12, 31)).citation.endswith("第九十二条")


def test_ten_days_to_answer_a_reconsideration_became_working_days_in_2024() -> None:
    assert rule_at("T-REC-ANS", date(2023, 12, 31)).unit is Unit.DAY
    assert rule_at("T-REC-ANS", date(2024, 1, 1)).unit is Unit.WORKDAY


def test_reconsideration_cites_the_version_of_the_day() -> None:
    assert "2017年修正" in rule_at("T-REC", date(2022, 10, 12)).citation
    assert rule_at("T-REC", date(2024, 1, 1)).citation == "《行政复议法》第二十条第一款"


def test_a_rule_can_be_asked_for_the_version_of_another_day() -> None:
    old = compute("T-NOTICE", date(2022, 1, 5), at=date(2021, 12, 30))
    assert old.length == 60
