"""The shell in a browser: reached by keyboard alone, the chosen theme, drafts of what was typed."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import DESK, device, signed_in

pytestmark = pytest.mark.browser


def test_the_shell_is_reached_by_keyboard_alone(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", DESK)
    page = officer.open("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    page.locator(".palette__input").fill("当场")
    expect(page.locator("#palette-found [role=option]").first).to_be_visible()
    expect(page.locator("#palette-found [aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    assert officer.troubles == []


def test_the_chosen_theme_stays_without_a_flash(browser: Browser, base: str) -> None:
    page = device(browser, base, DESK).open("/verify/")
    page.locator("[data-theme-toggle]").click()
    page.reload()
    assert 'data-theme="dark"' in page.content().split("<head")[0]


def test_what_was_typed_survives_a_closed_page_but_never_a_number_of_a_person(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", DESK)
    page = officer.open("/style-guide/?page=wizard")
    page.fill("#id_party", "某某便利店")
    page.fill("#id_identity", "330803")
    expect(page.locator("[data-draft-state]")).to_contain_text("草稿已保存")
    page.reload()
    expect(page.locator("#id_party")).to_have_value("某某便利店")
    expect(page.locator("#id_identity")).to_have_value("")
