"""The search box: words among the newest cases in scope, a whole filing number among all."""

import pytest

from yizhi.domain.cases.general import queries
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.org.tests.world import BUILDER, as_actor
from yizhi.platform.scope.session import acting


def found(file: File, words: str, part: str = "lead") -> list[str]:
    with acting(file.who(part)):
        return [str(case.pk) for case in queries.search(words, 8)]


def test_words_of_the_item_and_the_place_find_it(file: File) -> None:
    case = file.filed()
    assert found(file, case.item_name[2:8]) == found(file, "兴航路12号") == [str(case.pk)]
    assert found(file, "没有这样的路") == []


def test_an_old_case_is_found_by_its_whole_number_only(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = file.filed(), file.filed()
    monkeypatch.setattr(queries, "RECENT", 1)
    assert found(file, "兴航路12号") == [str(new.pk)]
    assert found(file, old.filing_number) == [str(old.pk)]
    assert found(file, old.filing_number[:-6]) == [str(new.pk)]


def test_nobody_finds_what_is_not_theirs(file: File) -> None:
    case = file.filed()
    with acting(BUILDER):
        stranger = as_actor(file.world.far_officer(), file.at)
    with acting(stranger):
        assert list(queries.search(case.filing_number, 8)) == []
