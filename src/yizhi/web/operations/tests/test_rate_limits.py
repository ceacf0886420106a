"""Whoever asks too often waits, in words and with a time; nobody else waits for it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from yizhi.settings.rates import DEFAULT_RATE_LIMITS
from yizhi.web.operations.client_address import ClientAddress
from yizhi.web.operations.rate_limits import Buckets, Limit, RateLimits, parsed, rule

pytestmark = pytest.mark.django_db


class Hand:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def limited(settings: Any, text: str) -> RateLimits:
    settings.YIZHI_RATE_LIMITS = text
    return RateLimits(lambda request: HttpResponse("in"))


def ask(door: RateLimits, path: str, *, method: str = "get", cookie: str = "", **more: Any) -> HttpResponse:
    request = getattr(RequestFactory(), method)(path, **more)
    if cookie:
        request.COOKIES["sessionid"] = cookie
    return door(request)


def test_a_bucket_is_full_at_first_and_refills_evenly() -> None:
    hand = Hand()
    buckets = Buckets(clock=hand)
    limit = Limit(3, 60.0)
    assert [buckets.wait("a", limit) for _ in range(4)] == [0, 0, 0, 20.0]
    assert buckets.wait("b", limit) == 0
    hand.now = 19.0
    assert buckets.wait("a", limit) == pytest.approx(1.0)
    hand.now = 20.0
    assert buckets.wait("a", limit) == 0


def test_too_many_get_a_page_that_says_so_and_when_to_come_back(settings: Any) -> None:
    door = limited(settings, "public=2/60")
    assert [ask(door, "/verify/").status_code for _ in range(3)] == [200, 200, 429]
    page = ask(door, "/verify/")
    assert "操作过于频繁" in page.content.decode()
    assert 1 <= int(page["Retry-After"]) <= 30
    assert ask(door, "/verify/", REMOTE_ADDR="203.0.113.7").status_code == 200


def test_a_program_gets_json(settings: Any) -> None:
    door = limited(settings, "api=1/60")
    ask(door, "/api/acts/x", method="post")
    answer = ask(door, "/api/acts/x", method="post")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")


def test_one_session_waits_alone_but_made_up_sessions_gain_nothing(settings: Any) -> None:
    door = limited(settings, "search=1/60")
    assert ask(door, "/search/", cookie="a").status_code == 200
    assert ask(door, "/search/", cookie="a").status_code == 429
    assert ask(door, "/search/", cookie="b").status_code == 200
    answers = [ask(door, "/search/", cookie=f"made up {n}").status_code for n in range(60)]
    assert answers.count(200) < 40


def test_several_processes_together_keep_to_the_limit(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_WORKERS", "2")
    doors = [limited(settings, "public=6/60") for _ in range(2)]
    passed = [ask(door, "/verify/").status_code for door in doors for _ in range(6)]
    assert passed.count(200) == 6


@pytest.mark.parametrize(
    ("path", "method", "name"),
    [
        ("/", "GET", ""),
        ("/cases/simple/", "GET", ""),
        ("/sign-in/", "GET", ""),
        ("/sign-in/", "POST", "sign_in"),
        ("/sign-in/provider/back/", "GET", "sign_in"),
        ("/org/sign-in/code/", "POST", "codes"),
        ("/acts/account.change_password/x/", "POST", "codes"),
        ("/api/acts/account.change_password", "POST", "codes"),
        ("/api/acts/case.open", "POST", "api"),
        ("/files/uploads/", "POST", "uploads"),
        ("/files/x/", "GET", ""),
        ("/search/", "GET", "search"),
        ("/party/", "POST", "public"),
    ],
)
def test_what_falls_under_which_limit(path: str, method: str, name: str) -> None:
    assert rule(path, method) == name


@pytest.mark.parametrize("text", ["nothing=1/60", "api=0/60", "api=1", "api=-1/60", "api=x/60"])
def test_a_limit_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="YIZHI_RATE_LIMITS"):
        parsed(text)


def test_every_rule_has_a_default() -> None:
    assert set(parsed(DEFAULT_RATE_LIMITS)) == {"sign_in", "codes", "public", "search", "uploads", "api"}


@pytest.mark.parametrize(
    ("proxy", "told", "seen"),
    [
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("198.51.100.4", "203.0.113.9", "198.51.100.4"),
    ],
)
def test_only_our_proxy_is_believed(settings: Any, proxy: str, told: str, seen: str) -> None:
    settings.YIZHI_TRUSTED_PROXIES = ["10.0.0.1"]
    request = RequestFactory().get("/", REMOTE_ADDR=proxy, HTTP_X_FORWARDED_FOR=told)
    ClientAddress(lambda _: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == seen


def test_an_ordinary_page_is_never_counted(settings: Any, client: Client) -> None:
    door = limited(settings, DEFAULT_RATE_LIMITS)
    assert {ask(door, "/").status_code for _ in range(2000)} == {200}
