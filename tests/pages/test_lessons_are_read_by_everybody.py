"""以案释法 and saved searches of laws in a browser: wide and narrow, light and dark, signed in and not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from tests.pages.window import FOUR, Window, ask
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.lake.schema import public_key
from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.tests.test_saved_searches_of_laws import STALL, article, keep
from yizhi.domain.library.lessons import acts
from yizhi.domain.library.lessons.tests.test_two_people_publish_a_lesson import TOLD
from yizhi.domain.library.own.tests.publishing import publish, work
from yizhi.domain.org.tests.world import PASSWORD, open_account

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def library(tmp_path: Path, settings: Any) -> Path:
    settings.YIZHI_LIBRARY, settings.VAR = str(tmp_path / "library"), tmp_path
    return tmp_path


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    """Beside a running browser a world cannot be entered, so this one is made, as the web process sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_web")
    yield Scene.begin()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture
def captain(scene: Scene, client: Client) -> Client:
    open_account(scene.captain_person, "captain")
    assert client.post(reverse("web:sign_in"), {"username": "captain", "password": PASSWORD}).status_code == 302
    return client


def test_their_pages_are_sound(scene: Scene, captain: Client, browser: Browser) -> None:
    publish(scene, scene.issued())
    work()
    search = shelf.search()
    assert search is not None
    key = public_key(search.search(Question("便溺")).cases[0].key)
    lesson = scene.do(acts.draft_lesson, scene.lead, **({"case": key} | TOLD)).record
    window = Window.opened(browser, ask)
    one = reverse("library:lesson", args=[lesson.pk])
    asked = {
        "case": (captain, reverse("library:case", args=[key])),
        "drafting": (captain, f"{reverse('web:act', args=['library.draft_lesson'])}?case={key}"),
        "drafts": (captain, reverse("library:lessons")),
        "draft": (captain, one),
        "publishing": (captain, reverse("web:act_on", args=["library.publish_lesson", lesson.pk])),
    }
    found = {name: _wrong(window, *where) for name, where in asked.items()}
    scene.do(acts.publish_lesson, scene.captain, lesson, masked=True)
    for name, address in {"public list": reverse("library:lessons"), "public one": one}.items():
        found[name] = _wrong(window, Client(), address)
    assert not {name: wrong for name, wrong in found.items() if wrong}


def test_a_saved_search_of_laws_stands_above_the_results(scene: Scene, captain: Client, browser: Browser) -> None:
    indexes.build([article(STALL)])
    keep(scene, who=scene.captain)
    assert not _wrong(Window.opened(browser, ask), captain, f"{reverse('library:laws')}?q=摆摊罚款")


def _wrong(window: Window, client: Client, address: str) -> list[str]:
    answer = ask(client, address)
    assert answer.status == 200
    return window.wrong_with(client, address, answer, FOUR)
