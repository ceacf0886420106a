"""Bodies have a limit: over it the answer is 413 in the form that was asked for, and nothing is kept."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.org.tests.world import BUILDER, PASSWORD, World, open_account
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

TOO_LONG = "x" * (5 * 1024 * 1024 + 1)


@pytest.fixture
def client(world: World) -> Client:
    """A captain's browser, signed in."""
    open_account(world.captain(), "captain")
    browser = Client(raise_request_exception=False)
    assert browser.post(reverse("web:sign_in"), {"username": "captain", "password": PASSWORD}).status_code == 302
    return browser


def entries() -> int:
    with acting(BUILDER):
        return Entry.objects.count()


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart"])
def test_a_form_is_answered_with_a_page(client: Client, kind: str) -> None:
    before, address = entries(), reverse("web:act", args=["simple_case.open"])
    if kind == "multipart":
        answer = client.post(address, {"facts": TOO_LONG})
    else:
        answer = client.post(address, f"facts={TOO_LONG}", content_type=kind)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "上传的内容超过允许的大小" in page
    assert "请压缩后上传" in page
    assert TOO_LONG[:1000] not in page
    assert entries() == before


def test_a_sign_in_page_takes_no_more_either(client: Client) -> None:
    answer = Client(raise_request_exception=False).post(reverse("web:sign_in"), {"username": TOO_LONG, "password": "x"})
    assert answer.status_code == 413


def test_the_api_answers_with_json(client: Client) -> None:
    before = entries()
    given: dict[str, Any] = {"input": {"facts": TOO_LONG}}
    answer = client.post("/api/acts/simple_case.open", json.dumps(given), content_type="application/json")
    assert answer.status_code == 413
    assert answer["Content-Type"].startswith("application/")
    assert answer.json()["status"] == 413
    assert entries() == before
