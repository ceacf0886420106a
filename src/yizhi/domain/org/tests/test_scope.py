"""What the database shows and lets change, whatever the code above it forgets."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from yizhi.domain.org.models import Agency, Certificate, Person, PersonFile, Team
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import NOW, World, as_actor, certificate, person
from yizhi.platform.acts import door
from yizhi.platform.scope.actor import PUBLIC, Actor
from yizhi.platform.scope.session import acting

MODELS = list(apps.get_app_config("org").get_models())


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_table_is_under_row_level_security_and_names_its_policy(world: World, model: Any) -> None:
    assert model.scope_policy
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity FROM pg_class WHERE relname = %s", [model._meta.db_table])
        assert cursor.fetchone() == (True,)
        cursor.execute("SELECT has_table_privilege('yizhi_web', %s, 'DELETE')", [model._meta.db_table])
        assert cursor.fetchone() == (False,)


def _refused(actor: Actor, model: Any, **values: Any) -> bool:
    """Whether the database refuses the change, or finds no row to change."""
    with acting(actor), door.opened():
        try:
            with transaction.atomic():
                return model.objects.update(**values) == 0
        except DatabaseError:
            return True


@pytest.mark.parametrize("who", ["officer", "supervisor"])
def test_units_are_changed_only_with_the_organisation_key(world: World, who: str) -> None:
    actor = as_actor(getattr(world, who)())
    assert _refused(actor, Agency, name="改名")
    assert _refused(actor, Team, name="改名")
    assert _refused(PUBLIC, Agency, name="改名")


def test_a_guidance_office_changes_the_units_of_its_county_alone(world: World) -> None:
    with acting(as_actor(world.guide())), door.opened():
        Team.objects.update(sample=True)
    assert Team.objects.get(pk=world.team.pk).sample
    assert not Team.objects.get(pk=world.far_team.pk).sample


def test_an_officer_does_not_lengthen_a_certificate(world: World) -> None:
    actor = as_actor(world.officer())
    assert _refused(actor, Certificate, valid_to=NOW.date() + timedelta(days=9999))


def test_the_published_part_of_a_person_is_read_without_signing_in(world: World) -> None:
    officer = world.officer()
    with acting(PUBLIC):
        assert Person.objects.filter(pk=officer.pk).exists()


def _files_seen(actor: Actor) -> int:
    with acting(actor):
        return int(PersonFile.objects.count())


def test_a_personnel_file_is_read_by_its_person_and_the_chain_of_command(world: World) -> None:
    officer = world.officer(phone="0570-0001234")
    own, colleague, far = as_actor(officer), as_actor(world.officer()), as_actor(world.far_officer())
    with acting(own):
        assert PersonFile.objects.get().phone == "0570-0001234"
    with acting(colleague):
        assert not PersonFile.objects.filter(person=officer).exists()
    with acting(as_actor(world.captain())):
        assert PersonFile.objects.filter(person=officer).exists()
    with acting(far):
        assert not PersonFile.objects.filter(person=officer).exists()
    assert _files_seen(PUBLIC) == 0


def test_the_head_of_a_bureau_reads_the_files_of_its_own_staff_alone(world: World) -> None:
    head = as_actor(person(world.market, Seat.AGENCY_HEAD, certificate=certificate(["*"])))
    own, other = person(world.market, Seat.OFFICER), person(world.bureau, Seat.OFFICER)
    with acting(head):
        seen = set(PersonFile.objects.values_list("person", flat=True))
    assert own.pk in seen
    assert other.pk not in seen


def test_what_is_stored_of_a_phone_number_is_not_the_number(world: World) -> None:
    officer = world.officer(phone="0570-0001234")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT phone FROM org_personfile WHERE person_id = %s", [officer.pk])
        stored = bytes(cursor.fetchone()[0])
        cursor.execute("SET ROLE yizhi_web")
    assert b"0001234" not in stored
