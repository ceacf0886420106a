"""The answer to an asking: articles, facets, and in which way they were found."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from yizhi.domain.library.laws import shelf
from yizhi.domain.library.laws.asking import PAGE, Asking
from yizhi.domain.library.laws.columns import LEVELS, NEVER
from yizhi.domain.library.laws.search import Mask, Searcher
from yizhi.domain.library.laws.snippets import Piece, snippet, telling
from yizhi.domain.norms import api as norms

BY_INDEX = "按词语和问法检索"
BY_DATABASE = "索引尚未建立，暂由数据库按字词查找，次序不分主次"


@dataclass(frozen=True, slots=True)
class Hit:
    article: norms.Article
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice of a facet with how many articles that hold the words fall under it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts articles that hold any of the words; `mode` says in words how they were found."""

    hits: Sequence[Hit]
    total: int
    mode: str
    levels: Sequence[Facet] = ()
    regions: Sequence[Facet] = ()
    years: Sequence[Facet] = ()
    more: bool = False


def answer(asked: Asking) -> Answer:
    """By the index; by the database when there is none. An index older than the database shows what is still there."""
    searcher = shelf.searcher()
    return _by_database(asked) if searcher is None else _by_index(asked, searcher)


def _by_index(asked: Asking, searcher: Searcher) -> Answer:
    columns = searcher.columns
    time = _time(asked, searcher)
    narrowed = time & _narrowed(asked, searcher)
    until = asked.page * PAGE
    found = searcher.find(asked.words, until + 1, narrowed)
    matching = (searcher.field_scores(asked.words)["pairs"] > 0) & time
    keys = [columns.articles[at] for at in found.entries[until - PAGE : until]]
    return Answer(
        _hits(keys, asked.words),
        int(found.matching.sum()),
        BY_INDEX,
        _counted(columns.level[matching & _region(asked, searcher) & _year(asked, searcher)], LEVELS),
        _counted(columns.region[matching & _level(asked, searcher) & _year(asked, searcher)], columns.regions),
        _years(columns.year[matching & _level(asked, searcher) & _region(asked, searcher)]),
        more=len(found.entries) > until,
    )


def best(asked: Asking, count: int) -> list[tuple[str, str, int]]:
    """Article, version and first day (its ordinal) of the best ones; nothing while there is no index."""
    searcher = shelf.searcher()
    if searcher is None:
        return []
    columns = searcher.columns
    found = searcher.find(asked.words, count, _time(asked, searcher) & _narrowed(asked, searcher)).entries.tolist()
    starts = ((at, int(columns.start[at])) for at in found)
    return [
        (columns.articles[at], columns.versions[columns.version[at]], 0 if start == NEVER else start)
        for at, start in starts
    ]


def _time(asked: Asking, searcher: Searcher) -> Mask:
    columns = searcher.columns
    return np.ones(len(columns), np.bool_) if asked.all_times else columns.in_force(asked.day)


def _narrowed(asked: Asking, searcher: Searcher) -> Mask:
    return _level(asked, searcher) & _region(asked, searcher) & _year(asked, searcher)


def _level(asked: Asking, searcher: Searcher) -> Mask:
    level = searcher.columns.level
    return level == LEVELS.index(asked.level) if asked.level else np.ones(len(level), np.bool_)


def _region(asked: Asking, searcher: Searcher) -> Mask:
    columns = searcher.columns
    if not asked.region:
        return np.ones(len(columns), np.bool_)
    return columns.region == (columns.regions.index(asked.region) if asked.region in columns.regions else NEVER)


def _year(asked: Asking, searcher: Searcher) -> Mask:
    year = searcher.columns.year
    return year == asked.year if asked.year else np.ones(len(year), np.bool_)


def _counted(values: NDArray[np.int32], names: Sequence[str]) -> list[Facet]:
    counts = np.bincount(values, minlength=len(names))
    return [Facet(names[at], int(counts[at])) for at in np.argsort(-counts, kind="stable") if counts[at]]


def _years(values: NDArray[np.int32]) -> list[Facet]:
    years, counts = np.unique(values[values > 0], return_counts=True)
    return [Facet(str(year), int(count)) for year, count in zip(years[::-1], counts[::-1], strict=True)][:12]


def _hits(keys: Sequence[str], words: str) -> list[Hit]:
    rows = {str(one.pk): one for one in norms.articles().filter(pk__in=keys)}
    return [Hit(rows[key], snippet(rows[key].text, words)) for key in keys if key in rows]


def _by_database(asked: Asking) -> Answer:
    rows = norms.articles()
    wanted = Q()
    for word in telling(asked.words)[:8] or [asked.words]:
        wanted |= Q(text__icontains=word)
    rows = rows.filter(wanted)
    if not asked.all_times:
        rows = rows.filter(norms.on(asked.day, "law_version__"))
    if asked.level:
        rows = rows.filter(law_version__law__level=asked.level)
    if asked.region:
        rows = rows.filter(law_version__law__region=asked.region)
    if asked.year:
        rows = rows.filter(law_version__effective_from__year=asked.year)
    begin = (asked.page - 1) * PAGE
    found = list(rows[begin : begin + PAGE + 1])
    hits = [Hit(one, snippet(one.text, asked.words)) for one in found[:PAGE]]
    return Answer(hits, begin + len(found), BY_DATABASE, more=len(found) > PAGE)
