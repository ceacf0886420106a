"""From a question to a query of the engine, for one shard."""

import re
from dataclasses import dataclass
from typing import Any, Final

import tantivy

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.fields import KIND_CODES, ORIGIN_CODES, PROCEDURE_CODES, TIER_CODES
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.words import asked_words, whole_words, words

Query: Final = tantivy.Query
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
_PHRASE: Final = re.compile(r"[“\"]([^”\"]+)[”\"]")
_NUMBER: Final = re.compile(r"^\S{1,30}[〔\[（(]\d{4}[〕\]）)]\S{1,20}号$")
Clauses = list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a question, cut: single ones, phrases, or the number of a decision."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    number: str = ""

    @property
    def empty(self) -> bool:
        return not (self.words or self.phrases or self.number)

    @property
    def all_words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.words, *(word for phrase in self.phrases for word in phrase))))


def wanted(text: str) -> Wanted:
    text = text.strip()
    if _NUMBER.match(text):
        return Wanted((), (), text)
    phrases = tuple(tuple(whole_words(one)) for one in _PHRASE.findall(text))
    rest = asked_words(_PHRASE.sub(" ", text))
    single = tuple(phrase[0] for phrase in phrases if len(phrase) == 1)
    return Wanted(tuple(dict.fromkeys((*rest, *single))), tuple(one for one in phrases if len(one) > 1))


class Compiler:
    def __init__(self, schema: Any, frames: Frames) -> None:
        self._schema, self._frames = schema, frames

    def term(self, field: str, value: Any) -> Any:
        return Query.term_query(self._schema, field, value)

    def _filter(self, field: str, value: Any) -> tuple[Any, Any]:
        return MUST, Query.const_score_query(self.term(field, value), 0.0)

    def _either(self, own: Any, codes: tuple[str, ...]) -> Any:
        """In the case's own words, or in one of the shared sentences."""
        if not codes:
            return own
        shared = [(SHOULD, Query.const_score_query(self.term("frame", code), 0.0)) for code in codes]
        return Query.boolean_query([(SHOULD, own), *shared])

    def _all(self, queries: list[Any]) -> Any:
        return queries[0] if len(queries) == 1 else Query.boolean_query([(MUST, one) for one in queries])

    def word(self, word: str) -> Any:
        return self._either(self.term("text", word), self._frames.holding(word))

    def phrase(self, phrase: tuple[str, ...]) -> Any:
        """In order and next to each other. Of three or more common words their pairs are asked for."""
        if pairs := self._frames.pairs_of(phrase):
            own = self._all([self.term("pair", pair) for pair in dict.fromkeys(pairs)])
        else:
            own = Query.phrase_query(self._schema, "text", words("".join(phrase)))
        return self._either(own, self._frames.holding_phrase(phrase))

    def told(self, asked: Wanted, *, any_word: bool = False) -> Clauses:
        """The clauses of the words."""
        if asked.number:
            return [(MUST, self.term("number", asked.number))]
        occur = SHOULD if any_word else MUST
        found = [(occur, self.word(word)) for word in asked.words]
        return [*found, *((MUST, self.phrase(phrase)) for phrase in asked.phrases)]

    def filters(self, question: Question) -> Clauses:
        """The clauses of the filters; years are chosen by the shards."""
        found: Clauses = []
        if question.item:
            found.append(self._filter("item", question.item))
        if question.division:
            field = "city" if len(question.division) == 4 else "county"
            found.append(self._filter(field, int(question.division[:6])))
        for field, value, codes in (
            ("tier", question.tier, TIER_CODES),
            ("kind", question.kind, KIND_CODES),
            ("procedure", question.procedure, PROCEDURE_CODES),
            ("origin", question.origin, ORIGIN_CODES),
        ):
            if value:
                found.append(self._filter(field, codes.get(value, 99)))
        if question.lowest_fine is not None or question.highest_fine is not None:
            low, high = question.lowest_fine or 0, question.highest_fine
            kind = tantivy.FieldType.Unsigned
            query = Query.range_query(self._schema, "fine", kind, low, high, include_upper=True)
            found.append((MUST, Query.const_score_query(query, 0.0)))
        return found

    def compile(self, question: Question, asked: Wanted) -> Any:
        told = self.told(asked, any_word=question.any_word)
        filters = self.filters(question)
        if question.any_word and told and filters:
            told = [(MUST, Query.boolean_query(told))]
        clauses = [*told, *filters]
        if not clauses:
            return Query.all_query()
        return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)
