"""From a question to the cluster's query: the same words, phrases, filters and orders as the embedded index has."""

from collections.abc import Sequence
from typing import Any, Final

from yizhi.domain.library.index.asking import DEEPEST, Question
from yizhi.domain.library.index.compiling import Wanted, wanted
from yizhi.domain.library.index.words import words

_ORDERS: Final = {"date": {"date": "desc"}, "fine": {"fine": "desc"}, "-fine": {"fine": "asc"}}
_FACETS: Final = ("year", "county", "tier", "kind")
_SIZE: Final = 128
Clause = dict[str, Any]


def search_body(question: Question, *, facets: bool) -> Clause:
    """The whole request: exact count, the page asked for, counts by facet if wanted."""
    page = min(question.page, DEEPEST)
    body: Clause = {
        "query": query_of(question, wanted(question.words)),
        "from": (page - 1) * question.size,
        "size": question.size,
        "track_total_hits": True,
        "_source": ["shown"],
    }
    if question.sort in _ORDERS:
        body["sort"] = [_ORDERS[question.sort]]
    if facets:
        body["aggs"] = {name: {"terms": {"field": name, "size": _SIZE}} for name in _FACETS}
    return body


def query_of(question: Question, asked: Wanted) -> Clause:
    told = told_in(asked)
    filters = filters_of(question)
    if not told:
        return {"bool": {"filter": filters}} if filters else {"match_all": {}}
    if question.any_word:
        return {"bool": {"should": told, "minimum_should_match": 1, "filter": filters}}
    return {"bool": {"must": told, "filter": filters}}


def told_in(asked: Wanted) -> list[Clause]:
    if asked.number:
        return [{"term": {"number": asked.number}}]
    phrases = [{"match_phrase": {"text": " ".join(words("".join(phrase)))}} for phrase in asked.phrases]
    return [*({"term": {"text": word}} for word in asked.words), *phrases]


def filters_of(question: Question) -> list[Clause]:
    found: list[Clause] = []
    place = "city" if len(question.division) == 4 else "county"
    named = {
        "item": question.item, place: question.division[:6], "tier": question.tier, "kind": question.kind,
        "procedure": question.procedure, "origin": question.origin,
    }  # fmt: skip
    found += [{"term": {name: value}} for name, value in named.items() if value]
    if question.first_year > 0 or question.last_year < 9999:
        found.append({"range": {"year": {"gte": question.first_year, "lte": question.last_year}}})
    limits = {"gte": question.lowest_fine, "lte": question.highest_fine}
    if fines := {name: value for name, value in limits.items() if value is not None}:
        found.append({"range": {"fine": fines}})
    return found


def likeness_body(terms: Sequence[str], items: Sequence[str], question: Question) -> Clause:
    """Cases that hold many of the telling terms, of the items if any are given."""
    filters = [*filters_of(question), *([{"terms": {"item": list(items)}}] if items else [])]
    told = [{"term": {"text": term}} for term in terms]
    alike: Clause = {"should": told, "filter": filters, "minimum_should_match": 0 if items or not told else 1}
    return {"query": {"bool": alike}, "size": question.size, "_source": ["shown"], "track_total_hits": False}
