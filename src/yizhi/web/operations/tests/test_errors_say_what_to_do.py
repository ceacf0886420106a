"""What went wrong is told in one voice to people, to parts of pages and to programs: what, why, what to do next."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponseNotAllowed
from django.test import Client, RequestFactory

from yizhi.web import errors
from yizhi.web.refusals import RefusalMiddleware

pytestmark = pytest.mark.django_db
PROGRAM = {"HTTP_ACCEPT": "application/json"}
MEMBERS = {"type", "status", "title", "detail", "next_step", "refusals"}


def asked(**headers: Any) -> HttpRequest:
    request = RequestFactory().get("/somewhere/", **headers)
    request.request_id = "3F2A91C0-0001"  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize("status", sorted(errors.TROUBLES))
def test_a_page_says_what_why_and_what_next(status: int) -> None:
    answer = errors.error_page(asked(), status)
    trouble, content = errors.TROUBLES[status], answer.content.decode()
    assert answer.status_code == status
    for words in (trouble.what, trouble.why, trouble.next_step, "回到首页"):
        assert words in content
    assert ("3F2A91C0-0001" in content) is (status >= 500)


@pytest.mark.parametrize("status", sorted(errors.TROUBLES))
def test_a_part_of_a_page_gets_the_refusal_without_a_second_shell(status: int) -> None:
    content = errors.error_page(asked(HTTP_HX_REQUEST="true"), status).content.decode()
    assert "data-refusal" in content
    assert errors.TROUBLES[status].next_step in content
    assert "<html" not in content


@pytest.mark.parametrize("status", sorted(errors.TROUBLES))
def test_a_program_gets_a_problem_document_with_reason_and_next_step(status: int) -> None:
    answer = errors.error_page(asked(**PROGRAM), status)
    content = client_json(answer)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert content.keys() >= MEMBERS
    assert (content["status"], content["next_step"]) == (status, errors.TROUBLES[status].next_step)
    assert ("request_id" in content) is (status >= 500)


def client_json(answer: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(answer.content)
    return content


def test_more_than_may_be_sent_is_413_not_a_riddle() -> None:
    answer = errors.bad_request(asked(), RequestDataTooBig())
    assert answer.status_code == 413
    assert "分几次" in errors.bad_request(asked(), TooManyFilesSent()).content.decode()


def test_a_post_over_the_limit_says_so(client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/sign-in/", {"username": "x" * 5000, "password": "y"})
    assert answer.status_code == 413
    assert "文件过大" in answer.content.decode()


def test_an_address_opened_the_wrong_way_is_a_page_too() -> None:
    answer = RefusalMiddleware(lambda request: HttpResponseNotAllowed(["POST"]))(asked())
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert errors.TROUBLES[405].next_step in answer.content.decode()


def test_the_api_tells_a_stranger_to_sign_in(client: Client) -> None:
    answer = client.post("/api/acts/simple_case.open", {}, content_type="application/json")
    content = client_json(answer)
    assert answer.status_code == 401
    assert content.keys() >= MEMBERS


def test_a_part_that_needs_a_sign_in_is_never_the_page_of_the_sign_in(client: Client) -> None:
    assert client.get("/exports/", HTTP_HX_REQUEST="true").status_code == 401
    assert client.get("/exports/").status_code == 302


def test_waiting_is_told_in_seconds() -> None:
    answer = errors.too_often(asked(**PROGRAM), 17)
    assert answer.headers["Retry-After"] == "17"
    assert "17 秒" in client_json(answer)["next_step"]
