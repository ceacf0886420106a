"""What was learned is plain numbers: trees answer as they are written, and what was asked alike is remembered."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws import ranking
from yizhi.domain.library.laws.learning import counted, learn
from yizhi.domain.library.laws.questions import Question
from yizhi.domain.library.laws.ranking import FEATURES, shipped
from yizhi.domain.library.laws.search import Searcher
from yizhi.domain.library.laws.tests.test_articles_are_found_in_a_citizens_words import ROWS, entry
from yizhi.domain.library.laws.trees import flat, planted

LEARNED = {
    "split_feature": 1,
    "threshold": 0.5,
    "left_child": {"leaf_value": -1.0},
    "right_child": {
        "split_feature": 0,
        "threshold": 2.0,
        "left_child": {"leaf_value": 3.0},
        "right_child": {"leaf_value": 4.0},
    },
}


def test_trees_answer_as_they_are_written() -> None:
    forest = planted([flat(LEARNED), flat({"leaf_value": 10.0})])
    rows = np.array([[9, 0.5], [2, 0.6], [2.1, 0.6]], np.float32)
    assert forest.scored(rows).tolist() == [9.0, 13.0, 14.0]
    assert planted([]).scored(rows).tolist() == [0.0, 0.0, 0.0]


def test_the_shipped_trees_ask_for_features_there_are_and_hold_no_question() -> None:
    forks = [node for tree in shipped().trees for node in tree if len(node) == 4]
    assert forks
    assert max(int(node[0]) for node in forks) < len(FEATURES)
    assert all(isinstance(part, int) for parts, _ in shipped().remembered for part in parts)


def test_a_question_asked_alike_points_to_the_article_that_answered(tmp_path: Path) -> None:
    index = indexes.build([entry(*row) for row in ROWS], tmp_path)
    kept = counted(index, [(Question("隔壁装修很吵", ()), frozenset({2}))])
    alike = Searcher(index, kept).alike("楼上装修很吵怎么办")
    assert alike.article[2] > 0
    assert alike.article[[0, 1, 3, 4]].tolist() == [0, 0, 0, 0]
    assert Searcher(index, replace(kept, remembered=())).alike("装修").article.sum() == 0


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    shipped().save(tmp_path / "again.json")
    assert ranking.read(tmp_path / "again.json") == shipped()


def test_the_same_questions_teach_the_same(tmp_path: Path) -> None:
    pytest.importorskip("lightgbm", reason="only who learns anew needs it")
    index = indexes.build([entry(*row) for row in ROWS], tmp_path)
    asked = [(Question(words, ()), frozenset({at})) for at, (_, _, words) in enumerate(ROWS)] * 3
    assert json.dumps(learn(index, asked, "样例").trees) == json.dumps(learn(index, asked, "样例").trees)
