"""What is looked for in a document's editor comes back as a citation: articles in force, cases by their number."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.library.tests.test_index_follows_the_laws import LAW
from yizhi.domain.org.tests.world import PASSWORD, open_account

__all__ = ["scene"]


@pytest.fixture
def lead(scene: Scene, client: Client, tmp_path: Path, settings: Any) -> Client:
    settings.YIZHI_LIBRARY, settings.VAR = str(tmp_path), tmp_path / "var"
    indexed(tmp_path, 120)
    file = tmp_path / "停车.md"
    file.write_text(LAW, encoding="utf-8")
    call_command("import_laws", str(file))
    open_account(scene.lead_person, "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    return client


def test_articles_and_cases_are_found_as_citations(lead: Client) -> None:
    found = lead.post(reverse("library:cite"), {"q": "盲道停放车辆"}).json()["found"]
    assert "《停车规定》第一条" in [one["cite"] for one in found]
    cases = lead.post(reverse("library:cite"), {"q": "当事人"}).json()["found"]
    assert any(one["kind"] == "案例" and "号" in one["cite"] for one in cases)


def test_nothing_asked_nothing_found(lead: Client) -> None:
    assert lead.post(reverse("library:cite"), {"q": " \x00"}).json() == {"found": []}
    assert lead.get(reverse("library:cite")).status_code == 405


def test_the_editor_has_the_button(scene: Scene, lead: Client) -> None:
    case = scene.open()
    shown = lead.get(f"/acts/simple_case.describe/{case.pk}/").content.decode()
    assert f'data-cite-url="{reverse("library:cite")}"' in shown
