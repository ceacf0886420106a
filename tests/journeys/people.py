"""People of the demo city at their devices."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "yizhi-demo-3308"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@dataclass
class Device:
    """A signed-in page and what went wrong on it."""

    base: str
    page: Page
    troubles: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else f"{self.base}{path}")
        return self.page

    def submit(self, selector: str = "form.form [type=submit]") -> Page:
        """Press and wait until the answer is there."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.page.wait_for_load_state("networkidle")
        return self.page


def _context(browser: Browser, size: dict[str, int]) -> BrowserContext:
    return browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        is_mobile=size is PHONE,
        has_touch=size is PHONE,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        geolocation={"latitude": 28.93, "longitude": 118.77},
        permissions=["geolocation"],
    )


def device(browser: Browser, base: str, size: dict[str, int]) -> Device:
    """A device that nobody is signed in on."""
    made = Device(base, _context(browser, size).new_page())
    made.page.on("pageerror", lambda error: made.troubles.append(str(error)))
    made.page.on(
        "console",
        lambda message: made.troubles.append(message.text) if "Content Security Policy" in message.text else None,
    )
    return made


def signed_in(browser: Browser, base: str, username: str, size: dict[str, int]) -> Device:
    """The device of a person of the demo city."""
    made = device(browser, base, size)
    made.open("/sign-in/")
    made.page.fill("[name=username]", username)
    made.page.fill("[name=password]", PASSWORD)
    with made.page.expect_navigation():
        made.page.click("form [type=submit]")
    return made
