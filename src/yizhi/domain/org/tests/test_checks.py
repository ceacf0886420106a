"""Each check finds the fault it is named for, and nothing on sound data."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest

from yizhi.domain.org import checks
from yizhi.domain.org.models import Agency, Appointment, Certificate
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, NOW, TODAY, World, certificate, person
from yizhi.platform import clock
from yizhi.platform.acts import door
from yizhi.platform.scope.session import acting

ALL = [
    checks.teams_without_captain,
    checks.teams_without_two_officers,
    checks.teams_without_legal_reviewer,
    checks.officers_in_villages,
    checks.certified_auxiliaries,
    checks.postings_without_home,
    checks.agencies_with_wrong_code,
    checks.entrustments_that_ended,
]


def _found(check: Callable[[], Iterable[str]]) -> list[str]:
    with clock.at(NOW):
        return list(check())


@pytest.fixture
def sound(world: World) -> World:
    for team, township, bureau in (
        (world.team, world.township, world.bureau),
        (world.far_team, world.far_township, world.far_bureau),
    ):
        for seat in (Seat.CAPTAIN, Seat.LEGAL_REVIEWER):
            person(township, seat, team=team, certificate=certificate(["*"]))
        for _ in range(2):
            person(bureau, Seat.OFFICER, unit=township, team=team, certificate=certificate(["*"]))
    return world


@pytest.mark.parametrize("check", ALL, ids=lambda c: c.__name__)
def test_sound_data_has_none_of_it(sound: World, check: Callable[[], Iterable[str]]) -> None:
    assert _found(check) == []


def test_missing_seats_are_found(world: World) -> None:
    assert len(_found(checks.teams_without_captain)) == 2
    assert len(_found(checks.teams_without_legal_reviewer)) == 2
    assert len(_found(checks.teams_without_two_officers)) == 2


def test_an_officer_whose_certificate_ended_does_not_count_as_certified(sound: World) -> None:
    with acting(BUILDER), door.opened():
        held = Certificate.objects.filter(person__appointments__team=sound.team, person__appointments__seat="OFFICER")
        Certificate.objects.filter(pk=held.values_list("pk", flat=True)[0]).update(valid_to=TODAY - timedelta(days=1))
    assert _found(checks.teams_without_two_officers) == [f"{sound.team.name}持有效执法证的执法队员不足两人（1 人）"]


def test_faults_that_came_past_the_acts_are_found(sound: World) -> None:
    officer = sound.officer()
    auxiliary = person(sound.township, Seat.AUXILIARY, team=sound.team)
    with acting(BUILDER), door.opened():
        Appointment(
            person=officer,
            kind="VILLAGE",
            agency=sound.township,
            division="330802101",
            seat="STAFF",
            valid_from=TODAY,
        ).save(force_insert=True)
        Appointment.objects.filter(person=officer, kind="HOME").update(valid_to=TODAY - timedelta(days=1))
        row = certificate(["*"])
        Certificate(person=auxiliary, division="330802101", issuing_body="样例", **row).save(force_insert=True)
        Agency.objects.filter(pk=sound.market.pk).update(
            uscc="11330800002618015A",
            basis="ENTRUSTED",
            entrusting_agency=sound.bureau,
            entrust_document="委托书",
            entrust_from=TODAY - timedelta(days=9),
            entrust_to=TODAY - timedelta(days=1),
        )
    assert len(_found(checks.officers_in_villages)) == 1
    assert len(_found(checks.postings_without_home)) == 1
    assert len(_found(checks.certified_auxiliaries)) == 1
    assert len(_found(checks.agencies_with_wrong_code)) == 1
    assert len(_found(checks.entrustments_that_ended)) == 1
