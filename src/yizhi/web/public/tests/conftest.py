"""Decisions made through the acts of `cases`, sealed when a test asks; the visitor is a browser without an account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform import clock
from yizhi.platform.database.tests.states import States
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.models import Entry, Opening
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.scope.session import acting
from yizhi.platform.secrecy.cipher import unseal_json
from yizhi.web.public.attempts import unknown_codes


@contextmanager
def as_role(name: str) -> Iterator[None]:
    """Go on as another role of the database, and come back to the web process."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE" if name == "owner" else f"SET ROLE {name}")
        yield
        cursor.execute("SET ROLE yizhi_web")


@dataclass
class Decided:
    """A decision with the two codes that were printed."""

    scene: Scene
    case: SimpleCase
    document: Document
    code: str
    party_code: str

    @property
    def address(self) -> str:
        return f"/verify/{self.code}/"

    def entry(self, verb: str) -> Entry:
        with acting(self.scene.lead):
            return Entry.objects.filter(record_id=self.case.pk, verb=verb).latest("id")


def seal() -> int:
    with as_role("yizhi_worker"):
        return seal_pending()


def decided(scene: Scene, **options: Any) -> Decided:
    case = scene.ready(**options)
    outcome = scene.issue(case)
    with acting(scene.lead):
        kept = unseal_json(bytes(Opening.objects.get(entry_id=outcome.entry.pk).secret))
        document = Document.objects.get(pk=outcome.result["document"])
    return Decided(scene, scene.fresh(case), document, outcome.result["verification_code"], kept["party_code"]["value"])


@pytest.fixture
def scene(db: None, states: States, tmp_path: Any, settings: Any) -> Iterator[Scene]:
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path / "anchors")
    unknown_codes.forget()
    with states.entered(Scene.begin) as begun, clock.at(begun.at):
        yield begun


@pytest.fixture
def decision(scene: Scene) -> Decided:
    return decided(scene)


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=False)


@pytest.fixture
def party(decision: Decided) -> Client:
    """A browser in which the party has typed the code."""
    browser = Client()
    answer = browser.post("/party/", {"code": decision.party_code})
    assert answer.status_code == 302, answer.content.decode()
    return browser
