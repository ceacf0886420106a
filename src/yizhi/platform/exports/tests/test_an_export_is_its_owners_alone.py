"""Asked for with a purpose, made under the owner's scope, handed to the owner, gone after three days."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import World, as_actor
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.exports import folder, progress
from yizhi.platform.exports.making import make
from yizhi.platform.exports.models import Export, State
from yizhi.platform.exports.tasks import clear
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.lists.tests.conftest import Visit
from yizhi.platform.scope.session import acting


def ask(browser: Client, **more: Any) -> int:
    data = {"key": str(new_id()), "list": "org.people", "query": "q=甲", "format": "CSV", "purpose": "季度人员统计"}
    return browser.post("/acts/export.ask/", data | more).status_code


def latest(someone: Person) -> Export:
    with acting(as_actor(someone)):
        found: Export = Export.objects.order_by("-id")[0]
        return found


def body(browser: Client, export: Export) -> str:
    answer = browser.get(f"/exports/{export.pk}/file/")
    assert answer.status_code == 200, answer.status_code
    return b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


@pytest.fixture
def owner(world: World) -> Person:
    for name in ("甲一", "甲二", "乙三"):
        world.officer(name=name)
    return world.officer(name="甲主")


def test_it_holds_the_filtered_rows_and_the_chosen_columns(owner: Person, visit: Visit) -> None:
    browser = visit(owner)
    assert ask(browser, query="q=甲&order=name&columns=name") == 302
    assert "排队中" in browser.get("/exports/").content.decode()
    make(latest(owner).pk, owner.pk)
    assert "可以下载" in browser.get("/exports/").content.decode()
    lines = body(browser, latest(owner)).splitlines()
    assert lines[0] == '"姓名"'
    assert sorted(lines[1:]) == ['"甲一"', '"甲主"', '"甲二"']


def test_it_is_queued_with_the_act(owner: Person, visit: Visit) -> None:
    ask(visit(owner))
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'export' FROM procrastinate_jobs WHERE task_name = 'exports.run'")
        assert (str(latest(owner).pk),) in cursor.fetchall()


def test_another_person_learns_nothing(owner: Person, visit: Visit, world: World) -> None:
    ask(visit(owner))
    export = latest(owner)
    make(export.pk, owner.pk)
    thief = world.officer()
    assert visit(thief).get(f"/exports/{export.pk}/file/").status_code == 404
    assert export.purpose not in visit(thief).get("/exports/").content.decode()
    assert visit(thief).post(f"/acts/export.cancel/{export.pk}/", {"key": str(new_id())}).status_code == 404
    assert Client().get(f"/exports/{export.pk}/file/").status_code == 302


def test_asking_and_each_download_are_in_the_ledger_without_the_words_looked_for(owner: Person, visit: Visit) -> None:
    browser = visit(owner)
    ask(browser, query="q=甲")
    make(latest(owner).pk, owner.pk)
    body(browser, latest(owner))
    body(browser, latest(owner))
    with acting(as_actor(owner)):
        entries = list(Entry.objects.filter(verb__startswith="export.").order_by("at", "id"))
    verbs = [entry.verb for entry in entries]
    assert sorted(verbs) == ["export.ask", "export.begin", "export.download", "export.download", "export.finish"]
    asked = next(entry.body for entry in entries if entry.verb == "export.ask")
    assert "季度人员统计" in asked
    assert "q=甲" not in asked


def test_a_purpose_is_asked_for(owner: Person, visit: Visit) -> None:
    assert ask(visit(owner), purpose="无") == 422
    assert ask(visit(owner), list="no.such") == 422


def test_a_cancelled_export_leaves_no_file(owner: Person, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = visit(owner)
    ask(browser)
    export = latest(owner)
    note = progress.note

    def cancel_first(actor: Any, one: Export, rows: int) -> bool:
        assert browser.post(f"/acts/export.cancel/{export.pk}/", {"key": str(new_id())}).status_code == 302
        return note(actor, one, rows)

    monkeypatch.setattr(progress, "note", cancel_first)
    make(export.pk, owner.pk)
    assert latest(owner).state == State.CANCELLED
    assert list(folder.folder().iterdir()) == []
    assert browser.get(f"/exports/{export.pk}/file/").status_code == 409


def test_a_fault_is_told_and_leaves_no_file(owner: Person, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(visit(owner))
    monkeypatch.setattr("yizhi.platform.exports.making._hash", lambda path: 1 / 0)
    make(latest(owner).pk, owner.pk)
    assert latest(owner).state == State.FAILED
    page = visit(owner).get("/exports/").content.decode()
    assert "生成文件时发生故障" in page
    assert "再次导出" in page
    assert list(folder.folder().iterdir()) == []


def test_after_three_days_it_is_refused_and_removed(owner: Person, visit: Visit) -> None:
    data = {"list": "org.people", "query": "q=甲", "format": "CSV", "purpose": "季度人员统计"}
    with clock.at(clock.now() - timedelta(days=3, minutes=11)):
        perform("export.ask", as_actor(owner), data=data)
        make(latest(owner).pk, owner.pk)
    browser, export = visit(owner), latest(owner)
    assert "已过期" in browser.get("/exports/").content.decode()
    answer = browser.get(f"/exports/{export.pk}/file/")
    assert answer.status_code == 409
    assert "再次导出" in answer.content.decode()
    assert folder.path_of(export.pk).exists()
    assert clear(timestamp=int((clock.now() + timedelta(days=3, minutes=11)).timestamp())) == 1
    assert not folder.path_of(export.pk).exists()


def test_the_file_is_for_the_service_alone(owner: Person, visit: Visit, exports_folder: Path) -> None:
    ask(visit(owner))
    make(latest(owner).pk, owner.pk)
    assert folder.path_of(latest(owner).pk).stat().st_mode & 0o077 == 0


def test_whoever_has_three_under_way_waits(owner: Person, visit: Visit) -> None:
    browser = visit(owner)
    assert [ask(browser, purpose=f"季度统计{n}") for n in range(4)] == [302, 302, 302, 409]


def test_many_batches_hold_every_row_once(owner: Person, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yizhi.platform.exports.making.BATCH", 2)
    ask(visit(owner), query="columns=number")
    make(latest(owner).pk, owner.pk)
    lines = body(visit(owner), latest(owner)).splitlines()[1:]
    with acting(as_actor(owner)):
        everybody = Person.objects.count()
    assert len(lines) == len(set(lines)) == everybody
