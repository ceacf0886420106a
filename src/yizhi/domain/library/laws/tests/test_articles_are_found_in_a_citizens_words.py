"""Search over a handful of articles: words of people, filters by day, an index that is missing, broken or replaced."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.entries import Entry
from yizhi.domain.library.laws.index import Index
from yizhi.domain.library.laws.ranking import shipped
from yizhi.domain.library.laws.search import Searcher
from yizhi.domain.library.laws.snippets import snippet

ROWS = (
    ("城市市容条例", 1, "任何单位和个人不得擅自占用城市道路摆设摊点。"),
    ("城市市容条例", 2, "违反本条例第一条规定的，责令改正；拒不改正的，处五十元以下罚款。"),
    ("噪声污染防治法", 1, "违反本法规定，社会生活噪声干扰他人正常生活的，给予警告。"),
    ("劳动合同法", 1, "用人单位应当及时足额支付劳动报酬。"),
    ("旧噪声法", 1, "社会生活噪声干扰他人正常生活的，处罚款。"),
)


def entry(law: str, number: int, text: str) -> Entry:
    end = date(2022, 6, 4) if law.startswith("旧") else None
    return Entry(law, law, law, "法律", "全国", number, 0, (), text, date(2010, 1, 1), end, "现行有效", (law,))


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return indexes.build([entry(*row) for row in ROWS], tmp_path)


@pytest.mark.parametrize(
    ("question", "law"),
    [
        ("邻居太吵怎么办", "噪声污染防治法"),
        ("老板拖欠工资", "劳动合同法"),
        ("路边摆摊", "城市市容条例"),
    ],
)
def test_what_people_say_finds_what_the_law_says(index: Index, question: str, law: str) -> None:
    searcher = Searcher(index, shipped())
    best = searcher.find(question, mask=index.columns.in_force(date(2026, 1, 1))).entries[0]
    assert index.columns.titles[index.columns.law[best]] == law


def test_only_the_law_of_the_day_is_found(index: Index) -> None:
    searcher = Searcher(index, shipped())

    def laws(day: date) -> set[str]:
        found = searcher.find("噪声干扰", mask=index.columns.in_force(day)).entries
        return {index.columns.titles[index.columns.law[at]] for at in found}

    assert "旧噪声法" in laws(date(2020, 1, 1))
    assert "旧噪声法" not in laws(date(2026, 1, 1))


def test_what_nobody_wrote_finds_nothing(index: Index) -> None:
    searcher = Searcher(index, shipped())
    for question in ("", "？", "xyzzy", "\x00", "龘龘"):
        assert len(searcher.find(question).entries) == 0


def test_an_article_is_described_by_those_that_cite_it(index: Index) -> None:
    assert index.columns.cited.tolist() == [1, 0, 0, 0, 0]
    assert index.fields["anchors"].score({"罚款": 1.0})[0] > 0


def test_missing_or_broken_indexes_are_no_index(tmp_path: Path) -> None:
    assert indexes.opened(tmp_path) is None
    made = indexes.build([entry(*row) for row in ROWS], tmp_path)
    (tmp_path / made.generation / "pairs.texts.npy").write_bytes(b"torn")
    assert indexes.opened(tmp_path) is None


def test_a_new_index_takes_the_place_of_the_old_one_which_its_holder_keeps(tmp_path: Path) -> None:
    old = indexes.build([entry(*row) for row in ROWS], tmp_path)
    new = indexes.build([entry(*row) for row in ROWS[:2]], tmp_path)
    assert indexes.current(tmp_path) == new.generation
    assert len(Searcher(old, shipped()).find("噪声").entries)
    third = indexes.build([entry(*row) for row in ROWS[:1]], tmp_path)
    assert {one.name for one in tmp_path.iterdir() if one.is_dir()} == {new.generation, third.generation}


def test_nothing_to_index_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="请先导入法规"):
        indexes.build([], tmp_path)


def test_reopened_it_answers_the_same(index: Index, tmp_path: Path) -> None:
    again = indexes.opened(tmp_path)
    assert again is not None
    one, other = (Searcher(i, shipped()).find("罚款", 5) for i in (index, again))
    assert one.entries.tolist() == other.entries.tolist()
    assert np.allclose(one.scores, other.scores)


def test_the_snippet_holds_and_marks_what_was_asked() -> None:
    text = "无关。" * 60 + "在城市道路上擅自摆设摊点的，处罚款。" + "无关。" * 60
    pieces = snippet(text, "马路摆摊罚款吗")
    assert {piece.text for piece in pieces if piece.marked} >= {"罚款", "摆设摊点"}
    assert len("".join(piece.text for piece in pieces)) <= 122
