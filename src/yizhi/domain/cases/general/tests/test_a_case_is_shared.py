"""共享: a general case is opened with its parties and documents, and stays in step with them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general import queries
from yizhi.domain.cases.general.acts import deciding, people
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import Evidence, GeneralCase
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import BUILDER, as_actor
from yizhi.domain.subjects.models import Party
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.platform.sharing import queries as shares

PASSER_BY = {
    "kind": "CITIZEN", "name": "旁人", "identity_type": "未能提供", "identity_number": "", "representative": "",
}  # fmt: skip
SOON = clock.real_now().date() + timedelta(days=30)


@pytest.fixture
def far(file: File) -> Person:
    """An officer of another county, to whom nothing here is visible."""
    with acting(BUILDER):
        return file.world.far_officer(name="丁四")


def share(file: File, case: GeneralCase, by: str = "lead", **data: Any) -> Any:
    given = {"purpose": "联合查处", "until": SOON} | data
    return perform("general_case.share", file.who(by), record=case, data=given, at=file.at)


def seen(actor: Actor) -> tuple[int, int, set[str]]:
    """How many cases and parties, and which documents."""
    with acting(actor):
        codes = set(Document.objects.values_list("code", flat=True))
        return GeneralCase.objects.count(), Party.objects.count(), codes


def test_what_is_shared_is_seen_with_its_parties_and_documents_and_nothing_else(file: File, far: Person) -> None:
    case, other = file.filed(), file.filed()
    assert seen(as_actor(far)) == (0, 0, set())
    share(file, case, person=far.pk)
    with acting(as_actor(far)):
        assert [one.pk for one in queries.listed()] == [case.pk]
        assert {one.record_id for one in Document.objects.all()} == {case.pk}
        assert Notice.objects.get().url == f"/cases/general/{case.pk}/"
        assert [one.url for one in shares.received(as_actor(far))] == [f"/cases/general/{case.pk}/"]
    assert other.pk != case.pk
    assert seen(as_actor(far)) == (1, 1, {"D03"})


def test_what_is_added_later_is_opened_too_and_what_is_removed_is_closed(file: File, far: Person) -> None:
    case = file.filed()
    share(file, case, person=far.pk)
    second = file.name(
        case, kind="CITIZEN", name="旁人", identity_type="未能提供", identity_number="", representative=""
    )
    assert seen(as_actor(far))[1] == 2
    file.do(people.exclude_party, "lead", case, party=second, reason="与本案无关")
    assert seen(as_actor(far))[1] == 1
    file.prove(case)
    file.correct(case)
    assert seen(as_actor(far))[2] == {"D03", "D22", "D24"}
    with acting(as_actor(far)):
        assert Evidence.objects.filter(case=case).count() == 1


def test_the_decision_reaches_whom_the_case_was_shared_with(file: File, far: Person) -> None:
    case = file.notified()
    share(file, case, person=far.pk)
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    assert {"D38", "D39"} <= seen(as_actor(far))[2]


def test_taken_back_nothing_is_left_open(file: File, far: Person) -> None:
    case = file.filed()
    grant = share(file, case, person=far.pk).result["grant"]
    ending = {"grant": grant, "reason": "已办结"}
    perform("general_case.end_share", file.who("head"), record=case, data=ending, at=file.at)
    assert seen(as_actor(far)) == (0, 0, set())
    file.name(case, **PASSER_BY)
    assert seen(as_actor(far)) == (0, 0, set()), "a later act opens nothing again"


def test_who_may_not_share_does_not(file: File, far: Person) -> None:
    case = file.filed()
    for part in ("third", "compliance", "reviewer"):
        with pytest.raises(ActForbidden):
            share(file, case, by=part, person=far.pk)
    with pytest.raises(RecordNotFound):
        perform(
            "general_case.share", as_actor(far), record=case, data={"purpose": "x", "until": SOON, "person": far.pk}
        )


def test_who_was_let_in_decides_nothing_and_lets_nobody_in(file: File, far: Person) -> None:
    case = file.filed()
    share(file, case, person=far.pk, joint=True)
    further = {"purpose": "联合查处", "until": SOON, "person": file.people["third"].pk}
    for verb, data in (("general_case.close_investigation", {"process": "已调查。"}), ("general_case.share", further)):
        with pytest.raises(ActForbidden):
            perform(verb, as_actor(far), record=case, data=data, at=file.at)
