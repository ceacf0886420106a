"""Every page for every seat: WCAG 2.1 AA, nothing from elsewhere, nothing forbidden by the policy, nothing too wide.

The addresses are those of the leak matrix, so that no page can be added that this does not open. Every page is asked
for by every seat; it is looked at when it is the first of its name or its markup has a part that no page before it had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from playwright.sync_api import Browser

from tests.leaks.addresses import ADDRESSES, Record
from tests.leaks.conftest import Stage
from tests.pages.seats import Seat, seats
from tests.pages.shapes import shapes
from tests.pages.states import states
from tests.pages.window import AXE, FOUR, Answer, Window, ask
from yizhi.web.public.attempts import unknown_codes
from yizhi.web.rights.matrix import Page, pages
from yizhi.web.style_guide import PAGES

pytestmark = pytest.mark.browser
_PAGES = {page.name: page for page in pages()}
# The form of an act is the same for every seat that gets it.
_FORMS = ("web:act", "web:act_on")
# Refused to people whom the seat alone does not exclude, because of the record or the moment.
_CIRCUMSTANCES = {
    "cases:desk": {403},
    "library:case": {404},
    "library:lesson": {404},
    "org:division": {404},
    "org:code": {404},  # nobody makes a code for themselves
    "org:reset_password": {404},
    "exports:file": {404},
}


@dataclass
class Walk:
    stage: Stage
    seats: list[Seat]
    window: Window
    seen: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)

    def is_new(self, name: str, answer: Answer) -> bool:
        """Whether the page must be looked at: it has a part not seen before, or is the first one of its name."""
        if not answer.is_page or answer.status == 302:
            return False
        made_of, first = shapes(answer.body.decode()), answer.status == 200 and name not in {*_FORMS, *self.opened}
        new = first or not made_of <= self.seen
        self.seen |= made_of
        if answer.status == 200:
            self.opened.add(name)
        return new


def undone(client: Client, address: str) -> Answer:
    """Ask and leave nothing behind."""
    before = transaction.savepoint()
    try:
        return ask(client, address)
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(before)


@pytest.fixture(scope="module")
def walk(stage: Stage, browser: Browser) -> Iterator[Walk]:
    """One window for the whole walk."""
    if not AXE.exists():
        pytest.skip("前端依赖没有安装，跳过无障碍检查；在 frontend 目录运行 npm ci 后可执行")
    window = Window.opened(browser, undone)
    yield Walk(stage, seats(stage), window)
    window.page.context.close()


def refused_rightly(page: Page, seat: Seat, answer: Answer) -> bool:
    """Whether an answer other than 200 is the one that this seat must get."""
    status = answer.status
    if status == 405 or (status in (400, 412) and not answer.is_page):  # takes forms alone, or is for programs
        return True
    if page.access == "public":
        return status in (302, 404, 409)
    if not seat.roles:
        return status in (302, 401)
    if not page.open_to(seat.roles):
        return status == 403
    if isinstance(ADDRESSES[page.name], Record) and not seat.inside:
        return status == 404
    return status in _CIRCUMSTANCES.get(page.name, ())


def _questions(walk: Walk, name: str) -> Iterator[tuple[str, Seat]]:
    """Every record for every seat; of a list that is asked in several ways, the ways after the first for one seat."""
    make = ADDRESSES[name]
    for at, address in enumerate(make(walk.stage.foreign)):
        once = at > 0 and not isinstance(make, Record) and name not in _FORMS
        yield from ((address, seat) for seat in walk.seats[: 1 if once else None])


@pytest.mark.parametrize("name", [n for n in ADDRESSES if not n.startswith(("api:", "operations:"))])
def test_a_page_is_whole_for_every_seat(walk: Walk, name: str) -> None:
    unknown_codes.forget()
    wrong: list[str] = []
    done: set[str] = set()
    for address, seat in _questions(walk, name):
        if address in done:
            continue
        answer = undone(seat.client, address)
        if answer.status != 200 and not refused_rightly(_PAGES[name], seat, answer):
            wrong.append(f"{seat.name} {address}：{answer.status}")
        if walk.is_new(name, answer):
            found = walk.window.wrong_with(seat.client, address, answer)
            wrong += [f"{seat.name} {address} {one}" for one in found]
        if answer.status == 200 and (name in _FORMS or not answer.is_page):
            done.add(address)
    assert not wrong, "\n".join(wrong)


def test_pages_in_states_that_no_address_brings_about(walk: Walk, tmp_path: Path) -> None:
    wrong: list[str] = []
    unknown_codes.forget()
    by_name = {seat.name: seat for seat in walk.seats}
    with override_settings(YIZHI_LIBRARY=str(tmp_path)):
        for state in states(walk.stage, by_name, tmp_path):
            answer = state.answer()
            if answer.status != state.status:
                wrong.append(f"{state.name} {state.address}：{answer.status}")
            elif answer.is_page:
                found = walk.window.wrong_with(state.client, state.address, answer)
                wrong += [f"{state.name} {state.address} {one}" for one in found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["", *PAGES])
def test_every_pattern_of_the_style_guide(walk: Walk, name: str) -> None:
    address, client = f"/style-guide/?page={name}", Client()
    assert walk.window.wrong_with(client, address, undone(client, address), FOUR) == []


_BROKEN = b"""<!doctype html><html lang="zh-CN"><head><title>t</title><script src="/nowhere.js"></script></head><body>
<img src="http://elsewhere.invalid/p.png"><div style="width:3000px">.</div></body></html>"""


def test_the_walk_would_notice(walk: Walk) -> None:
    """A picture without words, a stranger's file, a style in the page, a file that is missing, a thing too wide."""
    policy = undone(walk.seats[0].client, "/sign-in/").headers["Content-Security-Policy"]
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
    answer = Answer(200, headers, _BROKEN.replace(b"3000px", b"3000px;height:1px") + b"<pre>" + b"x" * 900 + b"</pre>")
    found = "\n".join(walk.window.wrong_with(walk.seats[0].client, "/", answer))
    for part in ("image-alt", "elsewhere.invalid", "Content Security Policy", "404", "宽出"):
        assert part in found, found
