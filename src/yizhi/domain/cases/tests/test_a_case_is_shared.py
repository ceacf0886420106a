"""共享: one case is opened to a named receiver for a purpose until a date, and to nobody else, and no further."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from yizhi.domain.cases import queries
from yizhi.domain.cases.acts import deciding
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.models import Person
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, as_actor, certificate, person
from yizhi.domain.subjects.models import Party
from yizhi.platform import clock, registry
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.models import Share
from yizhi.platform.scope.session import acting
from yizhi.platform.sharing import queries as shares

OTHER = "330802198001010016"
WHY = "联合查处流动摊贩"
# The database closes a share by its own clock, which no test sets.
SOON = clock.real_now().date() + timedelta(days=30)


@pytest.fixture
def far(scene: Scene) -> Person:
    """An officer of another county, to whom nothing here is visible."""
    with acting(BUILDER):
        return scene.world.far_officer(name="丙三")


def share(scene: Scene, case: SimpleCase, by: Actor | None = None, **data: Any) -> Any:
    given = {"purpose": WHY, "until": SOON} | data
    return perform("simple_case.share", by or scene.lead, record=case, data=given, at=scene.at)


def end(scene: Scene, case: SimpleCase, grant: str) -> Any:
    return perform(
        "simple_case.end_share", scene.captain, record=case, data={"grant": grant, "reason": "已办结"}, at=scene.at
    )


def seen(actor: Actor) -> tuple[set[Any], set[Any]]:
    with acting(actor):
        return set(SimpleCase.objects.values_list("pk", flat=True)), set(Party.objects.values_list("pk", flat=True))


def test_what_is_shared_is_seen_with_its_party_and_nothing_else(scene: Scene, far: Person) -> None:
    case, other = scene.ready(), scene.ready(identity_number=OTHER, name="旁人")
    stranger = as_actor(person(scene.world.far_township, Seat.CAPTAIN, team=scene.world.far_team))
    assert seen(as_actor(far)) == (set(), set())
    share(scene, case, person=far.pk)
    assert seen(as_actor(far)) == ({case.pk}, {scene.fresh(case).party_id})
    assert seen(stranger) == (set(), set())
    assert other.pk in seen(scene.lead)[0]


def test_the_receiver_is_told_and_finds_it_among_their_duties(scene: Scene, far: Person) -> None:
    case = scene.ready()
    share(scene, case, person=far.pk, joint=True)
    receiver = as_actor(far)
    source = next(s for s in registry.duty_sources() if s.title == "共享给我的")
    with acting(receiver):
        notice = Notice.objects.get()
        assert notice.title.startswith("共享给您（共同办理）：")
        assert notice.url == f"/cases/simple/{case.pk}/"
        (duty,) = source.find(receiver, 10)
        assert (duty.url, duty.due) == (f"/cases/simple/{case.pk}/", SOON)
        assert WHY in duty.detail
        assert [c.pk for c in queries.listed()] == [case.pk]
    with acting(scene.lead):
        assert not list(source.find(scene.lead, 10))


def test_a_case_shared_for_reading_is_not_handled(scene: Scene, far: Person) -> None:
    case = scene.ready()
    share(scene, case, person=far.pk)
    with pytest.raises(ActForbidden):
        perform(deciding.issue, as_actor(far), record=case, at=scene.at)
    with pytest.raises(ActForbidden, match="只有查看权限"):
        photograph(as_actor(far), case)


def test_a_case_shared_for_joint_handling_takes_the_receivers_evidence(scene: Scene, far: Person) -> None:
    case = scene.ready()
    share(scene, case, person=far.pk, joint=True)
    assert photograph(as_actor(far), case).record.record_id == case.pk


def photograph(actor: Actor, case: SimpleCase) -> Any:
    kept = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(kept, "JPEG")
    about = {"origin": "CAMERA", "record_kind": SimpleCase.record_label(), "record_id": str(case.pk)}
    return keep_posted(actor, SimpleUploadedFile("现场.jpg", kept.getvalue(), "image/jpeg"), about, new_id())


def test_a_share_to_a_unit_is_seen_by_its_officers_and_its_captain(scene: Scene, far: Person) -> None:
    case = scene.ready()
    with acting(BUILDER):
        captain = person(
            scene.world.far_township, Seat.CAPTAIN, team=scene.world.far_team, certificate=certificate(["*"])
        )
        bureau = person(scene.world.far_bureau, Seat.OFFICER, certificate=certificate(["*"]))
    share(scene, case, unit=scene.world.far_township.pk)
    for one in (far, captain):
        assert seen(as_actor(one))[0] == {case.pk}
    assert seen(as_actor(bureau)) == (set(), set())
    with acting(as_actor(captain)):
        assert Notice.objects.count() == 1
        assert [one.title for one in shares.received(as_actor(captain))] == [str(case)]


def test_a_share_ends_with_its_day(scene: Scene, far: Person) -> None:
    case = scene.ready()
    share(scene, case, person=far.pk, until=scene.at.date())
    assert seen(as_actor(far)) == (set(), set())  # that day is long past for the database
    with acting(scene.lead):
        until = Share.objects.filter(companion=False).get().until
    assert until is not None
    assert clock.local(until) == datetime.combine(scene.at.date(), datetime.max.time(), clock.CHINA)


def test_a_share_taken_back_closes_the_case_and_its_party(scene: Scene, far: Person) -> None:
    case = scene.ready()
    done = share(scene, case, person=far.pk)
    end(scene, case, done.result["grant"])
    assert seen(as_actor(far)) == (set(), set())
    with acting(scene.lead):
        said = [h.says for h in timeline(case.pk)]
        assert said[0] == "测试人员收回对丙三（" + as_actor(far).unit + "）的共享：已办结"
        assert said[1].startswith("甲一将此记录共享给丙三")
        assert WHY in said[1]
    with pytest.raises(ActRefused, match="没有共享给"):
        end(scene, case, done.result["grant"])


def test_a_share_of_another_case_is_not_taken_back_here(scene: Scene, far: Person) -> None:
    case, other = scene.ready(), scene.ready()
    done = share(scene, case, person=far.pk)
    share(scene, other, person=far.pk)
    with pytest.raises(ActInvalid, match="不存在"):
        end(scene, other, done.result["grant"])
    assert case.pk in seen(as_actor(far))[0]


def test_the_party_named_later_is_opened_and_the_former_one_closed(scene: Scene, far: Person) -> None:
    case = scene.open()
    scene.describe(case)
    share(scene, case, person=far.pk)
    assert seen(as_actor(far)) == ({case.pk}, set())
    scene.name(case)
    first = scene.fresh(case).party_id
    assert seen(as_actor(far))[1] == {first}
    scene.name(case, identity_number=OTHER, name="另一人")
    second = scene.fresh(case).party_id
    assert second != first
    assert seen(as_actor(far))[1] == {second}


def test_the_decision_made_later_is_opened_with_its_case(scene: Scene, far: Person) -> None:
    case = scene.ready()
    share(scene, case, person=far.pk)
    scene.issue(case)
    with acting(as_actor(far)):
        assert [d.pk for d in Document.objects.all()] == [scene.fresh(case).decision_id]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "只选其一"),
        ({"person": "far", "unit": "far"}, "只选其一"),
        ({"person": "self"}, "不需要共享给自己"),
        ({"person": "nobody"}, "不存在或者已不在任"),
        ({"unit": "nobody"}, "不存在或者已不在任"),
        ({"person": "far", "until": date(2026, 5, 31)}, "不能早于今天"),
        ({"person": "far", "purpose": " "}, "请填写事由"),
    ],
)
def test_a_share_without_receiver_purpose_or_end_is_refused(
    scene: Scene, far: Person, change: dict[str, Any], why: str
) -> None:
    known = {"far": far.pk, "self": scene.lead_person.pk, "nobody": new_id()}
    units = known | {"far": scene.world.far_township.pk}
    data = {k: {"person": known, "unit": units}[k][v] if k in ("person", "unit") else v for k, v in change.items()}
    case = scene.ready()
    with pytest.raises(ActInvalid, match=why):
        share(scene, case, **data)


def test_the_same_receiver_is_not_given_the_same_case_twice(scene: Scene, far: Person) -> None:
    case = scene.ready()
    share(scene, case, person=far.pk)
    with pytest.raises(ActInvalid, match="已经共享给丙三"):
        share(scene, case, person=far.pk, joint=True)
    share(scene, case, unit=scene.world.far_township.pk)
    with pytest.raises(ActInvalid, match="已经共享给"):
        share(scene, case, unit=scene.world.far_township.pk)


def test_who_was_let_in_lets_nobody_else_in(scene: Scene, far: Person) -> None:
    """A captain of another county has the office for it, and not the record."""
    case = scene.ready()
    with acting(BUILDER):
        captain = as_actor(person(scene.world.far_township, Seat.CAPTAIN, team=scene.world.far_team))
    share(scene, case, person=captain.person, joint=True)
    with pytest.raises(ActForbidden, match="只有记录所属的单位"):
        share(scene, case, by=captain, person=far.pk)


def test_only_officers_of_the_case_and_those_who_lead_share_it(scene: Scene, far: Person) -> None:
    case = scene.ready()
    with acting(BUILDER):
        colleague, supervisor = as_actor(scene.world.officer()), as_actor(scene.world.supervisor())
    for actor in (colleague, supervisor):
        with pytest.raises(ActForbidden):
            share(scene, case, by=actor, person=far.pk)
    with pytest.raises(RecordNotFound):
        share(scene, case, by=as_actor(far), person=far.pk)
    assert share(scene, case, by=scene.co, person=far.pk).result["how"] == "只供查看"


def test_a_closed_case_is_shared_for_reading_alone(scene: Scene, far: Person) -> None:
    case = scene.ready()
    scene.do(deciding.abandon, scene.lead, case, outcome="EDUCATED")
    with pytest.raises(ActRefused, match="已办结"):
        share(scene, case, person=far.pk, joint=True)
    share(scene, case, person=far.pk)
    assert seen(as_actor(far))[0] == {case.pk}


def test_a_shared_case_is_not_counted_as_work_of_the_receivers_unit(scene: Scene, far: Person) -> None:
    case = scene.issued()
    share(scene, case, person=far.pk)
    receiver = as_actor(far)
    period = (scene.at - timedelta(days=1), scene.at + timedelta(days=1))
    with acting(receiver):
        assert queries.tally(*period, receiver.division).issued == 0
    with acting(scene.lead):
        assert queries.tally(*period, scene.lead.division).issued == 1
