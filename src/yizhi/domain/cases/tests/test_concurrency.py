"""Many hands on one case: what the law allows once happens once, and the others are told."""

from collections.abc import Iterator

import pytest

from yizhi.domain.cases.acts import closing, deciding, opening
from yizhi.domain.cases.models import ImposedFine, SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.cases.tests.standing import standing_scene
from yizhi.platform.acts.errors import ActConflict, ActRefused
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.documents.models import Document
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.ledger.tests.conftest import own_database, template_database
from yizhi.platform.ledger.tests.own_database import OwnDatabase, simultaneously
from yizhi.platform.ledger.verification import verify_ledger
from yizhi.platform.scope.session import acting
from yizhi.statute.codes.identity_number import check_character

__all__ = ["own_database", "template_database"]


@pytest.fixture
def roadside(own_database: OwnDatabase) -> Iterator[Scene]:
    with standing_scene(own_database) as scene:
        yield scene


def _kinds(outcomes: list[Outcome | Exception]) -> dict[str, int]:
    names = [type(outcome).__name__ for outcome in outcomes]
    return {name: names.count(name) for name in sorted(set(names))}


def test_fifty_simultaneous_decisions_on_one_case_give_one_decision(roadside: Scene, own_database: OwnDatabase) -> None:
    case, lead, at = roadside.ready(), roadside.lead, roadside.at
    outcomes = simultaneously(50, lambda number: perform(deciding.issue, lead, record=case.pk, at=at))
    assert _kinds(outcomes) == {"ActRefused": 49, "Outcome": 1}
    told = {refusal.why for error in outcomes if isinstance(error, ActRefused) for refusal in error.refusals}
    assert any("已当场交付" in why for why in told)
    fresh = roadside.fresh(case)
    with acting(lead):
        assert fresh.state == "ISSUED"
        assert Entry.objects.filter(record_id=case.pk, verb="simple_case.issue").count() == 1
        (document,) = Document.objects.filter(record_id=case.pk, code="D40")
        assert document.sequence == 1
    with own_database.as_role("worker"):
        seal_pending()
        assert verify_ledger().sound


def test_one_request_sent_twenty_times_at_once_is_carried_out_once(roadside: Scene) -> None:
    case, lead, at, key = roadside.issued(), roadside.lead, roadside.at, new_id()
    outcomes = simultaneously(20, lambda n: perform(closing.file_with_agency, lead, record=case.pk, at=at, key=key))
    done = [outcome for outcome in outcomes if isinstance(outcome, Outcome)]
    assert len(done) == 20, _kinds(outcomes)
    assert [outcome.replayed for outcome in done].count(False) == 1
    assert len({outcome.entry.pk for outcome in done}) == 1


def test_one_opening_sent_twenty_times_at_once_makes_one_case(roadside: Scene) -> None:
    data = {
        "item": roadside.item().pk,
        "co_officer": roadside.co_person.pk,
        "occurred_at": roadside.at,
        "place": "路口",
    }
    lead, at, key = roadside.lead, roadside.at, new_id()
    outcomes = simultaneously(20, lambda n: perform(opening.open_case, lead, data=data, at=at, key=key))
    done = [outcome for outcome in outcomes if isinstance(outcome, Outcome)]
    assert len(done) == 20, _kinds(outcomes)
    assert len({outcome.record.pk for outcome in done}) == 1
    with acting(lead):
        assert SimpleCase.objects.count() == 1


def test_several_cases_decided_at_once_are_numbered_without_gap_or_double(roadside: Scene) -> None:
    cases = [roadside.ready(identity_number=_number(n)) for n in range(5)]
    lead, at = roadside.lead, roadside.at
    outcomes = simultaneously(5, lambda number: perform(deciding.issue, lead, record=cases[number].pk, at=at))
    assert _kinds(outcomes) == {"Outcome": 5}
    with acting(lead):
        assert sorted(Document.objects.filter(code="D40").values_list("sequence", flat=True)) == [1, 2, 3, 4, 5]


def test_of_five_decisions_on_one_act_made_at_once_one_is_a_fine(roadside: Scene) -> None:
    """《行政处罚法》第二十九条: whoever looks before the other has decided must not both decide."""
    cases = [roadside.ready() for _ in range(5)]
    lead, at = roadside.lead, roadside.at
    outcomes = simultaneously(5, lambda number: perform(deciding.issue, lead, record=cases[number].pk, at=at))
    assert _kinds(outcomes) == {"Outcome": 1, "ActRefused": 4}
    with acting(lead):
        assert Document.objects.filter(code="D40").count() == ImposedFine.objects.count() == 1


def _number(n: int) -> str:
    body = f"33080219900101{n:03d}"
    return body + check_character(body)


def test_of_two_officers_one_wins_and_the_other_learns_what_changed(roadside: Scene) -> None:
    case = roadside.open()
    roadside.describe(case)
    roadside.name(case)
    roadside.propose(case)
    roadside.hear(case)
    seen, lead, co, at = roadside.fresh(case).version, roadside.lead, roadside.co, roadside.at
    proposal = {"penalty": "FINE", "fine_fen": 5000, "correction": "责令当场清除"}

    def hand(number: int) -> Outcome:
        if number == 0:
            return perform(deciding.confirm, co, record=case.pk, seen=seen, at=at)
        return perform(deciding.propose, lead, record=case.pk, data=proposal, seen=seen, at=at)

    outcomes = simultaneously(2, hand)
    (won,) = (outcome for outcome in outcomes if isinstance(outcome, Outcome))
    lost = next(outcome for outcome in outcomes if outcome is not won)
    assert isinstance(lost, ActConflict), repr(lost)
    sentence = {"simple_case.confirm": "作为协办人核对并确认", "simple_case.propose": "拟定处罚"}[won.entry.verb]
    assert [change.version for change in lost.changes] == [seen + 1]
    assert sentence in lost.changes[0].says
    assert sentence in str(lost)
    fresh = roadside.fresh(case)
    assert fresh.version == seen + 1
    assert (fresh.confirmed_at is not None) == (won.entry.verb == "simple_case.confirm")
