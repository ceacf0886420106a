"""Stores for the tests: a folder, and a real S3 server that starts once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from yizhi.platform.files.storage import BlobStore, open_store
from yizhi.platform.files.tests.object_store import ACCESS_KEY, SECRET_KEY, ObjectStore, object_store


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    with object_store(tmp_path_factory.mktemp("s3")) as server:
        yield server


@pytest.fixture(params=["file", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "file":
        return open_store(f"file://{tmp_path}/files")
    server: ObjectStore = request.getfixturevalue("s3_server")
    # Small parts, so that 12 MB already go up in several.
    return open_store(server.url(part_mb="5"), access_key=ACCESS_KEY, secret_key=SECRET_KEY)
