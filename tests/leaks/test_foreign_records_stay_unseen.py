"""Every address × every visitor: what the foreign case contains appears only within its scope."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.leaks.addresses import ADDRESSES, Record
from tests.leaks.conftest import Stage
from tests.leaks.crime_scene import MASKED

# Opened by a code and not by scope: tested in test_codes_open_one_decision.
_BY_CODE = ("public:verify", "public:party_")
# The lead officer who typed the numbers corrects them in the same form while the case is open to them.
_OWN_FORM = ("/acts/simple_case.name_party/",)


def visit(browser: Client, address: str) -> Any:
    """Look and leave nothing behind: readiness may fail a question, which would end the shared transaction."""
    before = transaction.savepoint()
    try:
        return browser.get(address)
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(before)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def _patient(name: str) -> Any:
    """Every form of every act for everybody takes minutes on a busy machine; it is slow, not stuck."""
    return pytest.param(name, marks=pytest.mark.timeout(1800)) if name == "web:act_on" else name


@pytest.mark.parametrize("name", [_patient(n) for n in sorted(ADDRESSES) if not n.startswith(_BY_CODE)])
def test_marks_of_the_foreign_case_appear_only_within_its_scope(stage: Stage, name: str) -> None:
    make = ADDRESSES[name]
    leaks: list[str] = []
    for visitor in stage.coming_to(name):
        browser = visitor.browser()
        for address in make(stage.foreign):
            response = visit(browser, address)
            content = body(response)
            shown = stage.foreign.shown_in(content, unquote(address))
            where = f"{visitor.name} at {address}: {response.status_code}"
            if response.status_code == 500:
                leaks.append(where)
            if not visitor.inside and shown:
                leaks.append(f"{where} shows {shown}")
            if not visitor.inside and isinstance(make, Record) and response.status_code not in _unseen(visitor.person):
                leaks.append(f"{where} tells that the record exists")
            numbers = set(shown) & set(MASKED)
            if numbers and not (visitor.name == "lead officer" and address.startswith(_OWN_FORM)):
                leaks.append(f"{where} shows in full {numbers}")
    assert not leaks, "\n".join(leaks)


def _unseen(person: object) -> set[int]:
    """A person gets 404, also where a form of the act would refuse; nobody signed in goes to the sign-in page."""
    return {404} if person is not None else {302, 401}


@pytest.mark.parametrize("name", sorted(n for n, make in ADDRESSES.items() if isinstance(make, Record)))
def test_the_matrix_would_notice(stage: Stage, name: str) -> None:
    """The officer of the case does see it, so that an empty page cannot pass for a kept secret."""
    lead = next(v for v in stage.visitors if v.name == "lead officer").browser()
    answers = [lead.get(address) for address in ADDRESSES[name](stage.foreign)]
    assert any(answer.status_code == 200 for answer in answers), [a.status_code for a in answers]


def test_lists_search_and_home_show_the_case_to_its_own_officer(stage: Stage) -> None:
    lead = next(v for v in stage.visitors if v.name == "lead officer").browser()
    for address in ("/cases/simple/", "/subjects/", "/"):
        assert stage.foreign.shown_in(lead.get(address).content, ""), address


def test_the_search_box_answers_json_without_foreign_hits(stage: Stage) -> None:
    for visitor in stage.outside:
        for address in ADDRESSES["web:search"](stage.foreign):
            content = visitor.browser().get(address, headers={"accept": "application/json"}).content
            assert not stage.foreign.shown_in(content, unquote(address)), f"{visitor.name} at {address}"
