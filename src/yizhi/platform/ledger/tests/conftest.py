"""A sealed log of three heads, copied for each test that tampers with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django import DjangoDbBlocker, Settings

from yizhi.platform.database.cluster import Cluster
from yizhi.platform.ledger import log_key
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.ledger.tests.own_database import OwnDatabase, copy_of, migrated_database
from yizhi.platform.ledger.tests.writing import append_entries


@dataclass(frozen=True)
class SealedLog:
    database: OwnDatabase
    anchors: Path


@pytest.fixture(scope="session")
def template_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, embedded_cluster: Cluster
) -> Iterator[str]:
    """The migrated test database, to be copied from. Made here when no test of the session uses `db`."""
    with migrated_database(django_db_blocker) as name:
        yield name


@pytest.fixture
def own_database(
    template_database: str,
    django_db_blocker: DjangoDbBlocker,
    embedded_cluster: Cluster,
    tmp_path: Path,
    settings: Settings,
) -> Iterator[OwnDatabase]:
    """An empty database; the anchors of its ledger lie in the test's own folder."""
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path / "anchors")
    with django_db_blocker.unblock(), copy_of(embedded_cluster, template_database) as made:
        yield made


@pytest.fixture(scope="session")
def sealed_log(
    template_database: str,
    django_db_blocker: DjangoDbBlocker,
    embedded_cluster: Cluster,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SealedLog]:
    """600 entries, so that two tiles are full and one is not, sealed in three steps."""
    anchors, former = tmp_path_factory.mktemp("anchors"), django_settings.YIZHI_ANCHOR_DIRECTORY
    with django_db_blocker.unblock(), copy_of(embedded_cluster, template_database) as made:
        django_settings.YIZHI_ANCHOR_DIRECTORY = str(anchors)
        for step in (10, 290, 300):
            with made.as_role("web"):
                append_entries(step)
            with made.as_role("worker"):
                assert seal_pending() == step
        django_settings.YIZHI_ANCHOR_DIRECTORY = former
        yield SealedLog(made, anchors)


@pytest.fixture
def log(
    sealed_log: SealedLog, django_db_blocker: DjangoDbBlocker, tmp_path: Path, settings: Settings
) -> Iterator[OwnDatabase]:
    """A copy of the sealed log with its anchors, to be tampered with."""
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path / "anchors")
    shutil.copytree(sealed_log.anchors, tmp_path / "anchors")
    with (
        django_db_blocker.unblock(),
        copy_of(sealed_log.database.cluster, sealed_log.database.name) as made,
        made.as_role("worker"),
    ):
        yield made


@pytest.fixture
def national_suite(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """An installation that has chosen 国密, with a key of its own."""
    settings.YIZHI_LEDGER_SUITE = "sm3-sm2"
    cached = (log_key.suite, log_key.signing_key, log_key.verifying_key)
    for held in cached:
        held.cache_clear()
    yield
    for held in cached:
        held.cache_clear()
