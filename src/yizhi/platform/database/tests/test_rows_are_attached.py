"""Rows read on their own are given to the records they belong to: nothing is asked again, and none goes astray."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from yizhi.platform.database.attached import attach, know, know_each
from yizhi.platform.database.composed import composed, together
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.identifiers import new_id
from yizhi.platform.notify.models import Notice


@composed
def _notices(people: tuple[UUID, ...]) -> QuerySet[Notice]:
    return Notice.objects.filter(person_id__in=people).order_by("at")


def _derived(original: UUID) -> DerivedFile:
    return DerivedFile(original_id=original, purpose="small")


def test_each_record_gets_its_own_rows_in_their_order_and_a_row_of_none_is_left_out() -> None:
    one, other = StoredFile(id=new_id()), StoredFile(id=new_id())
    rows = [_derived(one.pk), _derived(new_id()), _derived(one.pk)]
    attach([one, other], "derived", rows)
    assert list(one.derived.all()) == [rows[0], rows[2]]
    assert list(other.derived.all()) == []
    assert rows[0].original is one


def test_a_row_knows_the_record_that_it_points_to_and_no_other() -> None:
    one, other = StoredFile(id=new_id()), StoredFile(id=new_id())
    rows = [_derived(one.pk), _derived(other.pk)]
    know_each(rows, "original", {one.pk: one})
    assert rows[0].original is one
    assert "original" not in rows[1]._state.fields_cache
    know([rows[1]], "original", other)
    assert rows[1].original is other


@pytest.mark.django_db
def test_a_question_about_several_is_composed_once_and_asked_for_any_number_of_them() -> None:
    people = [new_id() for _ in range(3)]
    for number, person in enumerate(people, start=1):
        Notice.objects.create(
            person_id=person, title=f"第{number}条", text="", at=datetime(2026, 3, number, tzinfo=UTC)
        )
    with CaptureQueriesContext(connection) as put:
        found = together([_notices.of(tuple(people[:2])), _notices.of((people[2],)), _notices.of(())])
    assert len(put) == 1
    assert [[one.title for one in rows] for rows in found] == [["第1条", "第2条"], ["第3条"], []]


@pytest.mark.django_db
def test_an_identity_among_several_that_is_no_parameter_is_refused() -> None:
    fixed = new_id()

    @composed
    def wrong(people: tuple[UUID, ...]) -> QuerySet[Notice]:
        return Notice.objects.filter(person_id__in=people, pk__in=[fixed])

    with pytest.raises(TypeError):
        wrong((new_id(),))
