"""The same lake in a folder and in a bucket of a real S3 server: written, read, indexed, imported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow.dataset as ds
import pytest

from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.building import build, forget
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.lake.bucket import Bucket, filesystem
from yizhi.domain.library.lake.importing import Import
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.lake.tests.test_import import csv_file, record
from yizhi.domain.library.own import parts
from yizhi.domain.library.synthetic.generate import generate
from yizhi.domain.library.tests.small_library import TODAY
from yizhi.platform.files.tests.object_store import ACCESS_KEY, PLAIN, SECRET_KEY, ObjectStore, object_store


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    with object_store(tmp_path_factory.mktemp("s3")) as store:
        yield store


@pytest.fixture(params=["folder", "bucket"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    if request.param == "folder":
        return Lake(tmp_path / "lake")
    url = f"s3://{PLAIN}/lake-{uuid4().hex[:8]}?endpoint={request.getfixturevalue('server').endpoint}"
    return Lake(tmp_path / "lake", Bucket.of(url, access_key=ACCESS_KEY, secret_key=SECRET_KEY))


def test_what_is_written_is_listed_and_read_once(lake: Lake) -> None:
    assert (lake.years(), lake.parts(), lake.rows) == ([], [], 0)
    assert generate(lake, 300, 3, TODAY, processes=1) == 300
    assert generate(lake, 300, 3, TODAY, processes=1) == 300
    assert lake.rows == 300
    assert lake.years()[-1] == TODAY.year
    assert all(part.size for part in lake.parts())
    assert sum(len(batch) for part in lake.parts() for batch in part.batches(50, ["key", "facts"])) == 300


def test_other_engines_read_it_as_a_table_partitioned_by_year(lake: Lake) -> None:
    """Spark and DuckDB read the same layout; Arrow stands for them."""
    generate(lake, 200, 3, TODAY, processes=1)
    table = ds.dataset(lake.base, format="parquet", partitioning="hive", filesystem=filesystem(lake.bucket))
    assert table.count_rows() == 200
    assert table.count_rows(filter=ds.field("year") == TODAY.year) == sum(p.rows for p in lake.parts(TODAY.year))


def test_an_index_is_built_from_it_and_follows_a_withdrawal(lake: Lake, tmp_path: Path) -> None:
    generate(lake, 200, 3, TODAY, processes=1)
    index = tmp_path / "index"
    assert build(lake, index, processes=1) == 200
    search = EmbeddedSearch(index)
    (case,) = search.search(Question(size=1, sort="date")).cases
    lake.withdraw(case.key)
    forget(lake, index, int(case["decided_on"][:4]), case.key)
    assert EmbeddedSearch(index).count() == 199
    assert build(lake, tmp_path / "anew", processes=1) == 200
    assert EmbeddedSearch(tmp_path / "anew").case(case.key) is None
    lake.readmit(case.key)
    assert lake.withdrawn() == frozenset()


def test_own_cases_come_and_go(lake: Lake) -> None:
    generate(lake, 20, 3, TODAY, processes=1)
    row_of_lake: dict[str, Any] = lake.parts()[-1].read().to_pylist()[0] | {"origin": "OWN"}
    year, key = row_of_lake["decided_on"].year, row_of_lake["key"]
    assert parts.put(lake, row_of_lake) is not None
    assert parts.put(lake, row_of_lake) is None
    assert list(parts.own_keys(lake)) == [(year, key)]
    parts.take_away(lake, year, key)
    assert list(parts.own_keys(lake)) == []


def test_an_import_goes_on_where_it_stopped(lake: Lake, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "公示.csv", [record(n) for n in range(30)])
    assert Import(lake, path, TODAY).run().taken == 30
    again = Import(lake, path, TODAY)
    assert again.report.finished
    assert lake.rows == 30


def test_the_setting_names_the_bucket(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.YIZHI_LIBRARY_LAKE = "s3://cases/zj?endpoint=https://store.example"
    monkeypatch.setenv("YIZHI_LIBRARY_ACCESS_KEY", "a")
    monkeypatch.setenv("YIZHI_LIBRARY_SECRET_KEY", "b")
    bucket = shelf.lake().bucket
    assert bucket is not None
    assert (bucket.path, bucket.endpoint) == ("cases/zj", "https://store.example")
    assert "b" not in repr(bucket).split("secret")[-1]
    settings.YIZHI_LIBRARY_LAKE = ""
    assert shelf.lake().bucket is None


@pytest.mark.parametrize("url", ["/folder", "s3://", "s3://key:secret@bucket", "s3://bucket?part=1"])
def test_what_is_no_bucket_is_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"[一-鿿]"):
        Bucket.of(url)
