"""An export shows the worker exactly what the owner's own page would show: rows in scope, numbers masked."""

from pathlib import Path

import pytest
from pytest_django import Settings

from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import BUILDER, NOW, as_actor
from yizhi.platform.acts.perform import perform
from yizhi.platform.exports import folder
from yizhi.platform.exports.making import make
from yizhi.platform.exports.models import Export, State
from yizhi.platform.scope.session import acting

NUMBER, PHONE = "330802199001010010", "13877665544"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.YIZHI_EXPORTS = str(tmp_path)


def exported(someone: Person, name: str, columns: str) -> tuple[Export, str]:
    data = {"list": name, "query": columns, "format": "CSV", "purpose": "核对管辖范围"}
    actor = as_actor(someone)
    export = perform("export.ask", actor, data=data).record
    make(export.pk, someone.pk)
    with acting(actor):
        export = Export.objects.get(pk=export.pk)
    path = folder.path_of(export.pk)
    return export, path.read_text(encoding="utf-8-sig") if path.exists() else ""


def _case(scene: Scene) -> None:
    case = scene.open(place="泄露路99号门前")
    scene.name(case, name="=泠标记", identity_number=NUMBER, phone=PHONE)


def test_a_neighbour_exports_nothing_of_the_case_and_its_officer_does(scene: Scene) -> None:
    _case(scene)
    stranger = scene.world.far_officer()
    for name in ("cases.simple", "subjects.parties"):
        export, text = exported(stranger, name, "")
        assert export.state == State.DONE
        assert export.rows_done == 0
        assert "泠标记" not in text
        assert "泄露路" not in text
    _, own = exported(scene.lead_person, "cases.simple", "")
    assert "泄露路99号门前" in own
    assert '"\'=泠标记"' in own


def test_numbers_are_masked_as_on_the_page(scene: Scene) -> None:
    _case(scene)
    _, text = exported(scene.lead_person, "subjects.parties", "columns=name&columns=number&columns=phone")
    assert "泠标记" in text
    assert NUMBER not in text
    assert PHONE not in text


def test_whoever_lost_their_post_before_the_worker_came_gets_nothing(scene: Scene) -> None:
    _case(scene)
    actor = as_actor(scene.lead_person)
    data = {"list": "cases.simple", "format": "CSV", "purpose": "核对管辖范围"}
    export = perform("export.ask", actor, data=data).record
    end_posts(scene.lead_person)
    make(export.pk, scene.lead_person.pk)
    text = folder.path_of(export.pk).read_text(encoding="utf-8-sig")
    assert "泄露路" not in text


def end_posts(someone: Person) -> None:
    with acting(BUILDER):
        posts = list(someone.appointments.filter(valid_to=None))
    for post in posts:
        perform("appointment.end", BUILDER, record=post, data={"on": NOW.date()})
