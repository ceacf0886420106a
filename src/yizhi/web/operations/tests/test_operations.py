"""Operators are told the truth; strangers and browsers get no more than they need."""

import json
import logging
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from yizhi.platform.database.demonstration import mark_demonstration
from yizhi.web.operations.content_security import policy
from yizhi.web.operations.logs import _without_request
from yizhi.web.operations.production import reasons_not_to_serve

pytestmark = pytest.mark.django_db


def test_a_live_process_says_so_without_the_database(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "live"}


def test_a_process_whose_role_passes_the_policy_is_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
    assert client.get("/health/ready").json()["checks"]["role"] == "ok"


def test_a_missing_migration_makes_the_process_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yizhi.web.operations.readiness._migrated", [])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ledger'")
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert "yizhi migrate" in answer.json()["checks"]["migrations"]


def test_figures_are_for_this_machine(client: Client) -> None:
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == 403
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="10.1.2.3").status_code == 403


def test_figures_need_the_token_once_there_is_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_METRICS_TOKEN", "figures-only")
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 403
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer figures-only").status_code == 200


def test_no_page_allows_inline_script_or_framing(client: Client) -> None:
    headers = client.get("/health/live").headers
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"


def test_a_map_origin_cannot_smuggle_in_another_directive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_MAP_ORIGINS", "https://map.example; script-src *")
    policy.cache_clear()
    try:
        with pytest.raises(ValueError, match="YIZHI_MAP_ORIGINS"):
            policy()
    finally:
        policy.cache_clear()


@pytest.mark.parametrize("forged", ["x", "a b c d e f g h", "<script>alert(1)</script>", "i" * 65])
def test_a_forged_request_identifier_is_replaced(client: Client, forged: str) -> None:
    answered = client.get("/health/live", HTTP_X_REQUEST_ID=forged).headers["X-Request-ID"]
    assert answered != forged
    assert len(answered) == 36


def test_the_log_keeps_no_request(caplog: pytest.LogCaptureFixture) -> None:
    assert _without_request(logging.getLogger(), "error", {"event": "x", "request": "party code"}) == {"event": "x"}


def test_production_refuses_what_is_only_fit_for_a_demonstration(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    monkeypatch.setenv("YIZHI_MODE", "production")
    monkeypatch.setenv("YIZHI_DEBUG", "1")
    settings.SECRET_KEY = "short"
    settings.ALLOWED_HOSTS = ["*"]
    with connection.cursor() as cursor:
        mark_demonstration(cursor)
    reasons = "\n".join(reasons_not_to_serve())
    for word in ("YIZHI_DEBUG", "YIZHI_SECRET_KEY", "YIZHI_ALLOWED_HOSTS", "演示城市"):
        assert word in reasons, json.dumps(reasons, ensure_ascii=False)


def test_production_starts_when_nothing_is_amiss(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    monkeypatch.setenv("YIZHI_MODE", "production")
    settings.SECRET_KEY = "pQ7_xV2m9RtLzK4wNcY8sBfJ3hGdAuE6oWiTqXyZ0vM1nC5"
    settings.ALLOWED_HOSTS = ["zhifa.example.gov.cn"]
    built = Path(__file__).parents[2] / "static" / "build" / "manifest.json"
    expected = [] if built.exists() else ["前端尚未构建；请先在检出目录执行 make build"]
    assert reasons_not_to_serve() == expected
