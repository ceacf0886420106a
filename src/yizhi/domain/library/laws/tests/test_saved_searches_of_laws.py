"""A saved search of the laws tells of articles of a version that came, or came into force, since it was saved."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.cases import saved
from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.entries import Entry
from yizhi.domain.library.models import SavedSearch, Searched
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

__all__ = ["scene"]

STALL, NOISE = "擅自占用城市道路摆设摊点的，处罚款。", "社会生活噪声干扰他人的，给予警告。"
OLD = date(2010, 1, 1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def article(text: str, since: date = OLD, version: str = "") -> Entry:
    # A version of long ago, unless it is one that came now: identifiers begin with the moment they were given.
    of = version or f"01000000-0000-7000-8000-{hash(text) % 10**12:012d}"
    return Entry(of, of, f"样例法{of[-4:]}", "法律", "全国", 1, 0, (), text, since, None, "现行有效", (), str(new_id()))


def keep(scene: Scene, query: str = "q=摆摊罚款", who: Actor | None = None) -> SavedSearch:
    data = {"query": query, "title": "摆摊", "alerts": True, "kind": Searched.LAWS}
    with clock.at(scene.at):
        made: SavedSearch = scene.do(saved.save_search, who or scene.lead, **data).record
    return made


def told(scene: Scene, search: SavedSearch) -> int:
    with clock.at(scene.at):
        done = perform(saved.note_new_cases, scene.lead, record=search.pk, at=scene.at)
    return int(done.result["new"])


def test_an_article_of_a_version_that_came_is_told_once(scene: Scene) -> None:
    known = [article(STALL), article(NOISE)]
    indexes.build(known)
    kept = keep(scene)
    assert told(scene, kept) == 0
    indexes.build([*known, article("摆摊设点不得妨碍交通，违者罚款。", version=str(new_id()))])
    assert told(scene, kept) == 1
    assert told(scene, kept) == 0
    with acting(scene.lead):
        (notice,) = Notice.objects.filter(title__contains="办案库")
    assert notice.title == "办案库新增1条条文：摆摊"
    assert notice.url == f"{reverse('library:laws')}?q=%E6%91%86%E6%91%8A%E7%BD%9A%E6%AC%BE"


def test_an_article_is_told_on_the_day_it_comes_into_force(scene: Scene) -> None:
    begins = scene.at.date() + timedelta(days=5)
    indexes.build([article(STALL), article("摆摊设点的，处罚款。", since=begins)])
    kept = keep(scene)
    assert told(scene, kept) == 0
    scene.at += timedelta(days=6)
    assert told(scene, kept) == 1


def test_what_was_there_before_and_only_ranks_otherwise_now_is_not_told(scene: Scene) -> None:
    indexes.build([article(NOISE)])
    kept = keep(scene)
    indexes.build([article(NOISE), article(STALL)])
    assert told(scene, kept) == 0


def test_the_page_offers_to_keep_a_search_of_laws_to_whoever_is_signed_in(scene: Scene, client: Client) -> None:
    indexes.build([article(STALL)])
    address = f"{reverse('library:laws')}?q=摆摊"
    assert "/acts/library.save_search/" not in Client().get(address).content.decode()
    open_account(scene.lead_person, "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    assert "/acts/library.save_search/?query=q" in client.get(address).content.decode()
    keep(scene)
    assert "摆摊（提醒）" in client.get(address).content.decode()
    assert "摆摊（提醒）" not in client.get(reverse("library:cases")).content.decode()
