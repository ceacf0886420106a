"""Establishments on a map, in a browser: found by filter and by dot, located by GPS and by a click on the map."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import DESK, PHONE, Device, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]
SIZES = {"390": PHONE, "1440": DESK}
_DRAWN = ".maplibregl-canvas"


def shot(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.wait_for_timeout(2500)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def open_first(officer: Device) -> Page:
    page = officer.open("/subjects/places/")
    address = page.locator("table a[href*='/subjects/places/']").first.get_attribute("href")
    return officer.open(address or "")


@pytest.mark.parametrize("size", SIZES)
def test_map_and_list_show_the_same_places(browser: Browser, base: str, size: str) -> None:
    officer = signed_in(browser, base, "officer", SIZES[size])
    page = officer.open("/subjects/places/")
    expect(page.locator(_DRAWN)).to_be_visible()
    expect(page.locator("[data-places-say]")).to_contain_text("地图显示 4 处")
    expect(page.locator("table tbody tr")).to_have_count(4)
    shot(page, f"list-{size}")
    page = officer.open("/subjects/places/?kind=SITE")
    expect(page.locator("[data-places-say]")).to_have_text("没有已标定位置的场所")
    expect(page.locator("main")).to_contain_text("没有符合条件的记录")
    shot(page, f"none-{size}")
    assert officer.troubles == []


@pytest.mark.parametrize("size", SIZES)
def test_a_place_is_located_by_gps_and_by_a_click(browser: Browser, base: str, size: str) -> None:
    officer = signed_in(browser, base, "officer", SIZES[size])
    page = open_first(officer)
    expect(page.locator(_DRAWN)).to_be_visible()
    shot(page, f"place-{size}")
    identity = page.url.rstrip("/").split("/")[-1]
    page = officer.open(f"/acts/establishment.locate/{identity}/")
    page.locator("[data-position-button]").click()
    expect(page.locator("[data-position-latitude]")).to_have_value("28.930000")
    page.locator("[data-position-map]").click()
    expect(page.locator(_DRAWN)).to_be_visible()
    page.wait_for_timeout(1500)
    shot(page, f"locate-{size}")
    page.locator(_DRAWN).click(position={"x": 60, "y": 60})
    expect(page.locator("[data-position-latitude]")).not_to_have_value("28.930000")
    clicked = float(page.locator("[data-position-latitude]").input_value())
    officer.submit()
    expect(page.locator("main")).to_contain_text("标定场所位置")
    expect(page.locator(".places__say")).to_contain_text(f"北纬{clicked:.5f}")
    shot(page, f"located-{size}")
    assert officer.troubles == []


def test_the_whole_city_draws_near_places_together(browser: Browser, base: str) -> None:
    supervisor = signed_in(browser, base, "supervisor", DESK)
    page = supervisor.open("/subjects/places/")
    expect(page.locator("[data-places-say]")).to_contain_text("地图显示")
    shot(page, "city-1440")
    assert supervisor.troubles == []


def test_of_another_county_nothing_is_shown(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", DESK)
    address = open_first(officer).url
    stranger = signed_in(browser, base, "neighbour", DESK)
    answer = stranger.page.goto(address)
    assert answer is not None
    assert answer.status == 404
