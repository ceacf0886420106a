"""Said once more as a condition, the policy shows neither more nor less than it does by itself."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import BUILDER, NOW, World
from yizhi.platform.acts import door
from yizhi.platform.scope.actor import Actor, key
from yizhi.platform.scope.models import Share
from yizhi.platform.scope.narrowing import narrowed
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    scene = Scene.begin(World.begin())
    for _ in range(3):
        scene.open()
    return scene


def both(actor: Actor) -> tuple[set[UUID], set[UUID]]:
    """What the policy alone shows, and what it shows when it is also said as a condition."""
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE yizhi_web")  # tests run as the owner, for whom there is no policy
        alone = set(SimpleCase.objects.values_list("pk", flat=True))
        narrow = set(narrowed(SimpleCase.objects.all()).values_list("pk", flat=True))
        cursor.execute("RESET ROLE")
        return alone, narrow


def test_an_officer_of_the_township_sees_its_cases(scene: Scene) -> None:
    alone, narrow = both(scene.lead)
    assert alone == narrow
    assert len(alone) == 3


@pytest.mark.parametrize("reads", ["33:*", "3308:*", "330802:*", "330802:comprehensive", "3308:comprehensive"])
def test_whoever_reads_wider_is_not_narrowed(scene: Scene, reads: str) -> None:
    alone, narrow = both(replace(scene.lead, reads=(reads,)))
    assert alone == narrow
    assert len(alone) == 3


@pytest.mark.parametrize("reads", [("330802:market",), ("330802:market", "330802:health"), ("330802:o'clock",)])
def test_another_line_sees_nothing_either_way(scene: Scene, reads: tuple[str, ...]) -> None:
    assert both(replace(scene.lead, reads=reads, person=None)) == (set(), set())


def test_another_township_sees_nothing_either_way(scene: Scene) -> None:
    assert both(replace(scene.lead, reads=(key("330822111"),), person=None)) == (set(), set())


@pytest.mark.parametrize("to", ["person", "unit"])
def test_a_case_shared_from_elsewhere_is_among_them(scene: Scene, to: str) -> None:
    case = scene.open()
    elsewhere = replace(scene.captain, reads=(key("330822111", "comprehensive"),), writes=())
    receiver = {"person_id": elsewhere.person} if to == "person" else {"key": key("330822111", "comprehensive")}
    with acting(BUILDER), door.opened():
        Share(
            record_kind=SimpleCase.record_label(),
            record_id=case.pk,
            division=case.division,
            line=case.line,
            purpose="联合办理",
            until=NOW + timedelta(days=4000),
            **receiver,
        ).save(force_insert=True)
    assert both(elsewhere) == ({case.pk}, {case.pk})


def test_whoever_reads_nothing_gets_nothing(scene: Scene) -> None:
    assert both(replace(scene.lead, reads=(), person=None)) == (set(), set())
