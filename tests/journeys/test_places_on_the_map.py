"""Establishments on a map, in a browser: found by filter and by dot, located by GPS and by a click on the map."""

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.people import DESK, PHONE, Device, signed_in

pytestmark = pytest.mark.browser
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


def dots(page: Page) -> int:
    """How many points of the map are vivid: ground, boundaries and buttons are not, places are."""
    shown = Image.open(BytesIO(page.locator(".places__map").screenshot())).convert("RGB")
    return sum(n for n, colour in shown.getcolors(1 << 20) or () if max(colour) - min(colour) > 80)


def test_the_map_is_never_empty_once_it_says_that_it_is_drawn(browser: Browser, base: str) -> None:
    """Six times, the first with nothing kept: places appear whether or not the boundaries are there yet."""
    officer = signed_in(browser, base, "officer", PHONE)
    for _ in range(6):
        page = officer.open("/subjects/places/")
        expect(page.locator(".places__map[data-drawn]")).to_be_visible(timeout=15_000)
        assert dots(page) > 40
    assert officer.troubles == []


def test_the_places_do_not_wait_for_the_boundaries(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", PHONE)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    officer.page.route("**/place-map.geojson", hold)
    page = officer.open("/subjects/places/")
    expect(page.locator("[data-places-say]")).to_contain_text("地图显示 4 处")
    page.wait_for_function("() => document.querySelector('.maplibregl-canvas')", timeout=15_000)
    until = time.monotonic() + 15
    while not dots(page) and time.monotonic() < until:
        page.wait_for_timeout(250)
    assert dots(page) > 40
    assert held, "the boundaries were asked for, and are still awaited"
    for route in held:
        route.continue_()


def test_the_pin_follows_the_position_of_the_phone(browser: Browser, base: str) -> None:
    """The map was open before; the pin goes where the phone is."""
    officer = signed_in(browser, base, "officer", PHONE)
    identity = open_first(officer).url.rstrip("/").split("/")[-1]
    page = officer.open(f"/acts/establishment.locate/{identity}/")
    page.locator("[data-position-map]").click()
    expect(page.locator(_DRAWN)).to_be_visible()
    page.locator("[data-position-latitude]").fill("28.90")
    page.locator("[data-position-longitude]").fill("118.70")
    pin = page.locator(".maplibregl-marker")
    expect(pin).to_be_visible()
    before = pin.bounding_box()
    page.locator("[data-position-button]").click()
    expect(page.locator("[data-position-latitude]")).to_have_value("28.930000")
    page.wait_for_timeout(500)
    assert before is not None
    assert pin.bounding_box() != before


def test_on_the_page_of_a_place_to_locate_it_comes_first(browser: Browser, base: str) -> None:
    page = open_first(signed_in(browser, base, "officer", PHONE))
    expect(page.locator(".button--primary[data-act]")).to_have_text("标定位置")


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


def _ground(page: Page) -> tuple[int, ...]:
    """The colour most of the map has."""
    picture = Image.open(BytesIO(page.locator(".places__map").screenshot())).convert("RGB")
    return max(picture.getcolors(picture.width * picture.height) or [])[1]  # type: ignore[return-value]


def test_the_map_follows_the_page_between_light_and_dark(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", DESK)
    page = officer.open("/subjects/places/")
    expect(page.locator("[data-places-say]")).to_contain_text("地图显示 4 处")
    page.wait_for_timeout(1500)
    light = _ground(page)
    page.locator("[data-theme-toggle]").first.evaluate("button => button.click()")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    for _ in range(20):
        if sum(_ground(page)) < sum(light) / 2:
            break
        page.wait_for_timeout(250)
    assert sum(_ground(page)) < sum(light) / 2, (light, _ground(page))
    shot(page, "dark-1440")
    assert officer.troubles == []


def _pin_and_token(page: Page) -> list[str]:
    """The colour of the pin as painted, and the one the page's theme gives it now."""
    script = """() => {
      const pin = document.querySelector(".maplibregl-marker svg [fill^='var']");
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "var(--danger-solid)";
      const token = getComputedStyle(probe).color;
      probe.remove();
      return [pin ? getComputedStyle(pin).fill : "", token];
    }"""
    return list(page.evaluate(script))


def test_the_pin_follows_the_page_between_light_and_dark(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", DESK)
    identity = open_first(officer).url.rstrip("/").split("/")[-1]
    page = officer.open(f"/acts/establishment.locate/{identity}/")
    page.locator("[data-position-map]").click()
    page.locator("[data-position-latitude]").fill("28.90")
    page.locator("[data-position-longitude]").fill("118.70")
    expect(page.locator(".maplibregl-marker")).to_be_visible()
    light, token = _pin_and_token(page)
    assert light == token
    page.locator("[data-theme-toggle]").first.evaluate("button => button.click()")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    dark, token = _pin_and_token(page)
    assert dark == token
    assert dark != light
