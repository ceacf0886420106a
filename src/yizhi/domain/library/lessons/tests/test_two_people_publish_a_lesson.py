"""以案释法: drafted by one, checked by another, then read by everybody; gone when the decision is, naming nobody."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.lake.schema import public_key
from yizhi.domain.library.lessons import acts
from yizhi.domain.library.lessons.panels import find_lessons
from yizhi.domain.library.models import Lesson
from yizhi.domain.library.own.tests.publishing import publish, withdraw, work
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.org.tests.world import PASSWORD, as_actor, open_account
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.scope.actor import PUBLIC
from yizhi.platform.scope.session import acting

TOLD = {
    "title": "公共场所便溺被当场处罚",
    "basis": "《样例条例》第二十条",
    "reasons": "初次违法，当场改正，按最低档次处罚。",
    "teaching": "公共场所应当使用公共厕所。证人赵小伟，13812345678，称多次劝阻。",
}


@pytest.fixture
def case(scene: Scene) -> SimpleCase:
    made = scene.issued()
    publish(scene, made)
    work()
    return made


def key() -> str:
    search = shelf.search()
    assert search is not None
    return public_key(search.search(Question("便溺")).cases[0].key)


def draft(scene: Scene, **changes: Any) -> Lesson:
    made: Lesson = scene.do(acts.draft_lesson, scene.lead, **({"case": key()} | TOLD | changes)).record
    return made


def read(lesson: Lesson) -> Any:
    return Client().get(reverse("library:lesson", args=[lesson.pk]))


def test_the_facts_come_masked_from_the_library_and_what_is_typed_is_masked(scene: Scene, case: SimpleCase) -> None:
    made = draft(scene)
    assert made.number == scene.fresh(case).decision.number
    assert "便溺" in made.facts
    assert "赵小伟" not in made.teaching
    assert "13812345678" not in made.teaching


def test_nobody_outside_reads_a_draft(scene: Scene, case: SimpleCase) -> None:
    made = draft(scene)
    assert read(made).status_code == 404
    far = as_actor(scene.world.far_officer(), scene.at)
    with acting(far):
        assert not Lesson.objects.filter(pk=made.pk).exists()
    with acting(PUBLIC):
        assert not list(find_lessons(PUBLIC, "便溺", 5))
    with pytest.raises(RecordNotFound):
        scene.do(acts.publish_lesson, far, made, masked=True)


def test_its_author_does_not_check_it_and_the_check_is_no_formality(scene: Scene, case: SimpleCase) -> None:
    made = scene.do(acts.draft_lesson, scene.captain, **({"case": key()} | TOLD)).record
    with pytest.raises(ActRefused, match="须由另一人办理"):
        scene.do(acts.publish_lesson, scene.captain, made, masked=True)
    with pytest.raises(ActForbidden):
        scene.do(acts.publish_lesson, scene.co, made, masked=True)
    scene.do(acts.revise_lesson, scene.lead, made, facts="案情", **TOLD)
    with pytest.raises(ActInvalid, match="逐句核对"):
        scene.do(acts.publish_lesson, scene.captain, made, masked=False)
    scene.do(acts.publish_lesson, scene.captain, made, masked=True)
    with pytest.raises(ActRefused, match="已公布或者已撤回"):
        scene.do(acts.revise_lesson, scene.lead, made, facts="案情", **TOLD)


def test_published_it_is_read_by_everybody_and_found(scene: Scene, case: SimpleCase) -> None:
    made = draft(scene)
    scene.do(acts.publish_lesson, scene.captain, made, masked=True)
    page = read(made).content.decode()
    assert "公共场所应当使用公共厕所" in page
    assert "全程留痕" not in page
    assert made.title in Client().get(reverse("library:lessons"), {"q": "便溺 厕所"}).content.decode()
    with acting(PUBLIC):
        assert [hit.title for hit in find_lessons(PUBLIC, "便溺", 5)] == [made.title]


def test_withdrawn_it_says_why_and_nothing_else(scene: Scene, case: SimpleCase) -> None:
    made = draft(scene)
    scene.do(acts.publish_lesson, scene.captain, made, masked=True)
    scene.do(acts.withdraw_lesson, scene.captain, made, reason="表述有误")
    page = read(made).content.decode()
    assert "表述有误" in page
    assert "公共厕所" not in page
    assert made.title not in Client().get(reverse("library:lessons")).content.decode()
    assert draft(scene).pk != made.pk


def test_it_goes_with_the_decision(scene: Scene, case: SimpleCase) -> None:
    made = draft(scene)
    scene.do(acts.publish_lesson, scene.captain, made, masked=True)
    withdraw(scene, case)
    work()
    assert "所写的处罚决定已撤回公示" in read(made).content.decode()


def test_only_what_is_public_and_real_is_told(scene: Scene) -> None:
    lake, _ = indexed(shelf.folder(), 60)
    with pytest.raises(ActInvalid, match="没有这一案例"):
        scene.do(acts.draft_lesson, scene.lead, **({"case": "00000000000000ff"} | TOLD))
    made_up = public_key(lake.parts()[0].read(["key"]).column("key")[0].as_py())
    with pytest.raises(ActRefused, match="合成样例"):
        scene.do(acts.draft_lesson, scene.lead, **({"case": made_up} | TOLD))


def test_the_case_offers_to_draft_and_the_page_offers_to_check(scene: Scene, case: SimpleCase, client: Client) -> None:
    open_account(scene.captain_person, "captain")
    assert client.post(reverse("web:sign_in"), {"username": "captain", "password": PASSWORD}).status_code == 302
    address = reverse("library:case", args=[key()])
    assert "/acts/library.draft_lesson/?case=" in client.get(address).content.decode()
    made = draft(scene)
    page = client.get(reverse("library:lesson", args=[made.pk])).content.decode()
    assert f"/acts/library.publish_lesson/{made.pk}/" in page
    assert made.title in client.get(reverse("library:lessons")).content.decode()
    form = client.get(f"/acts/library.revise_lesson/{made.pk}/").content.decode()
    assert TOLD["reasons"] in form
    scene.do(acts.publish_lesson, scene.captain, made, masked=True)
    assert "阅读以案释法" in client.get(address).content.decode()
