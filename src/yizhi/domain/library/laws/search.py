"""Search over articles: every entry is scored in every field, the best are put in order by the learned trees."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.laws.index import FIELDS, Index
from yizhi.domain.library.laws.postings import Floats
from yizhi.domain.library.laws.ranking import Prior, Ranking, places, prior
from yizhi.domain.library.laws.remembered import Alike, Memory
from yizhi.domain.library.laws.synonyms import asked
from yizhi.domain.library.laws.trees import planted

POOL = 300  # entries that the trees put in order, and those that answered a question asked alike
ALIKE = 0.1
LONGEST = 300  # characters of a question that count
_PARTS = {
    "whole": "words",
    "pairs": "pairs",
    "pairs_text": "pairs",
    "characters": "characters",
    "anchors": "words",
    "chapter": "words",
}
# How the pool is chosen: lexical score, likely laws, fitting chapters.
_PAIRS_SHARE, _LAW_SHARE, _CHAPTER_SHARE = 0.6, 0.12, 0.2
_LEVEL_FAVOUR = np.array([0.6, 0.1, 0.0, 0.0, 0.0, 0.42, 0.0], np.float32)
_KEPT = 256

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """Entries in their order, with their scores; `matching`: which entries hold any of what was asked."""

    entries: NDArray[np.intp]
    scores: Floats
    matching: Mask


class Searcher:
    """An index with a ranking. Safe to use from several threads; what was asked lately is remembered.

    `by_question`: how likely a law is to be asked about counts. Without it only the words count: for expressions
    rather than questions.
    """

    def __init__(self, index: Index, ranking: Ranking) -> None:
        self.index = index
        self.ranking = ranking
        self.columns = index.columns
        self._prior: Prior = prior(ranking, index.columns)
        self._forest = planted(ranking.trees)
        self._memory = Memory(ranking.remembered, index.columns, places(index.columns))
        sizes = np.bincount(self.columns.version, minlength=len(self.columns.versions))
        self._law_size = np.log1p(sizes[self.columns.version]).astype(np.float32)
        self._length = np.log1p(self.columns.length).astype(np.float32)
        self._position = (self.columns.number / np.maximum(1, sizes[self.columns.version])).astype(np.float32)
        self._cited = np.log1p(self.columns.cited).astype(np.float32)
        self._versions = _starts(self.columns.version)
        self._chapters = _starts(self.columns.chapter)
        self._scored: OrderedDict[str, Mapping[str, Floats]] = OrderedDict()
        self._lock = Lock()

    def find(self, question: str, limit: int = 50, mask: Mask | None = None) -> Found:
        """The best entries among those of the mask, at most `limit`; none when no word of the question is known."""
        scores = self.field_scores(question[:LONGEST])
        allowed = mask if mask is not None else np.ones(len(self.columns), np.bool_)
        matching: Mask = (scores["pairs"] > 0) & allowed
        if not matching.any():
            return Found(np.zeros(0, np.intp), np.zeros(0, np.float32), matching)
        alike = self.alike(question[:LONGEST])
        chosen = self.pool(scores, matching, alike, allowed)
        values = self._forest.scored(self.features(scores, chosen, alike))
        order = np.argsort(-values, kind="stable")[:limit]
        return Found(chosen[order], values[order], matching)

    def field_scores(self, question: str) -> Mapping[str, Floats]:
        """The BM25 scores of every entry in every field, and of every chapter."""
        with self._lock:
            if (kept := self._scored.get(question)) is not None:
                self._scored.move_to_end(question)
                return kept
        parts = asked(question)
        found = {name: self.index.fields[name].score(parts[_PARTS[name]]) for name in FIELDS}
        found["lexical"] = found["whole"] + np.float32(_PAIRS_SHARE) * found["pairs"]
        with self._lock:
            self._scored[question] = found
            while len(self._scored) > _KEPT // 16:
                self._scored.popitem(last=False)
        return found

    def alike(self, question: str) -> Alike:
        return self._memory.alike(question)

    def pool(self, scores: Mapping[str, Floats], matching: Mask, alike: Alike, allowed: Mask) -> NDArray[np.intp]:
        """The entries that are worth the trees' look: the best by words, and answers to questions asked alike."""
        favoured = scores["lexical"] * (1 + _LEVEL_FAVOUR[self.columns.level])
        base = _share(favoured, scores["lexical"]) + _LAW_SHARE * self._prior.law
        base += _CHAPTER_SHARE * _share(scores["chapter"])[self.columns.chapter]
        base[~matching] = -np.inf
        count = min(POOL, int(matching.sum()))
        best = np.argpartition(-base, max(count - 1, 0))[:count]
        also = np.setdiff1d(np.flatnonzero((alike.article > ALIKE) & allowed), best)
        return np.concatenate([best[np.argsort(-base[best], kind="stable")], also])

    def features(self, scores: Mapping[str, Floats], chosen: NDArray[np.intp], alike: Alike) -> Floats:
        """One row for each chosen entry, columns as `ranking.FEATURES` names them."""
        lexical = scores["lexical"]
        padded = np.concatenate(([0.0], lexical, [0.0])).astype(np.float32)
        in_law = np.maximum.reduceat(lexical, self._versions)
        in_chapter = np.maximum.reduceat(lexical, self._chapters)
        version, chapter = self.columns.version[chosen], self.columns.chapter[chosen]
        top = max(float(lexical.max()), 1e-6)
        rows = [
            lexical[chosen] / top,
            *(_share(scores[name])[chosen] for name in ("whole", "pairs", "pairs_text", "characters", "anchors")),
            _share(scores["chapter"])[chapter],
            in_law[version] / top,
            in_chapter[chapter] / top,
            (padded[chosen] + padded[chosen + 2]) / (2 * top),
            self._prior.law[chosen],
            self._prior.article[chosen],
            self._law_size[chosen],
            self._length[chosen],
            self._position[chosen],
            self._cited[chosen],
            alike.article[chosen],
            alike.law[chosen],
            alike.chapter[chosen],
        ]
        return np.stack(rows, axis=1).astype(np.float32)


def _starts(numbers: NDArray[np.int32]) -> NDArray[np.intp]:
    """Where each run of equal numbers begins; runs are numbered from 0 in their order."""
    return np.flatnonzero(np.diff(numbers, prepend=-1))


def _share(scores: Floats, of: Floats | None = None) -> Floats:
    """The scores as a share of the highest."""
    return scores / max(float((scores if of is None else of).max()), 1e-6)
