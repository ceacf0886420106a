"""A browser window that is fed by the product in this very process: the world of the leak matrix, seen with eyes.

Whatever the page asks for is answered by the visitor's own client inside the test's transaction, static files and
fragments too, with all headers of the product. Any other host is noted as a trouble and gets nothing.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.journeys.people import DESK, PHONE

HOST = "localhost"
HOME = f"http://{HOST}"
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# A theme changes colours alone, and a width what scrolls: the rest is asked once.
_LEVEL_AA = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}"
_COLOURS = "{type: 'rule', values: ['color-contrast', 'scrollable-region-focusable']}"
Looks = tuple[tuple[dict[str, int], Any, str], ...]
TWO: Looks = ((DESK, "light", _LEVEL_AA), (PHONE, "dark", _COLOURS))
FOUR: Looks = (*TWO, (PHONE, "light", _LEVEL_AA), (DESK, "dark", _COLOURS))
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_NOTHING_TO_HEAR = 204  # a stream of live updates that never begins: no page may need one


@dataclass
class Answer:
    """What the product answered, its body read."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


def ask(client: Client, address: str) -> Answer:
    response: Any = client.get(address, headers={"host": HOST})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = dict(response.headers)
    if headers.pop("Content-Encoding", "") == "gzip":  # Playwright hands on what it is given as plain content
        body = gzip.decompress(body)
    return Answer(response.status_code, headers, body)


Ask = Callable[[Client, str], Answer]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


@cache
def _static(address: str) -> Answer:
    return ask(Client(), address)


@dataclass
class Window:
    """One window, looked at wide and light, then narrow and dark; and what went wrong on the page that it shows."""

    page: Page
    client: Client | None = None
    shown: tuple[str, Answer] | None = None
    moment: Context = field(default_factory=copy_context)
    around: Ask = ask
    troubles: list[str] = field(default_factory=list)

    @classmethod
    def opened(cls, browser: Browser, around: Ask) -> Window:
        context = browser.new_context(
            is_mobile=True, has_touch=True, locale="zh-CN", timezone_id="Asia/Shanghai", service_workers="block"
        )
        window = cls(context.new_page(), around=around)
        context.route("**/*", window._serve)
        window.page.on("pageerror", lambda error: window.troubles.append(str(error)))
        window.page.on("console", lambda said: window._hear(said.type, said.text, said.location.get("url", "")))
        return window

    def _serve(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        wanted = address.path + (f"?{address.query}" if address.query else "")
        if f"{address.scheme}://{address.netloc}" != HOME:
            self.troubles.append(f"向外请求 {route.request.url}")
            route.abort()
        elif address.path.startswith("/live/"):
            route.fulfill(status=_NOTHING_TO_HEAR)
        elif address.path.startswith("/static/"):
            _fulfil(route, _static(wanted))
        elif self.shown is not None and route.request.is_navigation_request():
            _fulfil(route, self.shown[1])
        elif self.client is not None:
            # Playwright calls from a context of its own, in which the clock of the test does not stand.
            _fulfil(route, self.moment.copy().run(self.around, self.client, wanted))

    def _hear(self, kind: str, text: str, place: str) -> None:
        own_refusal = self.shown is not None and place == HOME + self.shown[0] and "Failed to load resource" in text
        if kind == "error" and not own_refusal:
            self.troubles.append(f"控制台：{text}（{place}）")

    def wrong_with(self, client: Client, address: str, answer: Answer, looks: Looks = TWO) -> list[str]:
        """Show the page; everything wrong with it."""
        self.client, self.shown, self.moment = client, (address, answer), copy_context()
        self.troubles.clear()
        self.page.goto(HOME + address, wait_until="load")
        session = self.page.context.new_cdp_session(self.page)
        session.send("Runtime.evaluate", {"expression": _axe()})  # by the debugger, past the security policy
        session.detach()
        found: list[str] = []
        for size, theme, rules in looks:
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            self.page.emulate_media(color_scheme=theme)
            wider = self.page.evaluate(_WIDER)
            wrong = [f"宽出 {wider} 像素"] if wider > 0 else []
            found += [f"{size['width']} {theme}：{one}" for one in (*wrong, *violations(self.page, rules))]
        return [*found, *_another_title(self.page, answer), *self.troubles]


def _another_title(page: Page, answer: Answer) -> list[str]:
    """A part that is fetched later must not rename the page: tab and reading device would speak of another."""
    own = _TITLE.search(answer.body.decode())
    shown = page.title()
    return [f"标题变成“{shown}”"] if own and " ".join(unescape(own[1]).split()) != shown else []


def _fulfil(route: Route, answer: Answer) -> None:
    headers = {name: value for name, value in answer.headers.items() if name.lower() != "content-length"}
    route.fulfill(status=answer.status, headers=headers, body=answer.body)


def violations(page: Page, rules: str) -> list[str]:
    """What axe finds, each with its first place."""
    how = f"{{runOnly: {rules}, resultTypes: ['violations'], preload: false, iframes: false}}"
    found: list[dict[str, Any]] = page.evaluate(f"axe.run(document, {how}).then(result => result.violations)")
    return [f"{one['id']}（{len(one['nodes'])} 处）：{one['nodes'][0]['html'][:200]}" for one in found]
