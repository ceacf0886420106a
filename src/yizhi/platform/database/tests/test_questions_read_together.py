"""What a page foresees is read by one statement, and is the same as if each had been asked on its own."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from yizhi.platform.database.composed import composed, foreseen
from yizhi.platform.files.models import StoredFile
from yizhi.platform.identifiers import new_id
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.models import Share

pytestmark = pytest.mark.django_db


@composed
def _notices(person: UUID, *, newest_first: bool) -> QuerySet[Notice]:
    return Notice.objects.filter(person_id=person).order_by("-at" if newest_first else "at")[:4]


@composed
def _shares(person: UUID) -> QuerySet[Share]:
    return Share.objects.filter(person_id=person).order_by("id")


@composed
def _files(record: UUID) -> QuerySet[StoredFile]:
    return StoredFile.objects.filter(record_id=record).prefetch_related("derived").order_by("id")


def _notice(person: UUID, number: int) -> None:
    Notice.objects.create(person_id=person, title=f"第{number}条", text="", at=datetime(2026, 3, number, tzinfo=UTC))


def test_rows_and_their_order_are_those_of_each_question() -> None:
    one, other = new_id(), new_id()
    for number in (3, 1, 5, 2, 4):
        _notice(one, number)
    _notice(other, 1)
    expected = [list(_notices(one, newest_first=True)), list(_notices(one, newest_first=False))]
    asked = [_notices.of(one, newest_first=order) for order in (True, False)]
    with CaptureQueriesContext(connection) as put, foreseen(*asked, _shares.of(one), _files.of(one)):
        found = [_notices(one, newest_first=True), _notices(one, newest_first=False)]
        nothing = [_shares(one), _files(one)]
    assert len(put) == 1
    assert found == expected
    assert [(n.title, n.at, n.read_at) for n in found[0]] == [(n.title, n.at, n.read_at) for n in expected[0]]
    assert nothing == [[], []]


def test_an_answer_is_used_once_so_that_what_changes_is_seen() -> None:
    one = new_id()
    with foreseen(_notices.of(one, newest_first=True), _shares.of(one)):
        assert _notices(one, newest_first=True) == []
        _notice(one, 1)
        assert len(_notices(one, newest_first=True)) == 1


def test_what_was_not_foreseen_is_asked_and_nothing_stays_after_the_page() -> None:
    one, other = new_id(), new_id()
    _notice(other, 1)
    with foreseen(_notices.of(one, newest_first=True), _shares.of(one)):
        assert len(_notices(other, newest_first=True)) == 1
    _notice(one, 1)
    assert len(_notices(one, newest_first=True)) == 1
