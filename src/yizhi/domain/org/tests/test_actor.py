"""What a person is at an instant: posts and certificates of that day, and nothing else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yizhi.domain.org.acts import accounts, certificates, postings
from yizhi.domain.org.models import Appointment, Certificate
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, NOW, TODAY, World, as_actor, certificate, open_account, person
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.actor import PUBLIC


def test_a_posted_officer_acts_in_the_township_for_the_teams_lines(world: World) -> None:
    actor = as_actor(world.officer())
    assert actor.reads == ("330802101:comprehensive", "330802101:market")
    assert actor.writes == actor.reads
    assert actor.roles == {"OFFICER"}
    assert (actor.unit, actor.division) == (world.team.name, "330802101")
    assert actor.extra["agency"] == world.township.pk


def test_the_home_agency_gives_a_posted_officer_no_county_wide_view(world: World) -> None:
    assert not [key for key in as_actor(world.officer()).reads if key.startswith("330802:")]


def test_an_officer_never_holds_a_key_of_another_county(world: World) -> None:
    for someone in (world.officer(), world.captain(), world.guide(), world.supervisor()):
        actor = as_actor(someone)
        assert all(key.startswith("330802") for key in actor.reads + actor.writes)


def test_an_officer_at_the_bureau_acts_in_the_county_for_its_own_line(world: World) -> None:
    actor = as_actor(person(world.market, Seat.OFFICER, certificate=certificate(["market"])))
    assert actor.reads == actor.writes == ("330802:market",)


def test_the_captain_commands_the_whole_township(world: World) -> None:
    actor = as_actor(world.captain())
    assert actor.reads == actor.writes == ("330802101:*",)
    assert {"CAPTAIN", "DECIDER"} <= actor.roles


def test_a_posting_that_ended_gives_nothing(world: World) -> None:
    officer = world.officer()
    post = Appointment.objects.get(person=officer, kind="POSTING")
    perform(postings.end_appointment, BUILDER, record=post, data={"on": TODAY}, at=NOW)
    assert as_actor(officer, NOW).has("OFFICER")
    later = as_actor(officer, NOW + timedelta(days=1))
    assert (later.roles, later.reads, later.writes) == (frozenset(), (), ())
    assert later.name == officer.name


def test_a_posting_that_has_not_begun_gives_nothing(world: World) -> None:
    officer = world.officer(since=date(2026, 6, 2))
    assert as_actor(officer).reads == ()
    assert as_actor(officer, NOW + timedelta(days=1)).reads != ()


def test_an_auxiliary_is_nothing_but_an_auxiliary(world: World) -> None:
    actor = as_actor(person(world.township, Seat.AUXILIARY, team=world.team))
    assert actor.roles == {"AUXILIARY"}
    assert actor.certificate is None


def test_an_expired_certificate_is_not_at_hand(world: World) -> None:
    officer = world.officer(certificate=certificate(["*"], valid_to=TODAY))
    assert as_actor(officer).certificate is not None
    assert as_actor(officer, NOW + timedelta(days=1)).certificate is None


@pytest.mark.parametrize("act", [certificates.suspend_certificate, certificates.revoke_certificate])
def test_a_suspended_or_revoked_certificate_is_not_at_hand(world: World, act: object) -> None:
    officer = world.officer()
    held = Certificate.objects.get(person=officer)
    perform(act, BUILDER, record=held, data={"reason": "核查"}, at=NOW)  # type: ignore[arg-type]
    assert as_actor(officer).certificate is None


def test_a_closed_account_makes_the_person_the_public(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    assert as_actor(officer).has("OFFICER")
    perform(accounts.close, BUILDER, record=account, at=NOW)
    assert as_actor(officer) == PUBLIC


def test_an_unknown_person_is_the_public(world: World) -> None:
    assert as_actor(new_id()) == PUBLIC


def test_an_actor_costs_two_queries(world: World) -> None:
    officer = world.officer()
    with CaptureQueriesContext(connection) as queries:
        as_actor(officer)
    assert len(queries) == 2
