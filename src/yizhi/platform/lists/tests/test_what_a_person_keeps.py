"""Saved views and chosen columns belong to one person, come back, and name nobody in the ledger."""

from typing import Any
from uuid import UUID

from django.test import Client

from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import World, as_actor
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.lists.models import SavedView
from yizhi.platform.lists.tests.conftest import Visit
from yizhi.platform.scope.session import acting

LIST = "/org/people/"


def save(browser: Client, **more: Any) -> int:
    data = {"key": str(new_id()), "list": "org.people", "query": "q=甲&order=name&after=zz&evil=1", "title": "甲字头"}
    return browser.post("/acts/saved_view.save/", data | more).status_code


def kept(someone: Person) -> list[SavedView]:
    with acting(as_actor(someone)):
        return list(SavedView.objects.filter(removed_at=None).exclude(title=""))


def change(browser: Client, verb: str, view: UUID, **data: Any) -> int:
    return browser.post(f"/acts/saved_view.{verb}/{view}/", {"key": str(new_id()), **data}).status_code


def test_a_view_keeps_the_question_and_nothing_else(world: World, visit: Visit) -> None:
    someone = world.officer(name="甲一")
    browser = visit(someone)
    assert save(browser) == 302
    view = kept(someone)[0]
    assert view.query == "q=%E7%94%B2&order=name"
    page = browser.get(LIST + "?view=all").content.decode()
    assert "甲字头" in page
    opened = browser.get(f"{LIST}?{view.query}&view={view.pk}").content.decode()
    assert f'view={view.pk}" aria-current="page"' in opened


def test_the_same_name_replaces(world: World, visit: Visit) -> None:
    someone = world.officer()
    browser = visit(someone)
    save(browser)
    save(browser, query="q=乙")
    assert [view.query for view in kept(someone)] == ["q=%E4%B9%99"]


def test_the_default_view_opens_the_list_and_all_stays_one_step_away(world: World, visit: Visit) -> None:
    someone = world.officer()
    browser = visit(someone)
    save(browser, is_default="on")
    view = kept(someone)[0]
    assert browser.get(LIST)["Location"] == f"{LIST}?{view.query}&view={view.pk}"
    assert browser.get(f"{LIST}?view=all").status_code == 200
    assert change(browser, "clear_default", view.pk) == 302
    assert browser.get(LIST).status_code == 200


def test_only_one_view_is_the_default(world: World, visit: Visit) -> None:
    someone = world.officer()
    browser = visit(someone)
    save(browser, is_default="on")
    save(browser, title="另一个")
    other = next(view for view in kept(someone) if view.title == "另一个")
    assert change(browser, "make_default", other.pk) == 302
    assert [view.title for view in kept(someone) if view.is_default] == ["另一个"]


def test_rename_and_remove(world: World, visit: Visit) -> None:
    someone = world.officer()
    browser = visit(someone)
    save(browser)
    view = kept(someone)[0]
    assert change(browser, "rename", view.pk, title="新名") == 302
    assert kept(someone)[0].title == "新名"
    assert change(browser, "remove", view.pk) == 302
    assert kept(someone) == []
    assert change(browser, "rename", view.pk, title="再来") == 409
    assert save(browser) == 302, "a removed name is free again"


def test_nobody_sees_or_changes_the_view_of_another(world: World, visit: Visit) -> None:
    owner, other = world.officer(), world.officer()
    save(visit(owner))
    view = kept(owner)[0]
    assert kept(other) == []
    for verb in ("rename", "remove", "make_default", "clear_default"):
        assert change(visit(other), verb, view.pk, title="偷") == 404
    assert "甲字头" not in visit(other).get(LIST).content.decode()
    assert kept(owner)[0].title == "甲字头"


def test_what_was_looked_for_is_not_written_into_the_ledger(world: World, visit: Visit) -> None:
    someone = world.officer()
    save(visit(someone), query="q=泠标记")
    with acting(as_actor(someone)):
        body = Entry.objects.get(verb="saved_view.save").body
    assert "泠标记" not in body
    assert "甲字头" not in body


def test_columns_are_kept_and_stand_in_the_address(world: World, visit: Visit) -> None:
    someone = world.officer()
    browser = visit(someone)
    answer = browser.post("/lists/org.people/columns/", {"columns": ["seat", "name", "evil"], "next": f"{LIST}?q=甲"})
    assert answer["Location"] == f"{LIST}?q=%E7%94%B2&columns=name&columns=seat"
    page = browser.get(LIST).content.decode()
    assert "岗位</th>" in page
    assert "单位</th>" not in page
    assert "单位</th>" in browser.get(f"{LIST}?columns=name&columns=unit").content.decode()


def test_the_choice_of_columns_never_leads_elsewhere(world: World, visit: Visit) -> None:
    browser = visit(world.officer())
    answer = browser.post("/lists/org.people/columns/", {"columns": ["name"], "next": "https://evil.example/"})
    assert answer["Location"].startswith("/?")
    assert browser.post("/lists/no.such/columns/", {"columns": ["name"]}).status_code == 404


def test_the_printed_sheet_says_what_was_asked(world: World, visit: Visit) -> None:
    someone = world.officer(name="甲一")
    sheet = visit(someone).get(f"{LIST}?q=甲&print=1").content.decode()
    assert "查找：甲" in sheet
    assert "甲一" in sheet
    assert "data-filters" not in sheet
