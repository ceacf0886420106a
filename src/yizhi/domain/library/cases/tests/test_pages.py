"""The pages of the case side: the question in the address, a case, cases side by side, advice on facts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from yizhi.domain.library.index.settled import answering
from yizhi.domain.library.lake.schema import public_key
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.org.tests.world import PASSWORD, World, open_account

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return indexed(tmp_path_factory.mktemp("shelf"))[0]


@pytest.fixture
def browser(lake: Lake, client: Client) -> Iterator[Client]:
    world = World.begin()
    open_account(world.officer(), "reader")
    assert client.post(reverse("web:sign_in"), {"username": "reader", "password": PASSWORD}).status_code == 302
    with override_settings(YIZHI_LIBRARY=str(lake.folder.parent)):
        yield client


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_search_shows_counts_and_says_what_is_synthetic(browser: Client) -> None:
    page = text(browser, "/library/cases/?q=水果")
    assert "合成样例" in page
    assert "<mark>水果</mark>" in page
    assert "没有符合条件的案例" in text(browser, "/library/cases/?q=火星环形山")


def test_words_that_very_many_cases_hold_show_the_latest_first_and_say_so(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "先列最近作出的"
    assert said not in text(browser, "/library/cases/?q=当事人")
    monkeypatch.setattr(answering, "BROAD", 50)
    assert said in text(browser, "/library/cases/?q=当事人")
    assert said not in text(browser, "/library/cases/?q=当事人&sort=fine")
    assert said not in text(browser, "/library/cases/")


def test_nonsense_in_the_address_is_as_if_it_were_not_there(browser: Client) -> None:
    for address in (
        "?page=0",
        "?page=x",
        "?from=x&least=abc&division=zz",
        "?sort=drop",
        "?q=%00",
        "?q=“”",
        "?most=1e99",
    ):
        assert browser.get(f"/library/cases/{address}").status_code == 200


def test_a_case_opens_and_is_compared(browser: Client, lake: Lake) -> None:
    keys = [public_key(key) for key in lake.parts()[0].read(["key"]).column("key").to_pylist()[:2]]
    page = text(browser, f"/library/cases/{keys[0]}/")
    assert "违法事实" in page
    assert "合成样例" in page
    compared = text(browser, f"/library/cases/compare/?case={keys[0]}&case={keys[1]}&case=zz")
    assert "不同" in compared
    assert browser.get("/library/cases/00000000000000ff/").status_code == 404


def test_facts_bring_items_cases_and_fines_and_are_never_in_an_address(browser: Client) -> None:
    answer = browser.post("/library/cases/similar/", {"facts": "有人在人行道上摆摊卖水果，叫他走不走", "least": "50"})
    page = answer.content.decode()
    assert "占道设摊经营" in page
    assert "把握" in page
    assert "件：中位数" in page or "样本过少" in page


def test_items_are_suggested_to_the_forms_in_which_facts_are_typed(browser: Client) -> None:
    answer = browser.post("/library/cases/suggest/", {"facts": "工地半夜两点还在浇混凝土"})
    assert answer.json()["items"][0]["code"] == "C-040"
    assert browser.post("/library/cases/suggest/", {"facts": ""}).json()["items"] == []
    assert browser.get("/library/cases/suggest/").status_code == 405


def test_without_a_library_the_page_says_what_to_do(browser: Client, tmp_path: Path) -> None:
    with override_settings(YIZHI_LIBRARY=str(tmp_path)):
        assert "案例库还是空的" in text(browser, "/library/cases/")
        assert browser.post("/library/cases/suggest/", {"facts": "工地半夜浇混凝土"}).json()["items"]


def test_strangers_are_sent_to_the_sign_in(client: Client) -> None:
    assert client.get("/library/cases/").status_code == 302
