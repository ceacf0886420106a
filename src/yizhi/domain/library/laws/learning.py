"""Learning the order from answered questions: what was asked about, and boosted trees of four leaves.

Counts that go into the features of a question are taken from the other questions only (eight folds), so that the model
does not learn to trust an answer it has been told.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.laws.columns import LEVELS, Columns
from yizhi.domain.library.laws.index import Index
from yizhi.domain.library.laws.postings import Floats
from yizhi.domain.library.laws.questions import Question
from yizhi.domain.library.laws.ranking import Ranking, place_of
from yizhi.domain.library.laws.remembered import hashes
from yizhi.domain.library.laws.search import Searcher
from yizhi.domain.library.laws.trees import flat

FOLDS = 8
SEEDS, TREES = 3, 200
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 4,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
SMALLEST = 1000  # articles a level is counted with, so that a level without articles is not taken for a likely one
Answered = tuple[Question, frozenset[int]]


def learn(index: Index, questions: Sequence[Answered], learned_from: str) -> Ranking:
    """The ranking learned from the questions; the same questions always give the same numbers."""
    rows, hits = [], []
    for fold in range(FOLDS):
        others = [one for at, one in enumerate(questions) if at % FOLDS != fold]
        searcher = Searcher(index, counted(index, others))
        for question, relevant in questions[fold::FOLDS]:
            scores, alike = searcher.field_scores(question.words), searcher.alike(question.words)
            everywhere = np.ones(len(index.columns), np.bool_)
            chosen = searcher.pool(scores, scores["pairs"] > 0, alike, everywhere)
            rows.append(searcher.features(scores, chosen, alike))
            hits.append(np.isin(chosen, list(relevant)))
    grown = _grown(np.concatenate(rows), np.concatenate(hits))
    return replace(counted(index, questions), trees=grown, learned_from=learned_from)


def counted(index: Index, questions: Sequence[Answered]) -> Ranking:
    """How often each level, law and article answered, and what was asked; no tree."""
    columns = index.columns
    laws: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for _, relevant in questions:
        for at in relevant:
            title = columns.titles[columns.law[at]]
            laws[title] += 1 / len(relevant)  # type: ignore[assignment]
            levels[LEVELS[columns.level[at]]] += 1 / len(relevant)  # type: ignore[assignment]
            articles[_place(columns, at)] += 1
    sizes = np.bincount(columns.level, minlength=len(LEVELS))
    density = {level: round((levels[level] + 1) / (int(sizes[at]) + SMALLEST), 6) for at, level in enumerate(LEVELS)}
    answers = [(hashes(one.words), [_place(columns, at) for at in sorted(relevant)]) for one, relevant in questions]
    return Ranking(
        levels=density,
        laws={law: round(count, 3) for law, count in sorted(laws.items())},
        articles=dict(sorted(articles.items())),
        remembered=answers,
    )


def _place(columns: Columns, at: int) -> str:
    return place_of(columns.titles[columns.law[at]], int(columns.number[at]), int(columns.sub[at]))


def _grown(features: Floats, hit: NDArray[np.bool_]) -> list[list[list[float]]]:
    """Trees of several sowings side by side, each with its share of the whole."""
    import lightgbm

    found = []
    for seed in range(SEEDS):
        told = lightgbm.Dataset(features, hit.astype(np.float64))
        forest = lightgbm.train(SETTINGS | {"seed": seed}, told, TREES).dump_model()
        found += [flat(one["tree_structure"]) for one in forest["tree_info"]]
    return [[node if len(node) > 1 else [node[0] / SEEDS] for node in tree] for tree in found]
