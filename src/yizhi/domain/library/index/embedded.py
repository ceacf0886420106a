"""The port served by an index of this machine: words and filters by sets, phrases and numbers by the engine."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import tantivy

from yizhi.domain.library.index.asking import DEEPEST, Answer, Case, Question
from yizhi.domain.library.index.building import FRAMES
from yizhi.domain.library.index.compiling import Compiler, Wanted, wanted
from yizhi.domain.library.index.erasing import is_blank
from yizhi.domain.library.index.facets import counted
from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.fines import fines_of_year
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.likeness import Likeness
from yizhi.domain.library.index.reading import Shard
from yizhi.domain.library.index.settled.answering import Chooser, alike

_THREADS: Final = 2
Found = tuple[float, Shard, int]
"""Score, shard and place of the text."""


class EmbeddedSearch:
    """Adapter of `CaseSearch`. Safe for several threads; sees what other processes write within a second."""

    def __init__(self, folder: Path) -> None:
        self.frames = Frames.load(folder / FRAMES)
        years = sorted(int(one.name) for one in folder.iterdir() if one.name.isdigit() and (one / "index").is_dir())
        self._folder = folder
        self.shards = [Shard(folder / str(year), year, self.frames) for year in reversed(years)]
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
        if asked.phrases or asked.number:
            return self._by_engine(question, asked, shards, facets=facets)
        chooser = Chooser(shards, self.frames, question, asked)
        counts = chooser.facets() if facets else {}
        return Answer(chooser.total, self._cases(chooser.page()), _commonest(counts), ranked=chooser.ranked)

    def case(self, key: int) -> Case | None:
        for shard in self._fresh():
            hits = shard.searcher.search(tantivy.Query.term_query(shard.schema, "key", key), 1, count=False).hits
            if hits:
                return next(iter(self._cases(_places(shard, hits))), None)
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
        return self._cases(alike(shards, self._likeness.terms(text, shards), items, question))

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
                    for case in self._cases(_places(shard, hits)):
                        found[item] = case["violation"] or ""
        return found

    def telling(self, text: str) -> list[str]:
        """The words of the text that tell it from other cases, the most telling first."""
        return self._likeness.terms(text, self._fresh())

    def _fresh(self) -> list[Shard]:
        for shard in self.shards:
            shard.refresh()
        return self.shards

    def _chosen(self, question: Question) -> list[Shard]:
        return [one for one in self._fresh() if question.first_year <= one.year <= question.last_year]

    def _by_engine(self, question: Question, asked: Wanted, shards: list[Shard], *, facets: bool) -> Answer:
        query = Compiler(shards[0].schema, self.frames).compile(question, asked)
        each = self._over(shards, lambda shard: _in_shard(shard, query, question, facets=facets))
        total = sum(one[0] for one in each)
        counts: dict[str, Counter[str]] = {}
        for _, _, found in each:
            for name, values in found.items():
                counts.setdefault(name, Counter()).update(values)
        page, size = min(question.page, DEEPEST), question.size
        hits = sorted((hit for one in each for hit in one[1]), key=_order(question))
        return Answer(total, self._cases(hits[(page - 1) * size : page * size]), _commonest(counts))

    def _over(self, shards: list[Shard], work: Callable[[Shard], Any]) -> list[Any]:
        return [work(shards[0])] if len(shards) == 1 else list(self._pool.map(work, shards))

    def _cases(self, hits: Sequence[Found]) -> list[Case]:
        found = []
        for score, shard, place in hits:
            record = shard.records[place]
            if not is_blank(record):  # taken out a moment ago
                values = dict(zip(SHOWN, record, strict=True))
                found.append(Case(values["key"], values, score))
        return found


def _in_shard(
    shard: Shard, query: Any, question: Question, *, facets: bool
) -> tuple[int, list[Found], dict[str, Counter[str]]]:
    limit = min(question.page, DEEPEST) * question.size
    if question.sort == "relevance":
        found = shard.searcher.search(query, limit, count=True)
    else:
        order = tantivy.Order.Asc if question.sort == "-fine" else tantivy.Order.Desc
        found = shard.searcher.search(query, limit, count=True, order_by_field=question.sort.strip("-"), order=order)
    return found.count, _places(shard, found.hits), counted(shard, query, found.count) if facets else {}


def _places(shard: Shard, hits: Sequence[tuple[Any, Any]]) -> list[Found]:
    places = shard.searcher.fast_field_values("place", [at for _, at in hits])
    return [(float(score or 0), shard, int(place)) for (score, _), place in zip(hits, places, strict=True)]


def _order(question: Question) -> Callable[[Found], float]:
    return (lambda hit: hit[0]) if question.sort == "-fine" else (lambda hit: -hit[0])


def _commonest(counts: dict[str, Counter[str]]) -> dict[str, list[tuple[str, int]]]:
    return {name: values.most_common() for name, values in counts.items()}
