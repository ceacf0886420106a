"""Every pattern and the daily pages meet WCAG 2.1 AA in both themes and widths; the shell works by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import DESK, PHONE, device, signed_in
from yizhi.web.style_guide import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}}"
DAILY = (
    "/",
    "/cases/simple/",
    "/cases/desk/",
    "/subjects/",
    "/subjects/places/",
    "/org/teams/",
    "/org/me/",
    "/org/me/devices/",
    "/org/me/second-step/",
    "/sign-in/",
    "/org/people/?q=%E7%8E%8B",
    "/org/people/?print=1",
    "/exports/",
    "/acts/export.ask/?list=org.people&query=",
    "/acts/saved_view.save/?list=org.people&query=",
    "/notify/",
    "/search/?q=航埠",
    "/deadlines/",
)
SIZES = {"1440": DESK, "390": PHONE}


@pytest.fixture(autouse=True)
def _axe() -> None:
    if not AXE.exists():
        pytest.skip("前端依赖没有安装，跳过无障碍检查；在 frontend 目录运行 npm ci 后可执行")


def violations(page: Page) -> list[str]:
    """What axe finds, each with its first place. The debugger brings the script, past the security policy."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found: list[dict[str, Any]] = page.evaluate(f"axe.run(document, {RULES}).then(result => result.violations)")
    return [f"{one['id']}（{len(one['nodes'])} 处）：{one['nodes'][0]['html'][:200]}" for one in found]


def look(page: Page, address: str) -> list[str]:
    """Everything wrong with one page: a rule broken, wider than the window, a file from elsewhere."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(address, wait_until="networkidle" if "desk" not in address else "load")
    assert answer is not None
    wrong = [] if answer.status == 200 else [f"状态 {answer.status}"]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    wrong += [f"宽出 {wider} 像素"] if wider > 0 else []
    home = "/".join(address.split("/")[:3])
    wrong += [f"向外请求 {url}" for url in asked if url.startswith("http") and not url.startswith(home)]
    return [f"{address}：{one}" for one in (*wrong, *violations(page))]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_pattern_of_the_style_guide(browser: Browser, base: str, size: str, theme: Any) -> None:
    visitor = device(browser, base, SIZES[size])
    visitor.page.emulate_media(color_scheme=theme)
    wrong = [one for name in ("", *PAGES) for one in look(visitor.page, f"{base}/style-guide/?page={name}")]
    assert wrong + visitor.troubles == []


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_of_every_day(browser: Browser, base: str, size: str) -> None:
    captain = signed_in(browser, base, "captain", SIZES[size])
    wrong = [one for path in DAILY for one in look(captain.page, f"{base}{path}")]
    assert wrong + captain.troubles == []


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
