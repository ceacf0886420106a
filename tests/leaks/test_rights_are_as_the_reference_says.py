"""docs/reference/rights.md against real requests: each seat, each act, each page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from tests.leaks.addresses import ADDRESSES
from tests.leaks.conftest import Stage
from tests.leaks.test_acts_out_of_scope_change_nothing import given, targets
from tests.leaks.test_foreign_records_stay_unseen import visit
from tests.leaks.visitors import Visitor
from yizhi.domain.org.actors import actor_for
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.identifiers import new_id
from yizhi.web.rights.matrix import offered_acts, pages

Seats = list[tuple[Visitor, frozenset[str]]]

_FORBIDDEN, _UNSEEN = 403, 404
# It ends the sessions of the visitors that the next attempts need.
_SPOILS_THE_STAGE = ("session.", "account.")


def _roles(stage: Stage, visitor: Visitor) -> frozenset[str]:
    assert visitor.person is not None
    return actor_for(visitor.person, stage.foreign.scene.at).roles


@pytest.fixture(scope="module")
def seats(stage: Stage) -> Seats:
    """One visitor for each set of roles, those within the scope of the case before others."""
    found: dict[frozenset[str], Visitor] = {}
    for visitor in stage.visitors:
        if visitor.person is not None:
            found.setdefault(_roles(stage, visitor), visitor)
    return [(visitor, roles) for roles, visitor in found.items()]


def _answer(visitor: Visitor, act: Declaration, record: UUID | None) -> int:
    """What the API answers; whatever was done is undone."""
    request: dict[str, Any] = {"key": str(new_id()), "input": given(act)}
    if record is not None:
        request["record"] = str(record)
    browser, before = visitor.browser(), transaction.savepoint()
    try:
        return int(browser.post(f"/api/acts/{act.verb}", request, content_type="application/json").status_code)
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(before)


_ACTS = [act for act in offered_acts() if not act.verb.startswith(_SPOILS_THE_STAGE)]


@pytest.mark.parametrize("act", _ACTS, ids=lambda act: act.verb)
def test_each_act_is_open_to_the_seats_of_the_reference_and_to_no_other(
    stage: Stage, seats: Seats, act: Declaration
) -> None:
    wrong = []
    for visitor, roles in seats:
        may = act.by.may_hold(roles)
        record = None if act.on is None else targets(act, stage.foreign)[0]
        answer = _answer(visitor, act, record)
        if answer >= 500:
            wrong.append(f"{visitor.name}: {answer}")
        elif not may and answer not in (_FORBIDDEN, _UNSEEN, 422):
            wrong.append(f"{visitor.name} gets {answer}, the reference excludes them")
        elif may and act.by.by_role and act.on is None and answer == _FORBIDDEN:
            wrong.append(f"{visitor.name} gets 403, the reference admits them")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", [p for p in pages() if p.access in ("roles", "signed_in")], ids=lambda page: page.name)
def test_each_page_is_open_to_the_seats_of_the_reference_and_to_no_other(stage: Stage, seats: Seats, page: Any) -> None:
    wrong = []
    (address, *_) = ADDRESSES[page.name](stage.foreign)
    for visitor, roles in seats:
        answer = visit(visitor.browser(), address).status_code
        if answer != _UNSEEN and (answer != _FORBIDDEN) != page.open_to(roles):
            wrong.append(f"{visitor.name} at {address}: {answer}")
    answer = visit(stage.visitors[-1].browser(), address).status_code
    if answer not in (302, 401, 404, 405):
        wrong.append(f"nobody at {address}: {answer}")
    assert not wrong, "\n".join(wrong)
