"""Every address × every visitor: what the foreign case contains appears only within its scope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.leaks.addresses import ADDRESSES, Record
from tests.leaks.conftest import Stage
from tests.leaks.crime_scene import MASKED
from tests.leaks.forms import comers
from tests.leaks.visitors import Visitor

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


def _questions(stage: Stage, name: str) -> Iterator[tuple[Visitor, str]]:
    addresses = ADDRESSES[name](stage.foreign)
    if name == "web:act_on":
        yield from comers(stage, addresses)
        return
    yield from ((visitor, address) for visitor in stage.coming_to(name) for address in addresses)


@pytest.mark.parametrize("name", sorted(n for n in ADDRESSES if not n.startswith(_BY_CODE)))
def test_marks_of_the_foreign_case_appear_only_within_its_scope(stage: Stage, name: str) -> None:
    leaks: list[str] = []
    for visitor, address in _questions(stage, name):
        response = visit(visitor.browser(), address)
        shown = stage.foreign.shown_in(body(response), unquote(address))
        where = f"{visitor.name} at {address}: {response.status_code}"
        if response.status_code == 500:
            leaks.append(where)
        if not visitor.inside and shown:
            leaks.append(f"{where} shows {shown}")
        hidden = isinstance(ADDRESSES[name], Record) and not visitor.inside
        if hidden and response.status_code not in _unseen(visitor.person):
            leaks.append(f"{where} tells that the record exists")
        numbers = set(shown) & set(MASKED)
        if numbers and not (visitor.name == "lead officer" and address.startswith(_OWN_FORM)):
            leaks.append(f"{where} shows in full {numbers}")
    assert not leaks, "\n".join(leaks)


def test_every_form_is_asked_for_and_everybody_asks_for_every_record(stage: Stage) -> None:
    addresses = ADDRESSES["web:act_on"](stage.foreign)
    pairs = list(comers(stage, addresses))
    assert {address for _, address in pairs} == set(addresses)
    records = {address.split("/")[3] for address in addresses}
    assert {(v.name, a.split("/")[3]) for v, a in pairs} == {(v.name, r) for v in stage.visitors for r in records}
    for address in addresses:
        assert {v.inside for v, a in pairs if a == address} == {True, False}


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
