"""Officers take money only in the three cases of the law, and only against the fiscal receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yizhi.statute.collection import Collection, may_collect_on_the_spot
from yizhi.statute.money import yuan

DAY = date(2026, 3, 2)
SMALL = Collection(fine=yuan(100), decided_on_the_spot=True, receipt_number="浙财0001")
LARGE = replace(SMALL, fine=yuan(100) + 1)
REMOTE = replace(LARGE, remote_place=True, payment_difficult=True, party_asked=True)


def test_a_fine_of_a_hundred_yuan_may_be_taken_on_the_spot() -> None:
    decision = may_collect_on_the_spot(SMALL, DAY)
    assert decision.allowed
    assert "第六十八条第一项" in decision.grounds[0]
    assert "第七十一条" in decision.duties[0]


def test_one_fen_more_needs_a_recorded_difficulty() -> None:
    refused = may_collect_on_the_spot(LARGE, DAY)
    assert "第六十八条" in refused.refusals[0].article
    assert "十五日" in refused.refusals[0].next_step
    allowed = may_collect_on_the_spot(replace(LARGE, difficult_later="外地流动摊贩"), DAY)
    assert "第六十八条第二项" in allowed.grounds[0]


def test_a_remote_place_needs_hardship_and_the_party_s_own_request() -> None:
    assert may_collect_on_the_spot(REMOTE, DAY).allowed
    assert not may_collect_on_the_spot(replace(REMOTE, party_asked=False), DAY).allowed
    assert not may_collect_on_the_spot(replace(REMOTE, payment_difficult=False), DAY).allowed


def test_in_the_general_procedure_only_the_remote_case_remains() -> None:
    assert not may_collect_on_the_spot(replace(SMALL, decided_on_the_spot=False), DAY).allowed
    assert not may_collect_on_the_spot(
        replace(SMALL, decided_on_the_spot=False, difficult_later="难以执行"), DAY
    ).allowed
    assert may_collect_on_the_spot(replace(REMOTE, decided_on_the_spot=False), DAY).allowed


@pytest.mark.parametrize("number", ["", "  "])
def test_without_the_fiscal_receipt_nothing_may_be_taken(number: str) -> None:
    decision = may_collect_on_the_spot(replace(SMALL, receipt_number=number), DAY)
    assert "第七十条" in decision.refusals[0].article


def test_there_is_nothing_to_collect_for_a_warning() -> None:
    assert "没有罚款" in may_collect_on_the_spot(replace(SMALL, fine=0), DAY).refusals[0].why
