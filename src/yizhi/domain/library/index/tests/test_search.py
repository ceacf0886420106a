"""The index answers exactly what the lake holds: counts, phrases, filters, facets, replaced and added cases."""

import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from yizhi.domain.library.index import writing
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.building import build, frames_of
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.index.words import whole_words, words
from yizhi.domain.library.lake.schema import SCHEMA, case_key
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import filled, indexed

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[EmbeddedSearch, Rows]:
    lake, index = indexed(tmp_path_factory.mktemp("library"))
    return EmbeddedSearch(index), [row for part in lake.parts() for row in part.read().to_pylist()]


def told(row: dict[str, Any]) -> list[str]:
    return words("\n".join((row["violation"], row["party"], row["facts"])))


def test_every_case_is_there_and_found_by_its_key(library: tuple[EmbeddedSearch, Rows]) -> None:
    search, rows = library
    assert search.count() == len(rows)
    for row in rows[::50]:
        found = search.case(row["key"])
        assert found is not None
        assert found["facts"] == row["facts"]
    assert search.case(1) is None


@pytest.mark.parametrize("asked", ["水果", "营业执照", "人行道 测量", "执法证件 水果", "不予罚款的火星"])
def test_the_count_of_words_is_exact_shared_sentences_included(
    library: tuple[EmbeddedSearch, Rows], asked: str
) -> None:
    search, rows = library
    wanted = set(whole_words(asked))
    assert search.search(Question(asked)).total == sum(1 for row in rows if wanted <= set(told(row)))


@pytest.mark.parametrize("phrase", ["出示执法证件", "占用人行道", "依法告知", "提供了营业执照"])
def test_a_phrase_is_found_where_it_stands(library: tuple[EmbeddedSearch, Rows], phrase: str) -> None:
    search, rows = library
    assert search.search(Question(f"“{phrase}”")).total == sum(1 for row in rows if phrase in row["facts"])


def test_filters_narrow_and_facets_add_up(library: tuple[EmbeddedSearch, Rows]) -> None:
    search, rows = library
    asked = Question("当事人", division="3308", first_year=2020, tier="GENERAL", lowest_fine=10_000)
    left = [
        row
        for row in rows
        if row["division"].startswith("3308")
        and row["decided_on"].year >= 2020
        and row["tier"] == "GENERAL"
        and row["fine_fen"] >= 10_000
    ]
    answer = search.search(asked, facets=True)
    assert answer.total == len(left)
    assert dict(answer.facets["county"]) == Counter(row["division"] for row in left)
    assert dict(answer.facets["year"]) == Counter(str(row["decided_on"].year) for row in left)


@pytest.mark.parametrize(
    ("sort", "name", "falling"),
    [("fine", "fine_fen", True), ("-fine", "fine_fen", False), ("date", "decided_on", True)],
)
def test_sorted_pages_are_in_order(library: tuple[EmbeddedSearch, Rows], sort: str, name: str, falling: bool) -> None:
    search, rows = library
    pages = [search.search(Question(sort=sort, page=page, size=50)).cases for page in (1, 2)]
    shown = [case[name] for page in pages for case in page]
    expected = sorted((row[name] for row in rows), reverse=falling)[:100]
    assert shown == [value.isoformat() if name == "decided_on" else value for value in expected]


def test_similar_cases_are_of_the_same_item(library: tuple[EmbeddedSearch, Rows]) -> None:
    search, rows = library
    item = Counter(row["item"] for row in rows).most_common(1)[0][0]
    facts = next(row["facts"] for row in rows if row["item"] == item)
    found = search.similar(facts, items=[item])
    assert found
    assert {case["item"] for case in found} == {item}


def test_a_decision_is_found_by_its_number(library: tuple[EmbeddedSearch, Rows]) -> None:
    search, rows = library
    (case,) = search.search(Question(rows[7]["number"], size=1)).cases
    assert case["number"] == rows[7]["number"]


def part(number: str, facts: str, day: str = "2026-03-02") -> pa.Table:
    values = {
        "key": case_key("测试局", number),
        "number": number,
        "agency": "测试局",
        "facts": facts,
        "violation": "测试",
    }
    row = {name: values.get(name) for name in SCHEMA.names} | {"decided_on": pa.scalar(day).cast(pa.date32()).as_py()}
    return pa.Table.from_pylist([row], schema=SCHEMA)


def test_an_added_case_is_seen_within_a_second_and_a_later_one_replaces_it(tmp_path: Path) -> None:
    """A key deleted as a plain term would stay: each change would then double the case."""
    lake, index = indexed(tmp_path, 60)
    search = EmbeddedSearch(index)
    before = search.count()
    begun = time.monotonic()
    lake.write(2026, "z-own-1", part("一号", "在火星环形山上摆摊"))
    build(lake, index, processes=1)
    while search.search(Question("环形山")).total != 1:
        assert time.monotonic() - begun < 5
        time.sleep(0.05)
    lake.write(2026, "z-own-2", part("一号", "改为在月球背面摆摊"))
    build(lake, index, processes=1)
    time.sleep(0.4)
    assert search.search(Question("环形山")).total == 0
    assert search.search(Question("月球背面")).total == 1
    assert search.count() == before + 1


def test_a_crash_while_indexing_loses_nothing_and_needs_no_rebuild(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off after the commit and before it was noted, and once more in the middle of a part."""
    lake = filled(tmp_path, 300)
    lake.write(2026, "z-own-1", part("一号", "在火星环形山上摆摊"))
    index = tmp_path / "index"
    frames_of(lake, index)
    with monkeypatch.context() as cut:
        cut.setattr(writing, "_note", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(lake, index, processes=1)
    assert build(lake, index, processes=1) == lake.rows
    search = EmbeddedSearch(index)
    assert search.count() == lake.rows
    assert search.search(Question("环形山")).total == 1


def test_the_index_is_made_again_from_the_lake_alone(tmp_path: Path) -> None:
    lake, index = indexed(tmp_path, 200)
    shutil.rmtree(index)
    assert build(Lake(lake.folder), index, processes=1) == 200
