"""Suggested items: measured on descriptions in officers' own words, one file, all items."""

from yizhi.domain.library.cases.suggestion import suggest
from yizhi.domain.library.cases.suggestion_quality import descriptions, share_right
from yizhi.domain.norms.api import shipped_items

DESCRIPTIONS = descriptions()


def accuracy(among: int) -> float:
    return share_right(DESCRIPTIONS, suggest, among)


def test_the_descriptions_cover_every_item() -> None:
    assert {item for item, _ in DESCRIPTIONS} == {item.code for item in shipped_items()}
    assert len(DESCRIPTIONS) >= 200


def test_the_right_item_is_among_the_first_three() -> None:
    assert accuracy(3) >= 0.95


def test_the_right_item_is_first_most_of_the_time() -> None:
    assert accuracy(1) >= 0.85


def test_words_that_say_nothing_bring_no_suggestion() -> None:
    assert suggest("") == []
    assert suggest("????") == []


def test_confidence_is_shared_among_the_items() -> None:
    found = suggest("有人在人行道上摆摊卖水果")
    assert found[0].item == "C-005"
    assert sum(one.confidence for one in found) <= 1.0 + 1e-9
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
