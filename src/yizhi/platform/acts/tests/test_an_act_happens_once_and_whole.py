"""A request sent again does nothing again; an act that fails leaves nothing; who looks at the old state is told."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from yizhi.platform.acts.errors import (
    ActConflict,
    ActForbidden,
    ActInvalid,
    ActRefused,
    KeyReused,
    RecordNotFound,
    WriteOutsideAct,
)
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.acts.tests.notes.acts import AGENCY, fail, retitle, take, write
from yizhi.platform.acts.tests.notes.models import Note
from yizhi.platform.acts.tests.notes.setting import ELSEWHERE, new_note, someone
from yizhi.platform.documents.numbering import draw
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.ledger.tests.own_database import OwnDatabase, simultaneously
from yizhi.platform.scope.models import Share
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.timeout(120)


def entries(record: UUID) -> list[str]:
    return list(Entry.objects.filter(record_id=record).order_by("id").values_list("verb", flat=True))


def test_the_same_request_twice_is_one_act_with_one_outcome(notes: None) -> None:
    officer, key = someone(), new_id()
    first = perform(write, officer, data={"title": "一"}, key=key)
    again = perform(write, officer, data={"title": "一"}, key=key)
    assert (first.replayed, again.replayed) == (False, True)
    assert (again.entry, again.record, again.result) == (first.entry, first.record, first.result)
    with acting(officer):
        assert Note.objects.count() == 1


def test_the_same_request_on_a_record_counts_once(notes: None) -> None:
    officer, key = someone(), new_id()
    note = new_note(officer)
    first = perform(take, officer, record=note, key=key)
    again = perform(take, officer, record=note, key=key, seen=1)
    assert again.replayed
    assert first.result == again.result == {"left": 9}
    with acting(officer):
        assert entries(note.pk) == ["note.write", "note.take"]


def test_a_key_is_not_lent_to_another_request(notes: None) -> None:
    officer, key = someone(), new_id()
    note = perform(write, officer, data={"title": "一"}, key=key).record
    with pytest.raises(KeyReused):
        perform(write, officer, data={"title": "二"}, key=key)
    with pytest.raises(KeyReused):
        perform(write, someone(), data={"title": "一"}, key=key)
    with pytest.raises(KeyReused):
        perform(take, officer, record=note, key=key)
    with acting(officer):
        assert entries(note.pk) == ["note.write"]


def test_two_simultaneous_creations_by_one_key_make_one_record(standing_notes: OwnDatabase) -> None:
    officer, key = someone(), new_id()
    outcomes = simultaneously(12, lambda n: perform(write, officer, data={"title": "一"}, key=key))
    done = [outcome for outcome in outcomes if isinstance(outcome, Outcome)]
    assert len(done) == 12, outcomes
    assert len({outcome.record.pk for outcome in done}) == 1
    with acting(officer):
        assert Note.objects.count() == 1
        assert Entry.objects.filter(key=key).count() == 1


def test_of_fifty_simultaneous_takers_exactly_the_lawful_ten_get_a_place(standing_notes: OwnDatabase) -> None:
    officer = someone()
    note = new_note(officer)
    outcomes = simultaneously(50, lambda n: perform(take, officer, record=note.pk))
    done = [outcome for outcome in outcomes if isinstance(outcome, Outcome)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, ActRefused)]
    assert (len(done), len(refused)) == (10, 40)
    assert sorted(outcome.result["left"] for outcome in done) == list(range(10))
    assert {refusal.why for error in refused for refusal in error.refusals} == {"名额已用完"}
    with acting(officer):
        assert (Note.objects.get().places, Note.objects.get().version) == (0, 11)


def test_who_saw_an_older_version_learns_what_others_did(notes: None) -> None:
    officer, colleague = someone(), someone()
    note = new_note(officer)
    perform(retitle, colleague, record=note, data={"title": "甲"})
    perform(retitle, colleague, record=note, data={"title": "乙"})
    with pytest.raises(ActConflict) as caught:
        perform(take, officer, record=note, seen=1)
    assert [(c.version, c.says) for c in caught.value.changes] == [
        (2, "甲一将标题改为“甲”"),
        (3, "甲一将标题改为“乙”"),
    ]
    assert "改为“乙”" in str(caught.value)
    assert perform(take, officer, record=note, seen=3).record.version == 4


def test_an_act_that_breaks_off_leaves_nothing(notes: None) -> None:
    officer = someone()
    note = new_note(officer)
    with pytest.raises(RuntimeError, match="停电"):
        perform(fail, officer, record=note)
    with acting(officer):
        assert list(Note.objects.values_list("title", "version")) == [("样例", 1)]
        assert entries(note.pk) == ["note.write"]
        assert Share.objects.count() == 0
    assert draw(AGENCY, "样", 2026).sequence == 1


def test_who_may_not_do_it_is_told_by_which_article(notes: None) -> None:
    note = new_note(someone())
    with pytest.raises(ActForbidden) as caught:
        perform(take, someone("330802101", "*", "CLERK"), record=note)
    assert caught.value.refusals[0].article == "《样例办法》第二条"


def test_what_cannot_be_seen_cannot_be_told_from_what_is_not_there(notes: None) -> None:
    note = new_note(someone())
    for identity in (note.pk, new_id()):
        with pytest.raises(RecordNotFound, match="未找到该记录，或您无权查看"):
            perform(take, someone(ELSEWHERE), record=identity)


@pytest.mark.parametrize("way", ["save", "delete", "update", "bulk_create", "bulk_update", "queryset_delete", "create"])
def test_nothing_is_written_past_the_door(notes: None, way: str) -> None:
    officer = someone()
    note = new_note(officer)
    other = Note(title="另一份", division=note.division, line=note.line)
    ways: dict[str, Callable[[], Any]] = {
        "save": note.save,
        "delete": note.delete,
        "update": lambda: Note.objects.update(title="改"),
        "bulk_create": lambda: Note.objects.bulk_create([other]),
        "bulk_update": lambda: Note.objects.bulk_update([note], ["title"]),
        "queryset_delete": lambda: Note.objects.all().delete(),
        "create": lambda: Note.objects.create(title="另一份", division=note.division, line=note.line),
    }
    with acting(officer):
        with pytest.raises(WriteOutsideAct):
            ways[way]()
        assert list(Note.objects.values_list("title", flat=True)) == ["样例"]


def test_the_door_is_shut_again_after_an_act_that_failed(notes: None) -> None:
    officer = someone()
    note = new_note(officer)
    with pytest.raises(RuntimeError):
        perform(fail, officer, record=note)
    with pytest.raises(WriteOutsideAct):
        note.save()


def test_input_errors_name_every_field_by_its_title(notes: None) -> None:
    with pytest.raises(ActInvalid) as caught:
        perform(write, someone(), data={"title": " ", "author": "长" * 201, "sneaked": 1})
    assert caught.value.errors == {
        "title": ["请填写标题"],
        "author": ["当事人姓名最多200个字，现有201个字，没有保存；请删减1个字后再提交"],
        "sneaked": ["此项不接受“sneaked”"],
    }


def test_a_nul_or_half_a_character_is_refused_in_words(notes: None) -> None:
    for hostile in ("空\x00字", "半个\ud800字"):
        with pytest.raises(ActInvalid) as caught:
            perform(write, someone(), data={"title": hostile})
        assert caught.value.errors["title"][0].startswith("标题")


def test_what_the_record_cannot_hold_is_an_input_error(notes: None) -> None:
    with pytest.raises(ActInvalid) as caught:
        perform(write, someone(), data={"title": "长" * 41})
    assert list(caught.value.errors) == ["title"]
