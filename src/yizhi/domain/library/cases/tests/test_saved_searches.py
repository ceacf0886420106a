"""A search is kept under a name, stays in its address, and tells of what is new; nobody else's business."""

import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library import watching
from yizhi.domain.library.cases import saved
from yizhi.domain.library.models import SavedSearch, Searched
from yizhi.domain.library.own.tests.publishing import publish, withdraw, work
from yizhi.domain.library.tasks import tell_new_cases
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.org.tests.world import NOW, PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, RecordNotFound
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.session import acting

__all__ = ["scene"]


@pytest.fixture(autouse=True)
def library(tmp_path: Path, settings: Any) -> Path:
    settings.YIZHI_LIBRARY = str(tmp_path)
    indexed(tmp_path, 200)
    return tmp_path


class _Job:
    task_name = "library.tell_new_cases"

    def __init__(self) -> None:
        self.id = uuid4().int % 10**9


class _Context:
    def __init__(self) -> None:
        self.job = _Job()


@pytest.fixture
def as_worker() -> Any:
    """Look for new cases in the worker's role."""

    def run(scene: Scene) -> int:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("SET ROLE yizhi_worker")
        with clock.at(scene.at):
            told: int = tell_new_cases.func(_Context(), 0)
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("SET ROLE yizhi_web")
        return told

    return run


def keep(scene: Scene, query: str = "q=便溺&page=3&x=1", **changes: Any) -> SavedSearch:
    data = {"query": query, "title": "随地便溺", "alerts": True}
    made: SavedSearch = scene.do(saved.save_search, scene.lead, **(data | changes)).record
    return made


def notices(scene: Scene) -> list[Notice]:
    with acting(scene.lead):
        return list(Notice.objects.filter(title__contains="办案库"))


def test_only_what_a_search_asks_is_kept_and_the_same_name_replaces(scene: Scene) -> None:
    assert keep(scene).query == "q=%E4%BE%BF%E6%BA%BA"
    keep(scene, "item=C-019&sort=date")
    with acting(scene.lead):
        assert [one.query for one in saved.saved_by(scene.lead.person)] == ["item=C-019&sort=date"]
    with pytest.raises(ActInvalid, match="没有检索条件"):
        keep(scene, "page=2")


def test_it_belongs_to_its_person_alone(scene: Scene) -> None:
    kept = keep(scene)
    with acting(scene.captain):
        assert not SavedSearch.objects.filter(pk=kept.pk).exists()
    with pytest.raises(RecordNotFound):
        scene.do(saved.remove_search, scene.captain, kept)


def test_a_new_case_is_told_once(scene: Scene, as_worker: Any) -> None:
    keep(scene)
    assert as_worker(scene) == 0
    publish(scene, scene.issued())
    work()
    assert as_worker(scene) == 1
    assert as_worker(scene) == 0
    (notice,) = notices(scene)
    assert notice.title == "办案库新增1件：随地便溺"
    assert notice.url.startswith(reverse("library:cases"))


def test_without_alerts_or_once_removed_nothing_is_told(scene: Scene, as_worker: Any) -> None:
    kept = keep(scene)
    scene.do(saved.switch_alerts, scene.lead, kept, alerts=False)
    removed = keep(scene, title="另一个")
    scene.do(saved.remove_search, scene.lead, removed)
    publish(scene, scene.issued())
    work()
    assert as_worker(scene) == 0
    assert notices(scene) == []


def test_what_came_is_told_though_as_many_went(scene: Scene, as_worker: Any) -> None:
    first = scene.issued()
    publish(scene, first)
    work()
    kept = keep(scene)
    withdraw(scene, first)
    publish(scene, scene.issued(name="孙样例", identity_number="330802199202020020"))
    work()
    time.sleep(0.35)  # what was opened before looks again after a third of a second
    assert as_worker(scene) == 1
    with acting(scene.lead):
        assert len(bytes(SavedSearch.objects.get(pk=kept.pk).known)) == len(kept.known)


def test_what_went_is_noted_silently(scene: Scene, as_worker: Any) -> None:
    first = scene.issued()
    publish(scene, first)
    work()
    kept = keep(scene)
    withdraw(scene, first)
    work()
    time.sleep(0.35)
    assert as_worker(scene) == 0
    assert notices(scene) == []
    with acting(scene.lead):
        assert len(bytes(SavedSearch.objects.get(pk=kept.pk).known)) == len(kept.known) - 8


def test_a_search_kept_before_results_were_known_is_looked_at_silently_first(scene: Scene, as_worker: Any) -> None:
    kept = keep(scene, "q=当事人")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("UPDATE library_savedsearch SET known = NULL WHERE id = %s", [kept.pk])
    assert as_worker(scene) == 0
    assert notices(scene) == []


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_exactly_what_was_not_there_is_new(before: set[int], after: set[int]) -> None:
    known = watching.first(Searched.CASES, [(one, 20260101) for one in before], NOW)
    kept = watching.Seen.unpacked(known.packed(), known.floor)
    new, seen = watching.compared(Searched.CASES, kept, [(one, 20250101) for one in after], NOW)
    assert new == len(after - before)
    assert seen.keys == after


def test_of_a_search_that_finds_very_much_the_newest_are_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST_CASES", 2)
    known = watching.first(Searched.CASES, [(1, 20260105), (2, 20260103)], NOW)
    assert known.floor == 20260103
    assert watching.compared(Searched.CASES, known, [(3, 20260104), (1, 20260105)], NOW)[0] == 1
    assert watching.compared(Searched.CASES, known, [(1, 20260105), (4, 20260102)], NOW)[0] == 0


def test_the_page_offers_to_keep_a_search_and_shows_the_kept_ones(scene: Scene, client: Client) -> None:
    open_account(scene.lead_person, "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    plain = client.get(reverse("library:cases")).content.decode()
    assert "/acts/library.save_search/" not in plain
    asked = client.get(f"{reverse('library:cases')}?q=便溺").content.decode()
    assert "/acts/library.save_search/?query=q" in asked
    kept = keep(scene)
    shown = client.get(saved.url_of(kept.query)).content.decode()
    assert "随地便溺（提醒）" in shown
    assert f"/acts/library.remove_search/{kept.pk}/" in shown
