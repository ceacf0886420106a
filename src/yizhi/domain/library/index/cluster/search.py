"""The port served by a cluster."""

import time
from collections.abc import Sequence
from typing import Any, Final

from yizhi.domain.library.index.asking import Answer, Case, Question
from yizhi.domain.library.index.cluster.client import Cluster
from yizhi.domain.library.index.cluster.questions import likeness_body, query_of, search_body
from yizhi.domain.library.index.cluster.template import ALIAS, index_of
from yizhi.domain.library.index.compiling import wanted
from yizhi.domain.library.index.likeness import MOST_TERMS, TOO_COMMON, no_likeness
from yizhi.domain.library.index.words import words

_KEPT_FOR: Final = 60.0
_MOST_ITEMS: Final = 5_000


class ClusterSearch:
    """Adapter of `CaseSearch`. A loaded case is seen at the next refresh of its index, at most a second later."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._years: tuple[float, dict[int, int]] = (0.0, {})

    def search(self, question: Question, *, facets: bool = False) -> Answer:
        if question.words.strip() and wanted(question.words).empty:
            return Answer(0, ())
        found = self._ask(search_body(question, facets=facets))
        hits = found.get("hits", {})
        return Answer(int(hits.get("total", {}).get("value", 0)), _cases(found), _facets(found))

    def case(self, key: int) -> Case | None:
        found = _cases(self._ask({"query": {"ids": {"values": [str(key)]}}, "size": 1, "_source": ["shown"]}))
        return found[0] if found else None

    def newest(self, question: Question, most: int) -> list[tuple[int, int]]:
        asked = wanted(question.words)
        if question.words.strip() and asked.empty:
            return []
        body = {"query": query_of(question, asked), "size": most, "sort": [{"date": "desc"}], "_source": ["date"]}
        hits = self._ask(body).get("hits", {}).get("hits", ())
        return [(int(hit["_id"]), int(hit["_source"]["date"])) for hit in hits]

    def similar(self, text: str, *, items: Sequence[str] = (), question: Question | None = None) -> Sequence[Case]:
        return _cases(self._ask(likeness_body(self.telling(text), items, question or Question())))

    def count(self) -> int:
        return int(self._cluster.ask("GET", f"/{ALIAS}/_count", absent=True).get("count", 0))

    def telling(self, text: str) -> list[str]:
        """Of the text's words those that tell it from other cases, by their frequency in the largest year."""
        years = self._cases_by_year()
        if not years:
            return []
        largest = max(years, key=lambda year: years[year])
        different = sorted({word for word in words(text) if len(word) > 1 and not no_likeness(word)})
        asked = {
            "doc": {"text": " ".join(different)},
            "fields": ["text"],
            "term_statistics": True,
            **dict.fromkeys(("field_statistics", "positions", "offsets", "payloads"), False),
        }
        answer = self._cluster.ask("POST", f"/{index_of(largest)}/_termvectors", asked)
        terms = answer.get("term_vectors", {}).get("text", {}).get("terms", {})
        limit = max(3.0, years[largest] * TOO_COMMON)
        counted = sorted((int(said.get("doc_freq", 0)), term) for term, said in terms.items())
        return [term for times, term in counted if 1 < times < limit][:MOST_TERMS]

    def own_text(self, text: str) -> str:
        return text

    def item_names(self) -> dict[str, str]:
        named = {"top_hits": {"size": 1, "_source": ["shown"]}}
        items = {"terms": {"field": "item", "size": _MOST_ITEMS}, "aggs": {"named": named}}
        found = self._ask({"size": 0, "aggs": {"items": items}})
        buckets = found.get("aggregations", {}).get("items", {}).get("buckets", ())
        return {one["key"]: _first_name(one["named"]) for one in buckets if one["key"]}

    def _cases_by_year(self) -> dict[int, int]:
        read_at, years = self._years
        if not years or time.monotonic() - read_at > _KEPT_FOR:
            found = self._ask({"size": 0, "aggs": {"year": {"terms": {"field": "year", "size": 200}}}})
            buckets = found.get("aggregations", {}).get("year", {}).get("buckets", ())
            years = {int(one["key"]): int(one["doc_count"]) for one in buckets}
            self._years = time.monotonic(), years
        return years

    def _ask(self, body: Any) -> dict[str, Any]:
        return self._cluster.ask("POST", f"/{ALIAS}/_search", body, absent=True)


def _cases(found: dict[str, Any]) -> list[Case]:
    hits = found.get("hits", {}).get("hits", ())
    return [Case(int(hit["_id"]), hit["_source"]["shown"], float(hit.get("_score") or 0.0)) for hit in hits]


def _facets(found: dict[str, Any]) -> dict[str, list[tuple[str, int]]]:
    counted = found.get("aggregations", {})
    return {
        name: [(str(one["key"]), int(one["doc_count"])) for one in said["buckets"]] for name, said in counted.items()
    }


def _first_name(named: dict[str, Any]) -> str:
    hits = named["hits"]["hits"]
    return str(hits[0]["_source"]["shown"].get("violation") or "") if hits else ""
