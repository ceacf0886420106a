"""A share opens one case at every address, and nothing beside it; taken back, it is as if it had never been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Model

from tests.leaks.addresses import ADDRESSES, Record
from tests.leaks.conftest import Stage
from tests.leaks.crime_scene import MASKED, Foreign
from tests.leaks.test_foreign_records_stay_unseen import body, visit
from tests.leaks.visitors import Visitor
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform

_UNTIL = clock.real_now().date() + timedelta(days=30)
# Addresses that are the shared case, its party, its decision or its evidence; acts are asked about by themselves.
_OPENED = ("cases:simple_case", "cases:file", "subjects:party", "documents:original", "files:content", "files:small")


@pytest.fixture
def guest(stage: Stage) -> Iterator[tuple[Visitor, str]]:
    """The officer of another county, to whom the decided case is open; all of it rolled back afterwards."""
    visitor = next(v for v in stage.visitors if v.name == "officer of another county")
    visitor.browser()  # signed in outside what is rolled back
    scene, before = stage.foreign.scene, transaction.savepoint()
    given = {"person": visitor.person, "purpose": "联合查处", "until": _UNTIL}
    done = perform("simple_case.share", scene.lead, record=stage.foreign.decided.pk, data=given, at=scene.at)
    yield visitor, done.result["grant"]
    transaction.savepoint_rollback(before)


@pytest.fixture
def general_guest(stage: Stage) -> Iterator[Visitor]:
    """The same officer, to whom the general case alone is open."""
    visitor = next(v for v in stage.visitors if v.name == "officer of another county")
    visitor.browser()
    scene, before = stage.foreign.scene, transaction.savepoint()
    given = {"person": visitor.person, "purpose": "联合查处", "until": _UNTIL}
    perform("general_case.share", scene.lead, record=stage.foreign.general.pk, data=given, at=scene.at)
    yield visitor
    transaction.savepoint_rollback(before)


def _addresses(stage: Stage) -> Iterator[tuple[str, str]]:
    for name, make in ADDRESSES.items():
        if isinstance(make, Record):
            yield from ((name, address) for address in make(stage.foreign))


def test_the_shared_case_opens_and_the_other_stays_unseen(stage: Stage, guest: tuple[Visitor, str]) -> None:
    visitor, foreign = guest[0], stage.foreign
    wrong = []
    for name, address in _addresses(stage):
        response = visit(visitor.browser(), address)
        shown = foreign.shown_in(body(response), address)
        if str(foreign.begun.pk) in address or str(foreign.establishment.pk) in address:
            if response.status_code != 404:
                wrong.append(f"{address}: {response.status_code}")
        elif name in _OPENED and response.status_code != 200:
            wrong.append(f"{address}: {response.status_code}")
        if set(shown) & {*MASKED, "establishment", "party code"}:
            wrong.append(f"{address} shows {shown}")
    assert not wrong, "\n".join(wrong)


def test_lists_and_search_show_the_shared_case_alone(stage: Stage, guest: tuple[Visitor, str]) -> None:
    visitor, foreign = guest[0], stage.foreign
    for address in ("/", "/sharing/", "/cases/simple/", f"/search/?q={foreign.document.number}"):
        content = body(visit(visitor.browser(), address)).decode()
        assert str(foreign.decided.pk) in content, address
        assert str(foreign.begun.pk) not in content, address


def _parts(foreign: Foreign) -> tuple[Model, ...]:
    """What a shared general case carries: party, measures, what was done in the party's stead, what evidence says."""
    return foreign.general, foreign.party, foreign.measure, foreign.substitute, foreign.evidence, foreign.written


def test_a_shared_general_case_opens_with_its_party_and_nothing_beside_it(stage: Stage, general_guest: Visitor) -> None:
    foreign, wrong = stage.foreign, []
    for _, address in _addresses(stage):
        response = visit(general_guest.browser(), address)
        opened = any(str(part.pk) in address for part in _parts(foreign))
        if (response.status_code == 404) == opened:
            wrong.append(f"{address}: {response.status_code}")
        shown = foreign.shown_in(body(response), address)
        if set(shown) & {*MASKED, "establishment", "party code", "document number", "reporter", "hash"}:
            wrong.append(f"{address} shows {shown}")
    assert not wrong, "\n".join(wrong)


def test_lists_and_search_show_the_shared_general_case_alone(stage: Stage, general_guest: Visitor) -> None:
    foreign = stage.foreign
    for address in ("/", "/sharing/", "/cases/general/", f"/search/?q={foreign.general.place}"):
        content = body(visit(general_guest.browser(), address)).decode()
        assert str(foreign.general.pk) in content, address
        for other in (foreign.begun, foreign.decided, foreign.clue):
            assert str(other.pk) not in content, address


def test_taken_back_nothing_is_left_open(stage: Stage, guest: tuple[Visitor, str]) -> None:
    visitor, grant = guest
    scene = stage.foreign.scene
    ending = {"grant": grant, "reason": "已办结"}
    perform("simple_case.end_share", scene.captain, record=stage.foreign.decided.pk, data=ending, at=scene.at)
    for _, address in _addresses(stage):
        assert visit(visitor.browser(), address).status_code == 404, address
    for address in ("/", "/sharing/", "/cases/simple/"):
        assert not stage.foreign.shown_in(body(visit(visitor.browser(), address)), address), address


def test_a_date_that_has_passed_leaves_nothing_open(stage: Stage) -> None:
    visitor = next(v for v in stage.visitors if v.name == "officer of another county")
    visitor.browser()
    scene, before = stage.foreign.scene, transaction.savepoint()
    given = {"person": visitor.person, "purpose": "联合查处", "until": scene.at.date()}  # long past for the database
    perform("simple_case.share", scene.lead, record=stage.foreign.decided.pk, data=given, at=scene.at)
    for _, address in _addresses(stage):
        assert visit(visitor.browser(), address).status_code == 404, address
    transaction.savepoint_rollback(before)
