"""A running installation with a decided case and its evidence, and a place for its backups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.leaks.crime_scene import photograph_bytes
from tests.recovery.commands import Installation
from tests.torture.workshop import scene_in
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import open_account
from yizhi.platform.database.cluster import Cluster
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.ledger.tests.conftest import template_database
from yizhi.platform.ledger.tests.own_database import OwnDatabase, copy_of

__all__ = ["template_database"]


@dataclass(frozen=True)
class City:
    """An installation at work: its scene, a decided case with a photograph, and the officer's sign-in."""

    installation: Installation
    scene: Scene
    decided: SimpleCase
    begun: SimpleCase
    photograph: str
    username: str = "officer-of-the-drill"

    @property
    def database(self) -> OwnDatabase:
        return self.installation.database


@pytest.fixture(scope="module")
def city(
    template_database: str,
    django_db_blocker: DjangoDbBlocker,
    embedded_cluster: Cluster,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[City]:
    """Made once a module; its tests add to it and leave it at work."""
    place = tmp_path_factory.mktemp("first")
    told = {"YIZHI_FILES_URL": f"file://{place / 'files'}", "YIZHI_ANCHOR_DIRECTORY": str(place / "anchors")}
    with (
        override_settings(**told),
        django_db_blocker.unblock(),
        copy_of(embedded_cluster, template_database) as database,
    ):
        yield _furnished(Installation(database, place))


def _furnished(installation: Installation) -> City:
    scene = scene_in(installation.database)
    with installation.database.as_role("web"):
        decided, begun = scene.issued(), scene.open()
        about = {"origin": "CAMERA", "record_kind": SimpleCase.record_label(), "record_id": str(begun.pk)}
        given = SimpleUploadedFile("现场.jpg", photograph_bytes(), "image/jpeg")
        photograph = keep_posted(scene.lead, given, about, new_id()).record
        city = City(installation, scene, decided, begun, photograph.sha256)
        open_account(scene.lead_person, city.username)
    with installation.database.as_role("worker"):
        seal_pending()
    return city
