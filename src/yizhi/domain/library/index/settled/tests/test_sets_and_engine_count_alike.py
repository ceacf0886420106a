"""The engine and the sets find as many cases for the same words and filters, also after cases were taken out."""

import random
import time
from pathlib import Path

import pytest

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.building import forget
from yizhi.domain.library.index.compiling import Compiler, wanted
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.index.settled import answering
from yizhi.domain.library.index.words import whole_words
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import indexed

Library = tuple[Lake, Path]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return indexed(tmp_path_factory.mktemp("library"))


def questions(lake: Lake, count: int) -> list[Question]:
    rows = [row for part in lake.parts() for row in part.read().to_pylist()]
    drawn, found = random.Random(4), []
    for _ in range(count):
        row, other = drawn.choice(rows), drawn.choice(rows)
        told = [*whole_words(row["facts"]), *whole_words(row["violation"])]
        low = drawn.choice([None, None, other["fine_fen"]])
        found.append(
            Question(
                " ".join(drawn.sample(told, drawn.randint(1, 3))),
                item=drawn.choice(["", "", row["item"] or ""]),
                division=drawn.choice(["", row["division"][:4], row["division"][:6]]),
                first_year=drawn.choice([0, 2022]),
                tier=drawn.choice(["", "", row["tier"] or ""]),
                kind=drawn.choice(["", "罚款", "警告"]),
                lowest_fine=low,
                highest_fine=drawn.choice([None, (low or 0) + 200_000]),
                any_word=drawn.random() < 0.3,
            )
        )
    return found


def alike(search: EmbeddedSearch, asked: list[Question]) -> None:
    for question in asked:
        words, expected = wanted(question.words), 0
        for shard in search.shards:
            if question.first_year <= shard.year:
                query = Compiler(shard.schema, search.frames).compile(question, words)
                expected += shard.searcher.search(query, 1, count=True).count
        assert words.empty or search.search(question).total == expected, question


def test_before_cases_are_taken_out(library: Library) -> None:
    lake, index = library
    alike(EmbeddedSearch(index), questions(lake, 250))


def test_many_cases_are_shown_latest_first_page_after_page(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    search = EmbeddedSearch(library[1])
    monkeypatch.setattr(answering, "BROAD", 50)
    asked = "当事人"
    total = search.search(Question(asked)).total
    assert total > 50
    pages = [search.search(Question(asked, page=at, size=20)) for at in range(1, total // 20 + 2)]
    assert not any(page.ranked for page in pages)
    shown = [case for page in pages for case in page.cases]
    days = [case["decided_on"] for case in shown]
    assert days == sorted(days, reverse=True)
    assert len(shown) == total == len({case.key for case in shown})


def test_fewer_cases_are_ranked(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    search = EmbeddedSearch(library[1])
    total = search.search(Question("当事人 水果")).total
    monkeypatch.setattr(answering, "BROAD", total)
    answer = search.search(Question("当事人 水果", size=total))
    assert answer.ranked
    assert len(answer.cases) == total
    assert [case.score for case in answer.cases] == sorted((case.score for case in answer.cases), reverse=True)
    monkeypatch.setattr(answering, "BROAD", total - 1)
    assert not search.search(Question("当事人 水果")).ranked


def test_after_cases_were_taken_out(library: Library) -> None:
    lake, index = library
    search = EmbeddedSearch(index)
    part = lake.parts()[-1]
    keys = part.read(["key"]).column("key").to_pylist()[:6]
    before = search.count()
    for key in keys:
        forget(lake, index, part.year, key)
    time.sleep(0.35)
    assert search.count() == before - len(keys)
    alike(search, questions(lake, 120))
    alike(EmbeddedSearch(index), questions(lake, 120))
