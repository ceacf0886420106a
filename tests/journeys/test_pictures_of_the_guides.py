"""The pages that the guides describe, walked through by each role; `make pictures` keeps what is seen in docs/guide."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import DESK, PHONE, Device, device, signed_in
from tests.journeys.pictures import take
from tests.journeys.test_on_the_spot_penalty import (
    act,
    begin,
    choose,
    confirm_by_code,
    describe_and_name,
    draw_signature,
    issue,
    propose_and_hear,
)

pytestmark = pytest.mark.browser

PARTY = "330802199001010053"  # invented, and nobody else's in these journeys: a second fine for one act is refused


@pytest.fixture(scope="module")
def decided(browser: Browser, base: str) -> tuple[Device, str]:
    """The officer's phone after a whole case, pictured on the way, and the address of the case."""
    officer = signed_in(browser, base, "officer", PHONE)
    take(officer.page, "officer-home")
    page = officer.open("/acts/simple_case.open/")
    choose(page, "item", "C-019")
    page.fill("[name=place]", "航埠镇兴航路12号门前")
    take(page, "officer-open")
    case = begin(officer)
    take(officer.page, "officer-scene")
    describe_and_name(officer, case, PARTY)
    propose_and_hear(officer, case)
    take(act(officer, "propose", case), "officer-propose")
    partner = signed_in(browser, base, "partner", PHONE)
    take(partner.open(f"{case}confirmation/"), "officer-partner")
    confirm_by_code(officer, partner, case)
    take(officer.open(f"{case}signature/"), "officer-signature")
    draw_signature(officer, case)
    issue(officer, case)
    take(officer.page, "officer-decided")
    return officer, case


def _addresses(page: Page, pattern: str) -> list[str]:
    """Addresses of links in the page's main part that match, each once."""
    page.wait_for_load_state()
    links = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href') || '')")
    return list(dict.fromkeys(address for address in links if re.match(pattern, address)))


def _first(page: Page, pattern: str) -> None:
    """Follow the first link of the page's main part whose address matches."""
    page.goto(urljoin(page.url, _addresses(page, pattern)[0]))


def test_officer(decided: tuple[Device, str]) -> None:
    assert decided[0].troubles == []


def test_general_procedure(browser: Browser, base: str) -> None:
    officer = signed_in(browser, base, "officer", DESK)
    page = officer.open("/cases/general/mine/")
    take(page, "general-mine")
    cases = _addresses(page, r"/cases/general/[0-9a-f-]{36}/$")
    case = next(one for one in cases if "样例检测中心" in officer.open(one).locator("main").inner_text())
    take(officer.open(case), "general-case")
    _first(page, r"/cases/records/[0-9a-f-]{36}/")
    take(page, "general-record")
    take(officer.open(case.replace("/cases/general/", "/acts/general_case.write_inspection/")), "general-inspection")
    take(officer.open("/cases/general/calendar/"), "general-calendar")
    assert officer.troubles == []


def test_unit_of_general_cases(browser: Browser, base: str) -> None:
    captain = signed_in(browser, base, "captain", DESK)
    take(captain.open("/cases/general/board/?of=unit"), "captain-board")
    take(captain.open("/cases/general/unit/"), "captain-unit")
    page = captain.open("/cases/buildings/")
    _first(page, r"/cases/buildings/[0-9a-f-]{36}/")
    take(page, "captain-building")


def test_captain(browser: Browser, base: str, decided: tuple[Device, str]) -> None:
    captain = signed_in(browser, base, "captain", DESK)
    take(captain.page, "captain-home")
    page = captain.open("/cases/desk/")
    expect(page.locator("main")).to_contain_text("兴航路12号门前")
    take(page, "captain-desk")
    take(captain.open(decided[1]), "captain-case")


def test_reviewer(browser: Browser, base: str, decided: tuple[Device, str]) -> None:
    reviewer = signed_in(browser, base, "reviewer", DESK)
    take(reviewer.open("/cases/simple/"), "reviewer-cases")
    page = reviewer.open("/norms/items/")
    _first(page, r"/norms/items/[0-9a-f-]{36}/")
    take(page, "reviewer-item")


def test_guidance(browser: Browser, base: str) -> None:
    guidance = signed_in(browser, base, "guidance", DESK)
    page = guidance.open("/norms/powers/")
    take(page, "guidance-powers")
    take(guidance.open("/org/teams/"), "guidance-teams")


def test_supervisor(browser: Browser, base: str) -> None:
    supervisor = signed_in(browser, base, "supervisor", DESK)
    take(supervisor.page, "supervisor-home")
    page = supervisor.open("/org/people/")
    _first(page, r"/org/people/[0-9a-f-]{36}/")
    take(page, "supervisor-person")


def test_administrator(browser: Browser, base: str) -> None:
    administrator = signed_in(browser, base, "administrator", DESK)
    take(administrator.open("/norms/configuration/"), "administrator-configuration")
    page = administrator.open("/org/people/")
    _first(page, r"/org/people/[0-9a-f-]{36}/")
    take(page, "administrator-person")
    take(administrator.open("/org/me/"), "administrator-account")


def test_public(browser: Browser, base: str, decided: tuple[Device, str]) -> None:
    officer, case = decided
    address = officer.open(case).locator("[data-verification]").get_attribute("href")
    assert address is not None
    stranger = device(browser, base, PHONE)
    page = stranger.open(address)
    for _ in range(30):
        if "等待封存" not in page.locator("main").inner_text():
            break
        page.wait_for_timeout(1000)
        page.reload()
    take(page, "public-verify")
    take(stranger.open("/party/"), "public-party")
    take(stranger.open("/deadlines/?rule=T-PAY&start=2026-03-05"), "public-deadline")


def test_the_guide_of_ones_seat_is_in_the_menu(browser: Browser, base: str) -> None:
    captain = signed_in(browser, base, "captain", DESK)
    page = captain.open("/")
    page.locator("summary.person").click()
    page.get_by_role("link", name="使用说明").first.click()
    expect(page).to_have_url(re.compile(r"/guide/captain/$"))
    expect(page.locator("article.guide h1")).to_contain_text("执法队长")
    assert captain.troubles == []
