"""The limit counts failures of one network for a while, forgets them, and cannot be filled up."""

from __future__ import annotations

from django.test import RequestFactory

from yizhi.web.public.attempts import Attempts, address_of


def test_failures_are_forgotten_after_the_window() -> None:
    now = [1000.0]
    attempts = Attempts(most=3, window=600, clock=lambda: now[0])
    for _ in range(3):
        assert not attempts.exhausted("198.51.100.7")
        attempts.failed("198.51.100.7")
    assert attempts.exhausted("198.51.100.7")
    assert not attempts.exhausted("198.51.100.8")
    now[0] += 601
    assert not attempts.exhausted("198.51.100.7")
    attempts.failed("198.51.100.7")
    assert not attempts.exhausted("198.51.100.7")


def test_a_network_cannot_pose_as_many_addresses() -> None:
    build = RequestFactory()
    one = address_of(build.get("/", REMOTE_ADDR="2001:db8:1:2::1"))
    assert one == address_of(build.get("/", REMOTE_ADDR="2001:db8:1:2:ffff::9"))
    assert one != address_of(build.get("/", REMOTE_ADDR="2001:db8:1:3::1"))


def test_a_claimed_address_in_a_header_is_not_believed() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert address_of(request) == "198.51.100.7"
