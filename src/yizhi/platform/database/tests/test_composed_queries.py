"""A query composed once asks the same as the query itself, for other values and on other connections."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from yizhi.platform import clock
from yizhi.platform.acts import door
from yizhi.platform.database.composed import composed
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.identifiers import new_id
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.models import Share

pytestmark = pytest.mark.django_db


def _of(person: UUID, title: str) -> QuerySet[Notice]:
    return Notice.objects.filter(Q(title=title) | Q(read_at=None), person_id=person).order_by("-id")[:3]


def _since(at: datetime, *, newest_first: bool) -> QuerySet[Notice]:
    return Notice.objects.filter(at__gte=at).order_by("-id" if newest_first else "id")


def _notices(person: UUID, count: int) -> None:
    for number in range(count):
        Notice.objects.create(
            person_id=person, title=f"第{number}条", text="", at=datetime(2026, 3, 1 + number, tzinfo=UTC)
        )


def test_the_rows_are_those_of_the_query_itself() -> None:
    one, other = new_id(), new_id()
    _notices(one, 5)
    _notices(other, 2)
    asked = composed(_of)
    for person, title in ((one, "第1条"), (other, "第1条"), (new_id(), "无")):
        assert asked(person, title) == list(_of(person, title))
    assert asked.first(one, "") == _of(one, "")[0]
    assert asked.first(new_id(), "") is None


def test_it_is_one_question_and_nothing_is_composed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = composed(_of)
    asked(new_id(), "")
    monkeypatch.setattr(asked, "build", None)  # another call would fail
    with CaptureQueriesContext(connection) as put:
        asked(new_id(), "")
    assert len(put) == 1


def test_each_shape_has_a_statement_of_its_own() -> None:
    person, since = new_id(), datetime(2026, 3, 2, tzinfo=UTC)
    _notices(person, 4)
    asked = composed(_since)
    newest = [notice.pk for notice in asked(since, newest_first=True) if notice.person_id == person]
    oldest = [notice.pk for notice in asked(since, newest_first=False) if notice.person_id == person]
    assert newest == oldest[::-1]
    assert len(newest) == 3


def test_annotations_come_too() -> None:
    person = new_id()
    _notices(person, 2)

    @composed
    def asked(who: UUID, at: datetime) -> QuerySet[Notice]:
        given = Share.objects.filter(person_id=OuterRef("person_id"), until__gt=at)
        rows: QuerySet[Notice] = Notice.objects.filter(person_id=who).annotate(open=Exists(given))
        return rows

    assert [notice.open for notice in asked(person, datetime(2026, 3, 1, tzinfo=UTC))] == [False, False]  # type: ignore[attr-defined]


def test_relations_and_what_is_fetched_along_come_too() -> None:
    """Each for the value asked for, and not for the stand-in."""
    records = [new_id(), new_id()]
    small = {record: _with_small_picture(record) for record in records}

    @composed
    def asked(record: UUID) -> QuerySet[StoredFile]:
        return StoredFile.objects.filter(record_id=record).prefetch_related("derived")

    @composed
    def pictures(record: UUID) -> QuerySet[DerivedFile]:
        return DerivedFile.objects.filter(original__record_id=record).select_related("original")

    for record in records:
        with CaptureQueriesContext(connection) as put:
            (found,) = asked(record)
            assert [picture.pk for picture in found.derived.all()] == [small[record]]
            (picture,) = pictures(record)
            assert picture.original.record_id == record
        assert len(put) == 3


def _with_small_picture(record: UUID) -> UUID:
    known = {"size": 1, "hash_declared": False, "division": "330802", "line": "comprehensive"}
    with door.opened():
        file = StoredFile.objects.create(record_id=record, received_at=datetime(2026, 3, 1, tzinfo=UTC), **known)
        identity: UUID = DerivedFile.objects.create(original=file, purpose="SMALL", size=1).pk
    return identity


def test_a_value_that_is_changed_on_its_way_is_refused() -> None:
    @composed
    def asked(word: str) -> QuerySet[Notice]:
        return Notice.objects.filter(title__contains=word)

    with pytest.raises(TypeError, match="as it is"):
        asked("整改")


def test_a_moment_taken_from_the_clock_is_refused() -> None:
    """It would stay the moment of the first call for as long as the process lives."""

    @composed
    def asked(person: UUID) -> QuerySet[Notice]:
        return Notice.objects.filter(person_id=person, at__lt=clock.now())

    with pytest.raises(TypeError, match="must be a parameter"):
        asked(new_id())


@pytest.mark.parametrize("values", [(None, ""), (UUID(int=1),), ()])
def test_a_value_left_out_is_refused(values: tuple[Any, ...]) -> None:
    asked = composed(_of)
    with pytest.raises(TypeError, match="None"):
        asked(*values)


def test_another_thread_asks_on_its_own_connection() -> None:
    asked, found = composed(_of), list[Any]()
    asked(new_id(), "")

    def ask() -> None:
        found.append(asked(new_id(), ""))
        found.append(connections["default"].connection is not connection.connection)
        connections.close_all()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found[0] == []
