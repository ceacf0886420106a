"""An open stream of live updates ends when the administrator ends the sign-in, not a minute later."""

import threading
import time
import urllib.request

import pytest
from playwright.sync_api import Browser

from tests.journeys.people import DESK, Device, signed_in

pytestmark = pytest.mark.browser
AT_ONCE = 10  # seconds, on a busy machine; without being told it would take up to a minute


class Stream(threading.Thread):
    """A stream with the key of this device; `ended` is set when the server has closed it."""

    def __init__(self, device: Device) -> None:
        super().__init__(daemon=True)
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in device.page.context.cookies())
        self._request = urllib.request.Request(f"{device.base}/live/", headers={"Cookie": cookies})
        self.begun, self.ended = threading.Event(), threading.Event()

    def run(self) -> None:
        with urllib.request.urlopen(self._request, timeout=120) as answer:
            while answer.readline():
                self.begun.set()
        self.ended.set()


def test_a_stream_ends_with_a_forced_sign_out(browser: Browser, base: str) -> None:
    neighbour, administrator = (signed_in(browser, base, name, DESK) for name in ("neighbour", "administrator"))
    stream = Stream(neighbour)
    stream.start()
    assert stream.begun.wait(30)
    person = neighbour.page.locator("body").get_attribute("data-person")
    page = administrator.open(f"/org/people/{person}/")
    page = administrator.open(page.locator("a[href*='account.force_sign_out']").first.get_attribute("href") or "")
    page.fill("[name=reason]", "设备遗失")
    page.locator("form.form [type=submit]").click()
    assert not stream.ended.is_set()
    before = time.monotonic()
    administrator.submit("[data-confirm-yes]")
    assert stream.ended.wait(AT_ONCE), "强制下线后实时更新仍在继续"
    assert time.monotonic() - before < AT_ONCE
    assert neighbour.open("/org/me/").url.startswith(f"{base}/sign-in/")
