"""The port served by an index of this machine: shards by year, heavy questions by two threads."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from heapq import nlargest
from pathlib import Path
from typing import Any, Final

import tantivy

from yizhi.domain.library.index.asking import DEEPEST, Answer, Case, Question
from yizhi.domain.library.index.building import FRAMES
from yizhi.domain.library.index.compiling import Compiler, Wanted, wanted
from yizhi.domain.library.index.erasing import is_blank
from yizhi.domain.library.index.facets import facets_of
from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.fines import fines_of_year
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.likeness import Likeness
from yizhi.domain.library.index.precounted import recall
from yizhi.domain.library.index.reading import Shard

_THREADS: Final = 2
_HEAVY: Final = 60_000
"""Cases that a question touches at most before two threads share it."""
Found = tuple[float, Shard, Any]


class EmbeddedSearch:
    """Adapter of `CaseSearch`. Safe for several threads; sees what other processes write within a second."""

    def __init__(self, folder: Path) -> None:
        self.frames = Frames.load(folder / FRAMES)
        years = sorted(int(one.name) for one in folder.iterdir() if one.name.isdigit() and (one / "index").is_dir())
        self._folder = folder
        self.shards = [Shard(folder / str(year), year) for year in reversed(years)]
        for shard in self.shards:
            recall(shard)
        self._pool = ThreadPoolExecutor(_THREADS, "library")
        self._likeness = Likeness(self.frames)

    def warm(self) -> None:
        for shard in self.shards:
            shard.warm()

    def count(self) -> int:
        return sum(shard.cases for shard in self._fresh())

    def search(self, question: Question, *, facets: bool = False) -> Answer:
        asked = wanted(question.words)
        if question.words.strip() and asked.empty:
            return Answer(0, ())
        shards = self._chosen(question)
        if not shards:
            return Answer(0, ())
        query = Compiler(shards[0].schema, self.frames).compile(question, asked)
        each = self._over(shards, asked, lambda shard: self._in_shard(shard, query, question, asked, facets=facets))
        total = sum(one[0] for one in each)
        return Answer(total, self._page(question, [hit for one in each for hit in one[1]]), _merged(each))

    def case(self, key: int) -> Case | None:
        for shard in self._fresh():
            hits = shard.searcher.search(tantivy.Query.term_query(shard.schema, "key", key), 1, count=False).hits
            if hits:
                return next(iter(self._cases([(0.0, shard, hits[0][1])])), None)
        return None

    def newest(self, question: Question, most: int) -> list[tuple[int, int]]:
        asked, shards = wanted(question.words), self._chosen(question)
        found: list[tuple[int, int]] = []
        if not shards or (question.words.strip() and asked.empty):
            return found
        query = Compiler(shards[0].schema, self.frames).compile(question, asked)
        for shard in shards:  # the latest year first
            if (wanting := most - len(found)) <= 0:
                break
            order = {"order_by_field": "date", "order": tantivy.Order.Desc}
            at = [one for _, one in shard.searcher.search(query, wanting, count=False, **order).hits]
            keys, days = (shard.searcher.fast_field_values(name, at) for name in ("key", "date"))
            found += zip(keys, days, strict=True)
        return found

    def similar(self, text: str, *, items: Sequence[str] = (), question: Question | None = None) -> Sequence[Case]:
        question = question or Question()
        shards = self._chosen(question)
        if not shards:
            return ()
        compiler = Compiler(shards[0].schema, self.frames)
        terms = self._likeness.terms(text, shards)
        query = self._likeness.query(compiler, terms, items, question)
        size = question.size
        each = self._over(shards, None, lambda s: [(score, s, at) for score, at in _best(s, query, size)])
        return self._cases(nlargest(size, (hit for one in each for hit in one), key=lambda hit: hit[0]))

    def own_text(self, text: str) -> str:
        return self.frames.own_text(text)

    def item_names(self) -> dict[str, str]:
        """The items that cases of the library are about, with the name that a case gives them."""
        found: dict[str, str] = {}
        for shard in self._fresh():
            year = fines_of_year(shard.folder)
            for item in year.places if year else ():
                if item and item not in found:
                    query = tantivy.Query.term_query(shard.schema, "item", item)
                    hits = shard.searcher.search(query, 1, count=False).hits
                    for case in self._cases([(0.0, shard, at) for _, at in hits]):
                        found[item] = case["violation"] or ""
        return found

    def telling(self, text: str) -> list[str]:
        """The words of the text that tell it from other cases, the most telling first."""
        return self._likeness.terms(text, self._fresh())

    def _fresh(self) -> list[Shard]:
        for shard in self.shards:
            if shard.refresh():
                recall(shard)
        return self.shards

    def _chosen(self, question: Question) -> list[Shard]:
        return [one for one in self._fresh() if question.first_year <= one.year <= question.last_year]

    def _over(self, shards: list[Shard], asked: Wanted | None, work: Callable[[Shard], Any]) -> list[Any]:
        if len(shards) == 1 or (asked is not None and not asked.empty and self._touched(shards, asked) < _HEAVY):
            return [work(shard) for shard in shards]
        return list(self._pool.map(work, shards))

    def _touched(self, shards: list[Shard], asked: Wanted) -> int:
        """An upper limit of the cases that hold all words, from the largest shard."""
        largest = max(shards, key=lambda shard: shard.cases)
        rarest = min(
            (
                largest.searcher.doc_freq("text", word) + 60_000 * bool(self.frames.holding(word))
                for word in asked.all_words
            ),
            default=0,
        )
        return rarest * len(shards)

    def _in_shard(
        self, shard: Shard, query: Any, question: Question, asked: Wanted, *, facets: bool
    ) -> tuple[int, list[Found], dict[str, Counter[str]]]:
        limit = min(question.page, DEEPEST) * question.size
        known = self._known_count(shard, question, asked)
        if question.sort == "relevance":
            found = shard.searcher.search(query, limit, count=known is None)
        else:
            order = tantivy.Order.Asc if question.sort == "-fine" else tantivy.Order.Desc
            by = question.sort.strip("-")
            found = shard.searcher.search(query, limit, count=known is None, order_by_field=by, order=order)
        count = found.count if known is None else known
        shard.remember(("count", question.key()), count)
        hits = [(float(score), shard, at) for score, at in found.hits]
        return count, hits, facets_of(shard, query, question, count) if facets else {}

    def _known_count(self, shard: Shard, question: Question, asked: Wanted) -> int | None:
        """The exact count where it need not be counted: asked before, everything, or one word of no shared sentence."""
        if (known := shard.counted.get(("count", question.key()))) is not None:
            return int(known)
        if (kept := shard.recalled(question)) is not None:
            return int(kept["count"])
        if question.filtered or not shard.whole or asked.phrases or asked.number:
            return None
        if not asked.words:
            return shard.cases
        if len(asked.words) == 1 and not self.frames.holding(asked.words[0]):
            return int(shard.searcher.doc_freq("text", asked.words[0]))
        return None

    def _page(self, question: Question, hits: list[Found]) -> list[Case]:
        page = min(question.page, DEEPEST)
        best = sorted(hits, key=lambda hit: hit[0] if question.sort == "-fine" else -hit[0])
        return self._cases(best[(page - 1) * question.size : page * question.size])

    def _cases(self, hits: Sequence[Found]) -> list[Case]:
        found = []
        for score, shard, at in hits:
            (place,) = shard.searcher.fast_field_values("place", [at])
            record = shard.records[place]
            if not is_blank(record):  # taken out a moment ago
                values = dict(zip(SHOWN, record, strict=True))
                found.append(Case(values["key"], values, score))
        return found


def _best(shard: Shard, query: Any, size: int) -> list[tuple[float, Any]]:
    found: list[tuple[float, Any]] = shard.searcher.search(query, size, count=False).hits
    return found


def _merged(each: list[tuple[int, list[Found], dict[str, Counter[str]]]]) -> dict[str, list[tuple[str, int]]]:
    total: dict[str, Counter[str]] = {}
    for _, _, counts in each:
        for name, values in counts.items():
            total.setdefault(name, Counter()).update(values)
    return {name: values.most_common() for name, values in total.items()}
