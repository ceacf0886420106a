"""Appointments through the act: refused ones leave nothing behind."""

from datetime import date, timedelta
from typing import Any

import pytest

from yizhi.domain.org.acts import postings
from yizhi.domain.org.models import Appointment, PersonFile
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, NOW, TODAY, World, as_actor, certificate, person
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting


def _data(world: World, **more: Any) -> dict[str, Any]:
    given = {"kind": "POSTING", "agency": world.township.pk, "team": world.team.pk, "seat": "OFFICER", "since": TODAY}
    return given | more


def _bureau_officer(world: World) -> Any:
    return person(world.bureau, Seat.STAFF, certificate=certificate(["*"]), phone="0570-0001234")


def test_posting_moves_the_reach_and_the_personnel_file_to_the_township(world: World) -> None:
    someone = _bureau_officer(world)
    perform(postings.appoint, as_actor(world.guide()), record=someone, data=_data(world), at=NOW)
    assert as_actor(someone).has("OFFICER")
    with acting(as_actor(world.captain())):
        assert PersonFile.objects.get(person=someone).phone == "0570-0001234"


def test_the_end_of_a_posting_moves_the_file_back(world: World) -> None:
    someone = world.officer(phone="0570-0001234")
    post = Appointment.objects.get(person=someone, kind="POSTING")
    perform(postings.end_appointment, BUILDER, record=post, data={"on": TODAY}, at=NOW)
    with acting(BUILDER):
        assert PersonFile.objects.get(person=someone).division == "330802"


def test_a_village_posting_of_an_officer_is_refused_and_nothing_is_kept(world: World) -> None:
    someone = world.officer()
    before = Appointment.objects.count()
    with pytest.raises(ActRefused, match="驻村"):
        perform(
            postings.appoint,
            BUILDER,
            record=someone,
            data=_data(world, kind="VILLAGE", seat="STAFF", team=None),
            at=NOW,
        )
    assert Appointment.objects.count() == before


def test_a_team_has_one_captain(world: World) -> None:
    world.captain()
    second = person(world.township, Seat.STAFF)
    post = Appointment.objects.get(person=second)
    perform(postings.end_appointment, BUILDER, record=post, data={"on": TODAY}, at=NOW)
    data = _data(world, kind="HOME", seat="CAPTAIN", since=TODAY + timedelta(days=1))
    with pytest.raises(ActInvalid, match="只设一名"):
        perform(postings.appoint, BUILDER, record=second, data=data, at=NOW)


def test_a_guidance_office_does_not_appoint_in_another_county(world: World) -> None:
    far = person(world.far_bureau, Seat.STAFF)
    with pytest.raises(ActForbidden):
        perform(
            postings.appoint,
            as_actor(world.guide()),
            record=far,
            data=_data(world, agency=world.far_township.pk, team=world.far_team.pk),
            at=NOW,
        )


def test_an_officer_appoints_nobody(world: World) -> None:
    with pytest.raises(ActForbidden):
        perform(postings.appoint, as_actor(world.officer()), record=_bureau_officer(world), data=_data(world), at=NOW)


def test_an_end_before_the_beginning_is_refused(world: World) -> None:
    post = Appointment.objects.get(person=world.officer(), kind="POSTING")
    with pytest.raises(ActInvalid, match="不能早于"):
        perform(postings.end_appointment, BUILDER, record=post, data={"on": date(2024, 1, 1)}, at=NOW)


def test_an_appointment_ends_once(world: World) -> None:
    post = Appointment.objects.get(person=world.officer(), kind="POSTING")
    perform(postings.end_appointment, BUILDER, record=post, data={"on": TODAY}, at=NOW)
    with pytest.raises(ActRefused, match="已定于"):
        perform(postings.end_appointment, BUILDER, record=post, data={"on": TODAY}, at=NOW)
