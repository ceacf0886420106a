"""The same questions to both adapters. Runs where `YIZHI_TEST_OPENSEARCH_URL` names a server; else it is skipped."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from yizhi.domain.library.index.asking import CaseSearch, Question
from yizhi.domain.library.index.building import build
from yizhi.domain.library.index.cluster import loading, template
from yizhi.domain.library.index.cluster.client import Cluster
from yizhi.domain.library.index.cluster.search import ClusterSearch
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import filled

URL = os.environ.get("YIZHI_TEST_OPENSEARCH_URL", "")
pytestmark = pytest.mark.skipif(not URL, reason="没有 OpenSearch 服务器；设置 YIZHI_TEST_OPENSEARCH_URL 后执行")
QUESTIONS = (
    Question("水果"),
    Question("营业执照"),
    Question("“占用人行道”"),
    Question("当事人", division="3308", first_year=2020, tier="GENERAL", lowest_fine=10_000),
    Question(kind="警告", sort="fine"),
    Question("水果 灯箱", any_word=True),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CaseSearch, CaseSearch, Lake, Cluster]]:
    folder = tmp_path_factory.mktemp("both")
    lake, cluster = filled(folder, 400), Cluster.configured(URL)
    _clear(cluster)
    build(lake, folder / "index", processes=1)
    loading.load(cluster, lake, folder / "cluster")
    yield EmbeddedSearch(folder / "index"), ClusterSearch(cluster), lake, cluster
    _clear(cluster)


def _clear(cluster: Cluster) -> None:
    for index in (f"{template.ALIAS}-*", template.PARTS):
        cluster.ask("DELETE", f"/{index}", absent=True)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_counts_facets_and_orders_are_the_same(
    both: tuple[CaseSearch, CaseSearch, Lake, Cluster], question: Question
) -> None:
    embedded, cluster = (one.search(question, facets=True) for one in both[:2])
    assert cluster.total == embedded.total
    for name, counted in embedded.facets.items():
        assert Counter(dict(cluster.facets[name])) == Counter(dict(counted))
    if question.sort == "fine":
        assert [one["fine_fen"] for one in cluster.cases] == [one["fine_fen"] for one in embedded.cases]


def test_a_case_is_found_by_key_and_like_ones_are_of_its_item(
    both: tuple[CaseSearch, CaseSearch, Lake, Cluster],
) -> None:
    _, cluster, lake, _ = both
    row = lake.parts()[-1].read().to_pylist()[0]
    case = cluster.case(row["key"])
    assert case is not None
    assert case["facts"] == row["facts"]
    assert {one["item"] for one in cluster.similar(row["facts"], items=[row["item"]])} == {row["item"]}
    assert set(cluster.item_names()) == {r["item"] for part in lake.parts() for r in part.read().to_pylist()}
    assert cluster.telling(row["facts"])


def test_a_case_that_is_taken_out_is_gone(both: tuple[CaseSearch, CaseSearch, Lake, Cluster], tmp_path: Path) -> None:
    _, found, lake, cluster = both
    row = lake.parts()[0].read().to_pylist()[0]
    loading.forget(cluster, tmp_path, row["decided_on"].year, row["key"])
    assert found.case(row["key"]) is None
