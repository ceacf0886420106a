"""The handbook says what the rules say: each entry has its article, and no scene is written for a rule that is gone."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.library.handbook import entries, scenes
from yizhi.statute.deadlines import DEADLINE_RULES
from yizhi.statute.rules import PROCEDURE_RULES

DAY = date(2026, 11, 20)


def test_there_are_sixty_entries_and_each_of_the_law_has_its_article() -> None:
    found = entries(DAY)
    assert len(found) >= 60
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert all(one.article for one in found if one.certain)


def test_scenes_are_of_rules_that_exist() -> None:
    assert set(scenes()) <= {rule.id for rule in (*PROCEDURE_RULES, *DEADLINE_RULES)}


def test_only_rules_of_the_day_are_in_it() -> None:
    """《行政复议法》2023年修订自2024年1月1日起施行."""
    titles = {(one.key, one.article) for one in entries(date(2022, 10, 1))}
    assert ("T-REC", "《行政复议法（2017年修正）》第九条第一款") in titles
    assert ("T-REC", "《行政复议法》第二十条第一款") not in titles


def test_words_narrow_it() -> None:
    assert {one.key for one in entries(DAY, "当场收缴 专用票据")} == {"R-APL-70"}
    assert entries(DAY, "没有这样的字词") == []


@pytest.mark.django_db
def test_the_page_opens_for_everybody(client: Client) -> None:
    page = client.get(reverse("library:handbook"), {"q": "当场收缴"}).content.decode()
    assert "《行政处罚法》第六十八条" in page
    assert "一百元以下" in page
