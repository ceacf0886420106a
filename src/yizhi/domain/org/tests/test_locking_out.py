"""Guessing is stopped, by name and by network; nobody locks an officer out of their own device; nothing is revealed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.org import attempts, signing_in
from yizhi.domain.org.models import Person
from yizhi.domain.org.queries import DEFAULTS
from yizhi.domain.org.tests.world import BUILDER, PASSWORD, World, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

MOST, MINUTES, NETWORK = (DEFAULTS[f"sign_in_{name}"] for name in ("tries", "minutes", "network_tries"))


@pytest.fixture
def officer(world: World) -> Person:
    someone = world.officer()
    open_account(someone, "someone")
    return someone


def guess(name: str = "someone", times: int = MOST, **where: str) -> str:
    said = ""
    for _ in range(times):
        with pytest.raises(ActRefused) as refused:
            signing_in.admit(name, "wrong", **where)
        said = str(refused.value)
    return said


def test_many_wrong_passwords_lock_the_name_even_for_the_right_one(officer: Person) -> None:
    assert "不正确" in guess()
    with pytest.raises(ActRefused, match="暂时锁定"):
        signing_in.admit("someone", PASSWORD)


def test_a_name_that_does_not_exist_is_locked_in_the_same_words(officer: Person) -> None:
    assert guess("nobody", MOST) == guess("someone", MOST)
    assert guess("nobody", 1) == guess("someone", 1)


def test_the_lock_ends_and_a_success_forgets_the_failures(officer: Person) -> None:
    begun = clock.now()
    with clock.at(begun):
        guess(times=MOST + 3)
    with clock.at(begun + timedelta(minutes=MINUTES)):
        assert signing_in.admit("someone", PASSWORD).person == officer.pk
        guess(times=MOST - 1)
        assert signing_in.admit("someone", PASSWORD).person == officer.pk


def test_a_stranger_cannot_lock_an_officer_out_of_the_device_they_use(officer: Person) -> None:
    own, stranger = Client(), Client(REMOTE_ADDR="203.0.113.9")
    right = {"username": "someone", "password": PASSWORD}
    assert own.post(reverse("web:sign_in"), right).status_code == 302
    for _ in range(MOST + 1):
        stranger.post(reverse("web:sign_in"), right | {"password": "wrong"})
    assert stranger.post(reverse("web:sign_in"), right).status_code == 403
    assert own.post(reverse("web:sign_in"), right).status_code == 302


def test_a_known_device_has_a_limit_too_and_its_mark_cannot_be_forged(officer: Person) -> None:
    assert "不正确" in guess(device="mark")
    with pytest.raises(ActRefused, match="暂时锁定"):
        signing_in.admit("someone", PASSWORD, device="mark")
    forged = Client()
    forged.cookies["yizhi-known"] = "eyJhIjoiYiJ9:forged:mark"
    request = forged.get(reverse("web:sign_in")).wsgi_request
    assert attempts.device_mark(request, "someone") == ""


def test_one_network_that_tries_many_names_is_closed_to_strange_devices_only(officer: Person) -> None:
    for number in range(NETWORK):
        guess(f"name{number}", 1, network="203.0.113.9")
    with pytest.raises(ActRefused, match="所在网络"):
        signing_in.admit("someone", PASSWORD, network="203.0.113.9")
    assert signing_in.admit("someone", PASSWORD, network="203.0.113.10").person == officer.pk
    assert signing_in.admit("someone", PASSWORD, network="203.0.113.9", device="mark").person == officer.pk


def test_right_passwords_do_not_fill_the_count_of_a_network(officer: Person) -> None:
    for _ in range(3):
        signing_in.admit("someone", PASSWORD, network="203.0.113.9")
    assert attempts.count_try("network:203.0.113.9", clock.now(), MINUTES) == 1


def test_the_lock_is_recorded_once_a_window(officer: Person) -> None:
    guess(times=MOST + 4)
    with acting(BUILDER):
        assert Entry.objects.filter(verb="account.lock").count() == 1
        assert "someone" in Entry.objects.get(verb="account.lock").body
