"""Stores for the tests: a folder, and a real S3 server that starts once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from yizhi.platform.files.holders import forget_holder, register_holder
from yizhi.platform.files.storage import BlobStore, open_store
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.files.tests.folders.setting import FOLDERS, as_web_process, installed, new_folder
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


@pytest.fixture
def files_kept(tmp_path: Path, settings: Settings) -> None:
    """Settings for files alone: stores below the test's own folder, addresses and middleware without the shell."""
    settings.YIZHI_FILES_URL = f"file://{tmp_path}/files"
    settings.YIZHI_FILES_STAGING = str(tmp_path / "staging")
    settings.ROOT_URLCONF = "yizhi.platform.files.tests.addresses"
    settings.MIDDLEWARE = ["yizhi.platform.files.tests.acting_as.ActingAs"]


@pytest.fixture
def folders(db: None, files_kept: None) -> Iterator[Callable[..., Folder]]:
    """A kind of record that holds files, its table under row security; from here on the test is the web process."""
    with installed(), as_web_process(Folder):
        register_holder(FOLDERS)
        yield new_folder
        forget_holder(FOLDERS)
