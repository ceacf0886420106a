"""The job, in a browser: an officer in the street, a partner with a phone, a captain at the desk, a stranger."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import DESK, PHONE, Device, device, signed_in

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "var" / "pictures"
# Two parties: the same act of one party is not fined twice.
NUMBERS = {"390": "330802199001010010", "1440": "330802199001010037"}
SIZES = {"390": PHONE, "1440": DESK}


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return SIZES[request.param]


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} 横向溢出 {wider} 像素"


def option_with(page: Page, name: str, text: str) -> str:
    values = page.eval_on_selector_all(
        f"select[name={name}] option", "options => options.map(o => [o.value, o.textContent])"
    )
    return next(value for value, title in values if text in title)


def choose(page: Page, name: str, text: str) -> None:
    """Choose in a list, whether or not a search field stands in front of it."""
    value = option_with(page, name, text)
    page.eval_on_selector(
        f"select[name={name}]",
        "(list, value) => { list.value = value; list.dispatchEvent(new Event('change', {bubbles: true})) }",
        value,
    )


def begin(officer: Device) -> str:
    page = officer.open("/acts/simple_case.open/")
    choose(page, "item", "C-019")
    choose(page, "co_officer", "石云华")
    page.fill("[name=place]", "航埠镇兴航路12号门前")
    page.click("[data-position-button]")
    expect(page.locator("[data-position-say]")).to_contain_text("已定位")
    fits(page)
    return officer.submit().url


def act(officer: Device, verb: str, case: str) -> Page:
    return officer.open(f"/acts/simple_case.{verb}/{case.rstrip('/').split('/')[-1]}/")


def describe_and_name(officer: Device, case: str, number: str) -> None:
    page = act(officer, "describe", case)
    page.locator(".phrases a").first.click()
    page.wait_for_load_state()
    officer.submit()
    page = act(officer, "name_party", case)
    page.check("[name=kind][value=ORGANISATION]")
    expect(page.locator("label:visible [name=identity_type]")).to_have_count(1)
    expect(page.locator("[name=identity_type][value=统一社会信用代码]")).to_be_checked()
    page.check("[name=kind][value=CITIZEN]")
    expect(page.locator("[name=identity_type][value=护照]")).to_be_hidden()
    page.fill("[name=name]", "样例甲")
    page.check("[name=identity_type][value=居民身份证]")
    page.fill("[name=identity_number]", "330802199001010011")
    page.fill("[name=address]", "衢州市柯城区航埠镇样例村1号")
    officer.submit()
    expect(page.locator("main")).to_contain_text("校验码不符")
    expect(page.locator("[name=name]")).to_have_value("样例甲")
    page.fill("[name=identity_number]", number)
    officer.submit()


def propose_and_hear(officer: Device, case: str) -> None:
    page = act(officer, "propose", case)
    page.check("[name=penalty][value=FINE]")
    page.fill("[name=fine_fen]", "5000")
    officer.submit()
    expect(page.locator("main")).to_contain_text("第五十一条")
    page.fill("[name=fine_fen]", "50")
    officer.submit()
    act(officer, "inform", case).check("[name=told]")
    officer.submit()
    act(officer, "record_statement", case).check("[name=kind][value=NONE]")
    officer.submit()


def confirm_by_code(officer: Device, partner: Device, case: str) -> None:
    partner.open(f"{case}confirmation/")
    partner.submit("button[name=make]")
    code = partner.page.locator(".code").inner_text().strip()
    page = officer.open(f"{case}confirmation/")
    page.fill("[name=code]", "000000" if code != "000000" else "111111")
    officer.submit()
    expect(page.locator("main")).to_contain_text("确认码不正确")
    page.fill("[name=code]", code)
    officer.submit()


def draw_signature(officer: Device, case: str) -> None:
    page = officer.open(f"{case}signature/")
    canvas = page.locator("canvas")
    expect(canvas).to_be_visible()
    page.wait_for_timeout(200)
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for x, y in ((90, 110), (150, 40), (230, 90)):
        page.mouse.move(box["x"] + x, box["y"] + y, steps=6)
    page.mouse.up()
    expect(page.locator("[data-signature-say]")).to_have_text("已签名")
    fits(page)
    officer.submit()


def issue(officer: Device, case: str) -> None:
    page = act(officer, "issue", case)
    page.click("form.form [type=submit]")
    with page.expect_navigation():
        page.locator("dialog[open] .button--primary, dialog[open] .button--danger").first.click()
    expect(page.locator(".handed-over")).to_contain_text("当罚字")
    fits(page)


def test_the_job_from_the_street_to_a_stranger_who_verifies(browser: Browser, base: str, size: dict[str, int]) -> None:
    name = str(size["width"])
    officer = signed_in(browser, base, "officer", size)
    fits(officer.page)
    picture(officer.page, f"home-{name}")
    case = begin(officer)
    picture(officer.page, f"scene-{name}")
    describe_and_name(officer, case, NUMBERS[name])
    propose_and_hear(officer, case)
    confirm_by_code(officer, signed_in(browser, base, "partner", PHONE), case)
    draw_signature(officer, case)
    issue(officer, case)
    picture(officer.page, f"decided-{name}")
    captain = signed_in(browser, base, "captain", size)
    desk = captain.open("/cases/desk/")
    expect(desk.locator("main")).to_contain_text("兴航路12号门前")
    fits(desk)
    picture(desk, f"desk-{name}")
    _a_stranger_verifies(browser, base, officer, case, size)
    assert officer.troubles == []
    assert captain.troubles == []


def _a_stranger_verifies(browser: Browser, base: str, officer: Device, case: str, size: dict[str, int]) -> None:
    """What the QR code leads to opens without an account, shows no name, and every step of the check holds."""
    address = officer.open(case).locator("[data-verification]").get_attribute("href")
    assert address is not None
    stranger = device(browser, base, size)
    page = stranger.open(address)
    for _ in range(20):
        if "通过" in page.locator("main").inner_text() and "等待封存" not in page.locator("main").inner_text():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.locator("main")).to_contain_text("航埠镇")
    expect(page.locator("main")).not_to_contain_text("样例甲")
    expect(page.locator("main")).not_to_contain_text("未通过")
    fits(page)
    picture(page, f"verify-{size['width']}")
    assert stranger.troubles == []
