"""Which words tell a text from others, and the question that finds cases told alike."""

import re
from collections.abc import Sequence
from typing import Any, Final

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.compiling import MUST, SHOULD, Compiler, Query
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.reading import Shard
from yizhi.domain.library.index.words import words

MOST_TERMS: Final = 30
TOO_COMMON: Final = 0.1
_NO_LIKENESS: Final = re.compile(r"[0-9a-z]|某|[路街巷弄县区市镇乡]$")
"""Numbers, masked names and streets tell a case from others, but not which cases are alike."""


def no_likeness(word: str) -> bool:
    return _NO_LIKENESS.search(word) is not None


class Likeness:
    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    def terms(self, text: str, shards: Sequence[Shard]) -> list[str]:
        """At most thirty words, rarest first: known to at least a few cases, held by less than a tenth of all."""
        largest = max(shards, key=lambda shard: shard.cases)
        limit = max(3.0, largest.cases * TOO_COMMON)
        different = {w for w in words(self._frames.own_text(text)) if len(w) > 1 and not no_likeness(w)}
        counted = sorted((largest.searcher.doc_freq("text", word), word) for word in different)
        return [word for times, word in counted if 1 < times < limit][:MOST_TERMS]

    def query(self, compiler: Compiler, terms: Sequence[str], items: Sequence[str], question: Question) -> Any:
        clauses = compiler.filters(question)
        if items:
            either = [(SHOULD, Query.const_score_query(compiler.term("item", one), 0.0)) for one in items]
            clauses.append((MUST, Query.boolean_query(either)))
        told = [(SHOULD, compiler.term("text", term)) for term in terms]
        if told:
            clauses.append((SHOULD if items else MUST, Query.boolean_query(told)))
        return Query.boolean_query(clauses) if clauses else Query.all_query()
