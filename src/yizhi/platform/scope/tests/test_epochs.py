"""What is kept of open records is forgotten in the moment they change; an act never uses what it changes itself."""

import threading

import pytest
from django.db import connection, transaction

from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import World
from yizhi.platform.acts import door
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope import epochs
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.models import Share

_seen: list[str] = []


@epochs.kept("org")
def _read(word: str) -> str:
    _seen.append(word)
    return f"{word}{len(_seen)}"


@act("epochs_test.read", title="读取", says="{actor}读取", offered=False)
def _reading(writing: Writing) -> dict[str, str]:
    return {"read": _read("办理")}


def _of_the_organisation(writing: Writing) -> dict[str, str]:
    before = _read("办理")
    Person.objects.update(version=7)
    return {"read": before, "again": _read("办理")}


_of_the_organisation.__module__ = Person.__module__
_own = act("epochs_test.own", title="改本单位", says="{actor}改本单位", offered=False)(_of_the_organisation)


@act("epochs_test.foreign", title="越界", says="{actor}越界", offered=False)
def _foreign(writing: Writing) -> None:
    Person.objects.update(version=7)


@pytest.fixture(autouse=True)
def _forget() -> None:
    _seen.clear()


def now() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {epochs.ALL}")
        return dict(epochs.read(cursor.fetchone()[0]))


def test_the_same_question_under_the_same_epoch_is_asked_once() -> None:
    with epochs.during({"org": 1}):
        assert _read("甲") == _read("甲")
        assert _read("乙") != _read("甲")
    assert _seen == ["甲", "乙"]


def test_another_epoch_asks_again() -> None:
    with epochs.during({"org": 2}):
        first = _read("丙")
    with epochs.during({"org": 3}):
        assert _read("丙") != first


def test_nothing_is_kept_where_no_epoch_is_known() -> None:
    assert _read("丁") != _read("丁")
    with epochs.during({"norms": 1}):
        assert _read("丁") != _read("丁")


def test_an_epoch_is_the_request_s_own_and_not_the_thread_s_neighbour_s() -> None:
    with epochs.during({"org": 4}):
        first = _read("戊")
        told: list[str] = []
        thread = threading.Thread(target=lambda: told.append(_read("戊")))
        thread.start()
        thread.join()
    assert told != [first]


@pytest.mark.django_db
def test_an_act_of_another_app_keeps_by_the_epoch_its_own_transaction_sees() -> None:
    with epochs.during({"org": 5}):
        kept = _read("办理")
        first = perform(_reading, system("样例")).result["read"]
        assert first != kept
        assert perform(_reading, system("样例")).result["read"] == first
        with door.opened():
            Person.objects.update(version=7)
        assert perform(_reading, system("样例")).result["read"] != first


@pytest.mark.django_db
def test_an_act_of_the_app_itself_reads_anew_what_it_may_have_changed() -> None:
    result = perform(_own, system("样例")).result
    assert result["read"] != result["again"]


@pytest.mark.django_db
def test_no_act_writes_what_it_counts_on_to_stay() -> None:
    with pytest.raises(epochs.ForeignWriteError):
        perform(_foreign, system("样例"))


@pytest.mark.django_db
def test_the_tables_that_are_watched_are_known() -> None:
    assert {"org_person", "norms_itemversion", "scope_share"} <= epochs.watched()
    assert "cases_simplecase" not in epochs.watched()


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["org_person", "org_appointment", "org_certificate", "org_agency", "org_team"])
def test_the_epoch_of_the_organisation_passes_with_each_of_its_tables(table: str) -> None:
    World.begin()
    before = now()["org"]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET version = version")
    assert now()["org"] != before


@pytest.mark.django_db
def test_signing_in_changes_nothing_about_who_somebody_is_but_closing_the_account_does() -> None:
    before = now()["org"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE org_account SET last_sign_in = now(), version = version + 1")
        assert now()["org"] == before
        cursor.execute("UPDATE org_account SET active = false")
    assert now()["org"] != before


@pytest.mark.django_db
def test_a_number_does_not_come_back_after_a_change_that_was_rolled_back() -> None:
    World.begin()
    before = now()["org"]
    try:
        with transaction.atomic():
            with door.opened():
                Person.objects.update(version=7)
            undone = now()["org"]
            raise LookupError
    except LookupError:
        pass
    assert now()["org"] == before
    with connection.cursor() as cursor:
        cursor.execute("UPDATE org_person SET version = version")
    assert now()["org"] not in {before, undone}


@pytest.mark.django_db
def test_items_and_powers_have_an_epoch_of_their_own() -> None:
    before = now()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE norms_townshippower SET version = version")
    after = now()
    assert after["norms"] != before["norms"]
    assert after["org"] == before["org"]


@pytest.mark.django_db
def test_opening_a_record_to_a_unit_passes_and_a_code_of_a_decision_does_not() -> None:
    def opened(**receiver: str) -> None:
        Share.objects.create(
            record_kind="cases.simplecase", record_id=new_id(), division="330802101", line="a", **receiver
        )

    before = now()["shares"]
    opened(token_hash="0" * 64)
    assert now()["shares"] == before
    opened(key="330802102:comprehensive")
    assert now()["shares"] != before
