"""The party's portal and the page of a handing over, as people see them: on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.pages.window import AXE, FOUR, Window, ask
from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.general.tests.test_hearing import told
from yizhi.domain.cases.offsite.tests.recorded import accept, captured, fresh, in_use, listed
from yizhi.domain.cases.offsite.tests.recorded import told as tell
from yizhi.domain.cases.transfers.tests.going import contested, peopled, received
from yizhi.platform import clock
from yizhi.web.actor import SESSION_PERSON
from yizhi.web.public.tests.test_a_party_answers_about_a_recording import PAGE as RECORD
from yizhi.web.public.tests.test_a_party_answers_about_a_recording import holder as holder_of_record
from yizhi.web.public.tests.test_a_party_answers_about_a_recording import send as send_on_record
from yizhi.web.public.tests.test_a_party_answers_about_a_recording import signed
from yizhi.web.public.tests.test_a_party_answers_by_the_code import CASE, holder, send

pytestmark = pytest.mark.browser
__all__ = ["file"]
PICTURES: Path | None = None


@contextmanager
def looking(browser: Browser) -> Iterator[Window]:
    if not AXE.exists():
        pytest.skip("前端依赖没有安装，跳过无障碍检查；在 frontend 目录运行 npm ci 后可执行")
    window = Window.opened(browser, ask)
    yield window
    window.page.context.close()


def wrong_with(window: Window, file: File, client: Client, *addresses: str) -> list[str]:
    found = []
    with clock.at(file.at):
        for address in addresses:
            answer = ask(client, address)
            assert answer.status == 200, address
            found += [f"{address} {one}" for one in window.wrong_with(client, address, answer, FOUR)]
            if PICTURES is not None:
                _pictures(window, address)
    return found


def _pictures(window: Window, address: str) -> None:
    for width in (390, 1440):
        window.page.set_viewport_size({"width": width, "height": 900})
        window.page.emulate_media(color_scheme="light")
        name = address.strip("/").replace("/", "-")[:24]
        window.page.screenshot(path=str(PICTURES) + f"/{name}-{width}.png", full_page=True)


def test_a_party_reads_and_answers_on_a_phone(file: File, browser: Browser) -> None:
    file = file.of_county()
    case = told(file)
    client = holder(file, case)
    paper = file.papers(case, "D29")[0]
    with looking(browser) as window:
        assert wrong_with(window, file, client, CASE, f"{CASE}receipt/{paper.pk}/") == []
        send(file, client, "statement", content="占道时间只有半小时。")
        send(file, client, "hearing")
        assert wrong_with(window, file, client, f"{CASE}?done=statement") == []


def test_what_is_owed_stands_on_the_portal(file: File, browser: Browser) -> None:
    case = file.served()
    client = holder(file, case, "D39")
    with looking(browser) as window:
        assert wrong_with(window, file, client, f"{CASE}?paid") == []


def test_a_recording_is_seen_and_answered_on_a_phone(file: File, browser: Browser) -> None:
    listed(file)
    record = captured(file, in_use(file))
    accept(file, record)
    tell(file, record)
    record = fresh(file, record)
    client = holder_of_record(file, record)
    with looking(browser) as window:
        assert wrong_with(window, file, client, RECORD) == []
        send_on_record(file, client, "statement", content="堆放的是邻店的货。")
        send_on_record(file, client, "confirmation", waives="on", signature=signed())
        assert wrong_with(window, file, client, f"{RECORD}?done=confirmation") == []


def _signed_in(file: File, part: str) -> Client:
    client = Client()
    session = client.session
    session[SESSION_PERSON] = str(file.people[part].pk)
    session.save()
    return client


def test_a_handing_over_is_whole_for_both_sides(file: File, browser: Browser) -> None:
    peopled(file)
    one, other = received(file), contested(file)[0]
    with looking(browser) as window:
        for part in ("head", "market_head"):
            client = _signed_in(file, part)
            assert wrong_with(window, file, client, f"/cases/transfers/{one.pk}/", "/cases/transfers/?way=in") == []
        assert wrong_with(window, file, _signed_in(file, "head"), f"/cases/transfers/{other.pk}/") == []
