"""The database shows what the transaction was told, and nothing survives into the next one on the same connection."""

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, transaction

from yizhi.platform.acts.tests.notes.models import Note
from yizhi.platform.acts.tests.notes.setting import ELSEWHERE, new_note, someone
from yizhi.platform.ledger.models import Entry
from yizhi.platform.ledger.tests.own_database import OwnDatabase
from yizhi.platform.scope.actor import PUBLIC, Actor
from yizhi.platform.scope.session import acting, current_actor


def seen_by(actor: Actor) -> int:
    with acting(actor):
        return Note.objects.count()


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return int(pid)


def test_without_being_told_who_asks_the_database_shows_nothing(notes: None) -> None:
    new_note(someone())
    assert Note.objects.count() == 0
    assert Entry.objects.count() == 0
    assert seen_by(PUBLIC) == 0
    assert seen_by(someone()) == 1


def test_a_connection_used_again_knows_nothing_of_its_former_user(standing_notes: OwnDatabase) -> None:
    officer = someone()
    new_note(officer)
    same = backend()
    assert seen_by(officer) == 1
    assert Note.objects.count() == 0
    with transaction.atomic():
        assert Note.objects.count() == 0
    assert seen_by(someone(ELSEWHERE)) == 0
    assert backend() == same


def stopped_in_python() -> None:
    raise RuntimeError("停电")


def stopped_in_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM no_such_table")


@pytest.mark.parametrize(("stop", "error"), [(stopped_in_python, RuntimeError), (stopped_in_sql, ProgrammingError)])
def test_a_connection_used_again_after_an_error_knows_nothing_of_its_former_user(
    standing_notes: OwnDatabase, stop: Callable[[], None], error: type[Exception]
) -> None:
    officer = someone()
    new_note(officer)
    same = backend()
    with pytest.raises(error), acting(officer):
        stop()
    assert current_actor() is PUBLIC
    assert Note.objects.count() == 0
    assert backend() == same


def test_acting_for_another_within_ends_with_the_inner_block(notes: None) -> None:
    here, there = someone(), someone(ELSEWHERE)
    new_note(here)
    with acting(here):
        with acting(there):
            assert Note.objects.count() == 0
        assert Note.objects.count() == 1
        with pytest.raises(RuntimeError), acting(there):
            raise RuntimeError
        assert Note.objects.count() == 1
        assert current_actor() is here
    assert Note.objects.count() == 0
