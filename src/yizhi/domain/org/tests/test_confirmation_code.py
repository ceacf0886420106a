"""The second officer's code: for one purpose, once, for minutes, and not to be guessed."""

from datetime import timedelta
from typing import Annotated

import pytest

from yizhi.domain.org.acts.codes import MOST_ATTEMPTS, check_confirmation_code, make_confirmation_code
from yizhi.domain.org.api import second_officer_purpose
from yizhi.domain.org.models import ConfirmationCode
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import NOW, World, as_actor, person
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActForbidden, ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting


@act("test_code.use", title="试用确认码", says="{actor}试用确认码", offered=False)
def use(
    writing: Writing,
    *,
    person: Annotated[Line, Shown("协办人")],
    purpose: Annotated[Line, Shown("用途")],
    code: Annotated[str, Shown("确认码", secret=True)],
) -> None:
    from uuid import UUID

    check_confirmation_code(UUID(person), code, purpose, at=writing.at)


@pytest.fixture
def pair(world: World) -> tuple[Actor, Actor, str]:
    lead, co = as_actor(world.officer()), as_actor(world.officer())
    assert lead.person is not None
    return lead, co, second_officer_purpose(lead.person, new_id())


def _use(lead: Actor, co: Actor, purpose: str, code: str, minutes: float = 0) -> None:
    data = {"person": str(co.person), "purpose": purpose, "code": code}
    perform(use, lead, data=data, at=NOW + timedelta(minutes=minutes))


def _wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_the_code_counts_on_the_lead_officers_device(pair: tuple[Actor, Actor, str]) -> None:
    lead, co, purpose = pair
    code = make_confirmation_code(co, purpose, at=NOW)
    assert len(code) == 6
    _use(lead, co, purpose, code, minutes=4.9)


def test_it_counts_once(pair: tuple[Actor, Actor, str]) -> None:
    lead, co, purpose = pair
    code = make_confirmation_code(co, purpose, at=NOW)
    _use(lead, co, purpose, code)
    with pytest.raises(ActRefused, match="没有可用的确认码"):
        _use(lead, co, purpose, code)


def test_it_lasts_five_minutes(pair: tuple[Actor, Actor, str]) -> None:
    lead, co, purpose = pair
    code = make_confirmation_code(co, purpose, at=NOW)
    with pytest.raises(ActRefused, match="有效期"):
        _use(lead, co, purpose, code, minutes=5)


def test_it_counts_for_no_other_matter_and_no_other_person(pair: tuple[Actor, Actor, str]) -> None:
    lead, co, purpose = pair
    code = make_confirmation_code(co, purpose, at=NOW)
    assert lead.person is not None
    with pytest.raises(ActRefused, match="没有可用"):
        _use(lead, co, second_officer_purpose(lead.person, new_id()), code)
    with pytest.raises(ActRefused, match="没有可用"):
        _use(lead, lead, purpose, code)


def test_a_new_code_ends_the_former(pair: tuple[Actor, Actor, str]) -> None:
    lead, co, purpose = pair
    former = make_confirmation_code(co, purpose, at=NOW)
    newer = make_confirmation_code(co, purpose, at=NOW)
    if former != newer:
        with pytest.raises(ActRefused, match="不正确"):
            _use(lead, co, purpose, former)
    _use(lead, co, purpose, newer)


def test_wrong_guesses_are_counted_although_nothing_happened_and_end_the_code(pair: tuple[Actor, Actor, str]) -> None:
    lead, co, purpose = pair
    code = make_confirmation_code(co, purpose, at=NOW)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(ActRefused, match="不正确"):
            _use(lead, co, purpose, _wrong(code))
    with pytest.raises(ActRefused, match="作废"):
        _use(lead, co, purpose, code)
    with acting(lead):
        assert ConfirmationCode.objects.get().attempts == MOST_ATTEMPTS


def test_the_digits_are_nowhere_in_the_database(pair: tuple[Actor, Actor, str]) -> None:
    _, co, purpose = pair
    code = make_confirmation_code(co, purpose, at=NOW)
    with acting(co):
        body = Entry.objects.get(verb="confirmation.make").body
        row = ConfirmationCode.objects.get()
    assert f'"{code}"' not in body
    assert code not in row.code_hash or len(row.code_hash) == 64


def test_whoever_is_no_officer_confirms_nothing(world: World) -> None:
    auxiliary = as_actor(person(world.township, Seat.AUXILIARY, team=world.team))
    with pytest.raises(ActForbidden, match="执法队员本人"):
        make_confirmation_code(auxiliary, "用途", at=NOW)
