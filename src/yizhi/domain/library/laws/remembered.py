"""Questions that were answered before: one that is asked alike points to their articles, laws and chapters.

A question is kept as the short hashes of its words, never as its text.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yizhi.domain.library.laws.columns import Columns
from yizhi.domain.library.laws.postings import Floats
from yizhi.domain.library.laws.words import pairs, words

MOST = 30  # questions that are taken for alike
ALSO = 0.1  # of a second question that points to the same article
Kept = Sequence[tuple[Sequence[int], Sequence[str]]]
"""For each question the hashes of its parts, and the places of its answers (`ranking.place_of`)."""


@dataclass(frozen=True, slots=True)
class Alike:
    """For each entry how alike a question was that it answered; the same of its law, summed, and of its chapter."""

    article: Floats
    law: Floats
    chapter: Floats


def hashes(question: str) -> list[int]:
    parts = {word for word in words(question) if len(word) > 1} | set(pairs(question))
    return sorted(int.from_bytes(hashlib.sha256(one.encode()).digest()[:4], "big") for one in parts)


class Memory:
    """The kept questions over one index: whose answers are not in it is left out."""

    def __init__(self, kept: Kept, columns: Columns, places: Mapping[str, Sequence[int]]) -> None:
        self._columns = columns
        answered = [(parts, [at for one in to for at in places.get(one, ())]) for parts, to in kept]
        self._answers = [np.array(sorted(set(to)), np.intp) for _, to in answered if to]
        asked = [parts for parts, to in answered if to]
        often = Counter(part for parts in asked for part in parts)
        self._unknown = math.log(1 + 2 * max(len(asked), 1))
        self._weight = {part: math.log(1 + len(asked) / count) for part, count in often.items()}
        self._asked: dict[int, list[int]] = defaultdict(list)
        for at, parts in enumerate(asked):
            for part in parts:
                self._asked[part].append(at)
        self._norm = np.array([self._length(parts) for parts in asked])

    def _length(self, parts: Iterable[int]) -> float:
        return math.sqrt(sum(self._weight.get(part, self._unknown) ** 2 for part in parts))

    def alike(self, question: str) -> Alike:
        columns = self._columns
        article = np.zeros(len(columns), np.float32)
        law, chapter = (np.zeros(int(of.max()) + 1, np.float32) for of in (columns.law, columns.chapter))
        cosines = self._cosines(hashes(question))
        for at in np.argsort(-cosines, kind="stable")[:MOST]:
            if cosines[at] <= 0:
                break
            how, to = np.float32(cosines[at]), self._answers[at]
            article[to] = np.maximum(article[to], how) + np.float32(ALSO) * np.minimum(article[to], how)
            law[np.unique(columns.law[to])] += how**1.5
            into = np.unique(columns.chapter[to])
            chapter[into] = np.maximum(chapter[into], how)
        return Alike(article, law[columns.law], chapter[columns.chapter])

    def _cosines(self, parts: Sequence[int]) -> Any:
        found = np.zeros(len(self._answers))
        for part in parts:
            for at in self._asked.get(part, ()):
                found[at] += self._weight[part] ** 2
        return found / np.maximum(self._norm * self._length(parts), 1e-9)
