"""The figures of the evaluation, on rankings that can be counted by hand, and the halves that keep learning honest."""

import gzip
import json
from pathlib import Path

import pytest

from yizhi.domain.library.laws import questions
from yizhi.domain.library.laws.evaluation import evaluate, ndcg, recall
from yizhi.domain.library.laws.questions import Question


def test_figures_by_hand() -> None:
    assert ndcg([7, 8], frozenset({7})) == 1
    assert ndcg([8, 7], frozenset({7})) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg([], frozenset({7})) == 0
    assert recall([1, 2, 3], frozenset({3, 4}), 3) == 0.5
    assert recall([1, 2, 3], frozenset({3, 4}), 2) == 0


def test_the_whole_is_the_mean_with_its_interval() -> None:
    asked = [(Question("甲", ()), frozenset({1})), (Question("乙", ()), frozenset({2}))]
    done = evaluate(lambda words: [1], asked)
    assert done.ndcg10.value == done.recall50.value == 0.5
    assert (done.ndcg10.low, done.ndcg10.high) == (0, 1)


def test_nothing_to_measure_is_said() -> None:
    with pytest.raises(ValueError, match="没有可以评测的问题"):
        evaluate(lambda words: [], [])


def test_questions_are_read_packed_or_not_and_a_wrong_line_is_named(tmp_path: Path) -> None:
    row = {"query": "怎么罚", "relevant": [{"law": "a", "article": 3, "sub": 0}]}
    plain, packed = tmp_path / "q.jsonl", tmp_path / "q.jsonl.gz"
    plain.write_text(json.dumps(row) + "\n\n{}\n", encoding="utf-8")
    packed.write_bytes(gzip.compress(json.dumps(row).encode()))
    assert list(questions.read(packed)) == [Question("怎么罚", (("a", 3, 0),))]
    with pytest.raises(ValueError, match="第 3 行"):
        list(questions.read(plain))


def test_a_question_is_always_of_the_same_half() -> None:
    assert [Question(words, ()).for_tuning for words in ("怎么罚", "谁来罚", "罚多少")] == [
        Question(words, ()).for_tuning for words in ("怎么罚", "谁来罚", "罚多少")
    ]
