"""Learning the order from answered questions: counts of what was asked about, and a logistic regression.

Counts that go into the features of a question are taken from the other questions only (eight folds), so that the model
does not learn to trust an answer it has been told.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from yizhi.domain.library.laws.columns import LEVELS
from yizhi.domain.library.laws.index import Index
from yizhi.domain.library.laws.postings import Floats
from yizhi.domain.library.laws.questions import Question
from yizhi.domain.library.laws.ranking import FEATURES, Ranking, place_of
from yizhi.domain.library.laws.search import Searcher

FOLDS = 8
PENALTY = 10.0
STEPS = 30
SMALLEST = 1000  # articles a level is counted with, so that a level without articles is not taken for a likely one
Answered = tuple[Question, frozenset[int]]


def learn(index: Index, questions: Sequence[Answered], learned_from: str) -> Ranking:
    """The ranking learned from the questions; the same questions always give the same numbers."""
    rows, hits = [], []
    for fold in range(FOLDS):
        others = [one for at, one in enumerate(questions) if at % FOLDS != fold]
        searcher = Searcher(index, counted(index, others))
        for question, relevant in questions[fold::FOLDS]:
            scores = searcher.field_scores(question.words)
            chosen = searcher.pool(scores, scores["pairs"] > 0)
            rows.append(searcher.features(scores, chosen))
            hits.append(np.isin(chosen, list(relevant)))
    features, hit = np.concatenate(rows), np.concatenate(hits).astype(np.float64)
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    weight = _logistic(((features - mean) / spread).astype(np.float64), hit)
    counts = counted(index, questions)
    return Ranking(
        [round(float(one), 5) for one in mean],
        [round(float(one), 5) for one in spread],
        [round(float(one), 4) for one in weight],
        counts.levels,
        counts.laws,
        counts.articles,
        learned_from,
    )


def counted(index: Index, questions: Sequence[Answered]) -> Ranking:
    """How often each level, law and article answered; weights that change nothing."""
    columns = index.columns
    laws: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for _, relevant in questions:
        for at in relevant:
            title = columns.titles[columns.law[at]]
            laws[title] += 1 / len(relevant)  # type: ignore[assignment]
            levels[LEVELS[columns.level[at]]] += 1 / len(relevant)  # type: ignore[assignment]
            articles[place_of(title, int(columns.number[at]), int(columns.sub[at]))] += 1
    sizes = np.bincount(columns.level, minlength=len(LEVELS))
    density = {level: round((levels[level] + 1) / (int(sizes[at]) + SMALLEST), 6) for at, level in enumerate(LEVELS)}
    nothing = [0.0] * len(FEATURES)
    return Ranking(
        nothing,
        [1.0] * len(FEATURES),
        nothing,
        density,
        {law: round(count, 3) for law, count in sorted(laws.items())},
        dict(sorted(articles.items())),
    )


def _logistic(features: Floats, hit: Floats) -> Floats:
    """Weights of a logistic regression with a quadratic penalty on all but the constant, by Newton's method."""
    full = np.hstack([features, np.ones((len(features), 1))])
    penalty = np.append(np.full(features.shape[1], PENALTY), 0.0)
    weight = np.zeros(full.shape[1])
    weight[-1] = np.log(hit.mean() / (1 - hit.mean()))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-full @ weight))
        slope = full.T @ (likely - hit) + penalty * weight
        curve = (full * (likely * (1 - likely))[:, None]).T @ full + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weight -= step
        if np.abs(step).max() < 1e-6:
            break
    found: Floats = weight[:-1]
    return found
