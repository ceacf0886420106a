"""The calculator answers by the address alone, explains itself, and refuses in words what it cannot know."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from yizhi.statute.deadlines import VERSIONS

pytestmark = pytest.mark.django_db


def asked(**query: Any) -> Any:
    return Client().get("/deadlines/", query)


def test_the_empty_page_offers_every_rule_by_who_is_bound() -> None:
    text = asked().content.decode()
    for rule_id, versions in VERSIONS.items():
        assert f'value="{rule_id}"' in text
        assert versions[-1].title in text
    assert "约束对象：当事人" in text


def test_a_period_over_the_national_holiday_rolls_and_says_why() -> None:
    # 2022-09-16 + 15 days is 1 October; the first working day after the holiday is 8 October, a make-up Saturday.
    answer = asked(rule="T-PAY", start="2022-09-16")
    text = answer.content.decode()
    assert answer.context["due"] == "2022年10月8日（周六）"
    assert "《行政处罚法》第六十七条第三款" in text
    assert "国庆节调休上班" in text
    assert "天数和算法出自现行法律条文" in text


def test_hours_ask_for_a_time() -> None:
    assert "以小时计算" in asked(rule="T-URGENT", start="2026-03-05").content.decode()
    assert asked(rule="T-URGENT", start="2026-03-05", time="09:30").context["due"] == "2026年3月6日（周五）9时30分"


def test_a_pause_moves_the_last_day_and_is_cautioned_without_a_ground() -> None:
    plain = asked(rule="T-90", start="2026-03-02").context["found"]
    paused = asked(rule="T-90", start="2026-03-02", pause_from="2026-03-10", pause_to="2026-03-19")
    assert (paused.context["found"].due - plain.due).days == 10
    assert "没有规定本期限可以中止" in paused.content.decode()


def test_an_extension_beyond_the_law_is_refused_with_the_article() -> None:
    answer = asked(rule="T-SEIZE", start="2026-03-02", extension="31")
    assert answer.context["refusal"].article == "《行政强制法》第二十五条"
    assert asked(rule="T-SEIZE", start="2026-03-02", extension="30").context["found"].length == 60


def test_a_year_without_published_holidays_is_refused() -> None:
    text = asked(rule="T-PRESERVE", start="2031-03-02").content.decode()
    assert "无法判断2031年的工作日" in text
    assert "未公布的安排不得推测" in text


@pytest.mark.parametrize(
    "query",
    [
        {"rule": "T-PAY", "start": "2026-02-30"},
        {"rule": "<script>", "start": "2026-02-03"},
        {"rule": "T-PAY", "start": "9999-12-31"},
        {"rule": "T-PAY", "start": "0001-01-01"},
        {"rule": "T-90", "start": "2026-02-03", "pause_to": "2026-02-05"},
        {"rule": "T-90", "start": "2026-02-03", "extension": "-3"},
        {"rule": "T-URGENT", "start": "2026-02-03", "time": "25:00"},
        {"rule": "T-PAY", "start": "2026-02-03\x00"},
    ],
)
def test_nonsense_is_answered_and_never_breaks_the_page(query: dict[str, str]) -> None:
    answer = asked(**query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert 'value="<script>' not in answer.content.decode()
    assert "refusal" in answer.context or query["start"].startswith("2026-02-03")


@pytest.mark.parametrize("rule", sorted(VERSIONS))
def test_every_rule_has_a_page(rule: str) -> None:
    answer = asked(rule=rule, start="2026-03-05", time="10:00")
    assert answer.status_code == 200
    assert "found" in answer.context


def test_the_address_to_send_on_asks_the_same_question() -> None:
    answer = asked(
        rule="T-90",
        start="2026-03-02",
        time="",
        pause_from=["", "2026-03-10"],
        pause_to=["", "2026-03-19"],
        extension="",
    )
    address = answer["HX-Push-Url"]
    assert "time" not in address
    assert "extension" not in address
    again = Client().get(address)
    assert again.context["asked"] == answer.context["asked"]
    assert again.context["due"] == answer.context["due"]
