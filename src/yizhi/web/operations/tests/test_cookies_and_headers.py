"""In production cookies and headers are the strict ones. Read from a process of its own, as production settings are."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

_ASKED = (
    *("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE"),
    *("CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY"),
    *("SECURE_HSTS_SECONDS", "YIZHI_RATE_LIMITS", "DEBUG", "ALLOWED_HOSTS"),
)


def in_production(**more: str) -> dict[str, object]:
    """Settings as a production process reads them."""
    dropped = ("YIZHI_TESTING", "YIZHI_DEBUG")
    clean = {name: value for name, value in os.environ.items() if name not in dropped}
    env = clean | {"YIZHI_MODE": "production", "YIZHI_SECRET_KEY": "s" * 50} | more
    asked = f"import json; from yizhi import settings as s; print(json.dumps([getattr(s, n) for n in {_ASKED!r}]))"
    told = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True).stdout
    return dict(zip(_ASKED, json.loads(told), strict=True))


def test_cookies_of_production_are_for_this_host_over_tls_alone() -> None:
    told = in_production()
    assert str(told["SESSION_COOKIE_NAME"]).startswith("__Host-")
    assert str(told["CSRF_COOKIE_NAME"]).startswith("__Host-")
    assert told["SESSION_COOKIE_SECURE"] is told["CSRF_COOKIE_SECURE"] is True
    assert told["SESSION_COOKIE_HTTPONLY"] is told["CSRF_COOKIE_HTTPONLY"] is True
    assert told["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_production_is_strict_without_being_told() -> None:
    told = in_production()
    assert told["SECURE_HSTS_SECONDS"] == 31536000
    assert told["DEBUG"] is False
    assert told["ALLOWED_HOSTS"] == []
    assert "sign_in=" in str(told["YIZHI_RATE_LIMITS"])


def test_limits_are_configuration() -> None:
    assert in_production(YIZHI_RATE_LIMITS="api=9/1")["YIZHI_RATE_LIMITS"] == "api=9/1"


@pytest.mark.django_db
def test_every_page_keeps_other_sites_out(client: Client) -> None:
    headers = client.get("/sign-in/").headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "object-src 'none'" in headers["Content-Security-Policy"]
    assert "payment=()" in headers["Permissions-Policy"]
