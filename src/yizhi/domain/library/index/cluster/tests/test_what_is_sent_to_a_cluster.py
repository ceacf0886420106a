"""What goes over the wire: the template, each case once by its key, the questions; and failures come back in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.cluster.client import Cluster, ClusterError
from yizhi.domain.library.index.cluster.loading import forget, load
from yizhi.domain.library.index.cluster.questions import search_body
from yizhi.domain.library.index.cluster.search import ClusterSearch
from yizhi.domain.library.index.cluster.template import TEMPLATE
from yizhi.domain.library.index.cluster.tests.standing_in import Server, standing_in
from yizhi.domain.library.index.fines import fines_of_year
from yizhi.domain.library.tests.small_library import filled


@pytest.fixture
def server() -> Iterator[Server]:
    with standing_in() as found:
        yield found


def test_every_case_is_sent_once_by_its_key_and_each_part_is_noted(server: Server, tmp_path: Path) -> None:
    lake = filled(tmp_path, 120)
    assert load(Cluster(server.url), lake, tmp_path / "index") == 120
    assert server.bodies("/_index_template/yizhi-cases")[0] == TEMPLATE
    lines = [line for body in server.bodies("/_bulk") for line in body]
    actions, documents = lines[::2], lines[1::2]
    keys = {row["key"] for part in lake.parts() for row in part.read().to_pylist()}
    assert {int(one["index"]["_id"]) for one in actions} == keys
    assert len(actions) == 120
    known = set(TEMPLATE["template"]["mappings"]["properties"])
    assert all(set(one) == known for one in documents)
    assert len(server.bodies("/yizhi-case-parts/_doc/")) == len(lake.parts())
    assert fines_of_year(tmp_path / "index" / "2026") is not None


def test_parts_that_are_noted_are_not_sent_again(server: Server, tmp_path: Path) -> None:
    lake = filled(tmp_path, 60)
    noted = [{"_id": f"{part.year}-{part.name}"} for part in lake.parts()]
    server.answers["POST", "/yizhi-case-parts/_search"] = (200, {"hits": {"hits": noted}})
    assert load(Cluster(server.url), lake, tmp_path / "index") == 0
    assert server.bodies("/_bulk") == []


def test_withdrawn_cases_are_not_sent_and_a_case_is_taken_out(server: Server, tmp_path: Path) -> None:
    lake = filled(tmp_path, 60)
    key = lake.parts()[0].read(["key"]).column("key").to_pylist()[0]
    lake.withdraw(key)
    assert load(Cluster(server.url), lake, tmp_path / "index") == 59
    forget(Cluster(server.url), tmp_path / "index", 2026, key)
    assert ("DELETE", f"/yizhi-cases-2026/_doc/{key}?refresh=true", None) in server.asked


def test_a_question_becomes_words_phrases_filters_order_and_counts() -> None:
    asked = Question(
        "水果 “出示执法证件”", division="3308", tier="GENERAL", first_year=2020, lowest_fine=100, sort="fine"
    )
    body = search_body(asked, facets=True)
    told, filters = body["query"]["bool"]["must"], body["query"]["bool"]["filter"]
    assert {"term": {"text": "水果"}} in told
    assert [one for one in told if "match_phrase" in one]
    assert {"term": {"city": "3308"}} in filters
    assert {"term": {"tier": "GENERAL"}} in filters
    assert {"range": {"year": {"gte": 2020, "lte": 9999}}} in filters
    assert {"range": {"fine": {"gte": 100}}} in filters
    assert body["sort"] == [{"fine": "desc"}]
    assert set(body["aggs"]) == {"year", "county", "tier", "kind"}
    assert body["track_total_hits"] is True
    assert search_body(Question(), facets=False)["query"] == {"match_all": {}}


def test_an_answer_is_read(server: Server) -> None:
    hit = {"_id": "7", "_score": 1.5, "_source": {"shown": {"violation": "占道设摊"}}}
    counted = {"tier": {"buckets": [{"key": "GENERAL", "doc_count": 4}]}}
    answer = {"hits": {"total": {"value": 31}, "hits": [hit]}, "aggregations": counted}
    server.answers["POST", "/yizhi-cases/_search"] = (200, answer)
    found = ClusterSearch(Cluster(server.url)).search(Question("占道"), facets=True)
    assert (found.total, found.cases[0].key, found.cases[0]["violation"]) == (31, 7, "占道设摊")
    assert found.facets["tier"] == [("GENERAL", 4)]


def test_before_anything_is_loaded_there_is_nothing_and_no_failure(server: Server) -> None:
    server.answers |= {(method, "/yizhi-cases"): (404, {"error": "no such index"}) for method in ("GET", "POST")}
    search = ClusterSearch(Cluster(server.url))
    assert (search.count(), search.search(Question("占道")).total, search.case(5)) == (0, 0, None)
    assert search.similar("占道设摊") == []


@pytest.mark.parametrize("answer", [(200, {"errors": True, "items": [{"index": {"status": 400}}]}), (403, {})])
def test_a_refusal_is_told_in_words(server: Server, tmp_path: Path, answer: tuple[int, Any]) -> None:
    server.answers["POST", "/_bulk"] = answer
    with pytest.raises(ClusterError, match="检索集群"):
        load(Cluster(server.url), filled(tmp_path, 20), tmp_path / "index")
    assert server.bodies("/yizhi-case-parts/_doc/") == []


def test_an_address_that_is_none_or_holds_a_password_is_refused() -> None:
    for url in ("ftp://x", "https://user:word@host"):
        with pytest.raises(ClusterError):
            Cluster(url)
