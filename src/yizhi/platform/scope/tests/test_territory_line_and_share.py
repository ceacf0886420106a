"""Township, county, city and province see by prefix; a line sees itself; a share opens one record and can end."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.tests.notes.acts import move, retitle, revoke, share, write
from yizhi.platform.acts.tests.notes.models import Note
from yizhi.platform.acts.tests.notes.setting import ELSEWHERE, HERE, new_note, someone
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import Actor, bearer
from yizhi.platform.scope.models import Share
from yizhi.platform.scope.session import acting

CODE_MARK = "8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92"  # SHA-256 of 123456


def sees(actor: Actor) -> set[UUID]:
    with acting(actor):
        found = set(Note.objects.values_list("pk", flat=True))
        assert Note.objects.count() == len(found)
        return found


@pytest.mark.parametrize(
    ("division", "line", "sees_it"),
    [
        (HERE, "*", True),
        (HERE, "comprehensive", True),
        (HERE, "market", False),
        ("330802", "*", True),
        ("330802", "comprehensive", True),
        ("330802", "market", False),
        ("3308", "*", True),
        ("3308", "market", False),
        ("33", "*", True),
        ("330802102", "*", False),
        ("330803", "*", False),
        ("3307", "*", False),
        ("34", "*", False),
        ("33080", "*", False),
        ("330802101001", "*", False),
        ("", "*", False),
        ("%", "*", False),
    ],
)
def test_four_levels_are_four_lengths_of_prefix(notes: None, division: str, line: str, sees_it: bool) -> None:
    note = new_note(someone())
    assert (note.pk in sees(someone(division, line))) is sees_it


def test_a_supervisor_reads_everything_and_writes_nothing(notes: None) -> None:
    note = new_note(someone())
    supervisor = someone("3308", "justice", reads="3308:*")
    assert note.pk in sees(supervisor)
    with pytest.raises(ActForbidden, match="只有查看权限"):
        perform(retitle, supervisor, record=note, data={"title": "改"})
    with pytest.raises(ActForbidden, match="管辖地域或条线"):
        perform(write, supervisor, data={"title": "新"})
    with acting(supervisor), connection.cursor() as cursor:
        cursor.execute("UPDATE notes_note SET title = '改'")
        assert cursor.rowcount == 0
    with acting(someone()):
        assert Note.objects.get().title == "样例"


def test_a_record_is_not_made_or_moved_where_its_author_may_not_write(notes: None) -> None:
    officer = someone()
    with pytest.raises(ActForbidden):
        new_note(officer, division=ELSEWHERE)
    note = new_note(officer)
    with pytest.raises(ActForbidden, match="管辖地域或条线"):
        perform(move, officer, record=note, data={"division": ELSEWHERE})
    with acting(officer):
        assert Note.objects.get().division == HERE
        assert Entry.objects.filter(verb="note.move").count() == 0
    county = someone("3308", "*")
    perform(move, county, record=note, data={"division": ELSEWHERE})
    assert note.pk not in sees(officer)


def test_a_share_opens_one_record_to_one_person(notes: None) -> None:
    owner, guest, stranger = someone(), someone(ELSEWHERE), someone(ELSEWHERE)
    note, other = new_note(owner), new_note(owner)
    perform(share, owner, record=note, data={"person": guest.person})
    assert sees(guest) == {note.pk}
    assert sees(stranger) == set()
    assert other.pk in sees(owner)
    with pytest.raises(ActForbidden):
        perform(retitle, guest, record=note, data={"title": "改"})


def test_a_share_may_let_its_receiver_write(notes: None) -> None:
    owner, guest = someone(), someone(ELSEWHERE)
    note = new_note(owner)
    perform(share, owner, record=note, data={"person": guest.person, "may_write": True})
    assert perform(retitle, guest, record=note, data={"title": "改"}).record.title == "改"
    with pytest.raises(ActForbidden):  # only whose record it is opens it to others
        perform(share, guest, record=note, data={"key": "34:*"})


def test_a_share_opens_to_a_unit_and_to_whoever_holds_a_code(notes: None) -> None:
    owner, unit = someone(), someone(ELSEWHERE)
    note = new_note(owner)
    perform(share, owner, record=note, data={"key": f"{ELSEWHERE}:*"})
    perform(share, owner, record=note, data={"code": "123456"})
    assert sees(unit) == {note.pk}
    assert sees(bearer(CODE_MARK)) == {note.pk}
    assert sees(bearer("0" * 64)) == set()
    assert sees(bearer("")) == set()
    with acting(bearer(CODE_MARK)), pytest.raises(RecordNotFound):
        perform(retitle, bearer("0" * 64), record=note, data={"title": "改"})


@pytest.mark.parametrize(("hours", "open_still"), [(1, True), (-1, False)])
def test_a_share_ends_at_its_date(notes: None, hours: int, open_still: bool) -> None:
    owner, guest = someone(), someone(ELSEWHERE)
    note = new_note(owner)
    until = clock.real_now() + timedelta(hours=hours)
    perform(share, owner, record=note, data={"person": guest.person, "until": until})
    assert (note.pk in sees(guest)) is open_still


def test_a_share_taken_back_shows_nothing_any_more(notes: None) -> None:
    owner, guest = someone(), someone(ELSEWHERE)
    note = new_note(owner)
    perform(share, owner, record=note, data={"person": guest.person})
    assert sees(guest) == {note.pk}
    perform(revoke, owner, record=note)
    assert sees(guest) == set()


def test_a_share_is_known_to_its_two_sides_alone(notes: None) -> None:
    owner, guest, stranger = someone(), someone(ELSEWHERE), someone(ELSEWHERE)
    perform(share, owner, record=new_note(owner), data={"person": guest.person})
    for actor, count in ((owner, 1), (guest, 1), (stranger, 0), (bearer(CODE_MARK), 0)):
        with acting(actor):
            assert Share.objects.count() == count


def test_the_trace_of_a_record_is_seen_as_the_record_is(notes: None) -> None:
    owner, stranger = someone(), someone(ELSEWHERE)
    note = new_note(owner)
    for actor, count in ((someone(), 1), (stranger, 0), (replace(owner, reads=()), 1)):
        with acting(actor):
            assert Entry.objects.filter(record_id=note.pk).count() == count


def test_a_scope_cannot_be_smuggled_in_behind_a_comma(notes: None) -> None:
    """Keys reach the database as one list: a line named with a comma would open another territory."""
    new_note(someone())
    for smuggler in (someone(ELSEWHERE, "x,33:*"), replace(someone(ELSEWHERE), writes=("330803102:x,33:*",))):
        with pytest.raises(ValueError, match="逗号"), acting(smuggler):
            Note.objects.count()


def test_a_person_without_any_posting_sees_nothing(notes: None) -> None:
    new_note(someone())
    assert sees(replace(someone(), reads=(), writes=(), person=new_id())) == set()
