"""`__in` of identifiers: one array parameter, and for the rest what Django does."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import EmptyResultSet, ValidationError
from django.db.models import F, QuerySet

from yizhi.domain.cases.models.general import CaseParty, GeneralCase
from yizhi.domain.org.models import Person
from yizhi.platform.acts import door
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

AT = datetime(2026, 3, 1, tzinfo=UTC)
FEW, MANY = [uuid4() for _ in range(2)], [uuid4() for _ in range(40)]


def said(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    statement, parameters = rows.query.sql_with_params()
    return statement, tuple(parameters)


@pytest.mark.parametrize(
    "asked",
    [
        lambda ids: GeneralCase.objects.filter(pk__in=ids),
        lambda ids: CaseParty.objects.filter(case__in=ids),
        lambda ids: CaseParty.objects.filter(case_id__in=ids),
        lambda ids: GeneralCase.objects.filter(parties__in=ids),
        lambda ids: CaseParty.objects.filter(case__lead__in=ids),
        lambda ids: GeneralCase.objects.exclude(lead__in=ids),
    ],
)
def test_the_text_does_not_depend_on_how_many_there_are(asked: Any) -> None:
    few, given = said(asked(FEW))
    assert given == (FEW,)
    assert (few, (MANY,)) == said(asked(MANY))
    assert "= ANY (%s)" in few


def test_none_and_repeated_identifiers_are_left_out() -> None:
    (first, second) = FEW
    assert said(CaseParty.objects.filter(case__in=[first, None, second, first]))[1] == ([first, second],)


@pytest.mark.parametrize("nothing", [[], [None], set()])
def test_of_no_identifier_there_is_no_row(nothing: Any) -> None:
    with pytest.raises(EmptyResultSet):
        said(CaseParty.objects.filter(case__in=nothing))


def test_texts_and_records_stand_for_their_identifiers() -> None:
    person = Person(pk=uuid4())
    assert said(GeneralCase.objects.filter(lead__in=[person]))[1] == ([person.pk],)
    assert said(GeneralCase.objects.filter(pk__in=[str(person.pk)]))[1] == ([person.pk],)
    assert said(GeneralCase.objects.filter(pk__in=(one for one in FEW)))[1] == (FEW,)


def test_what_is_no_identifier_is_refused_as_ever() -> None:
    with pytest.raises(ValidationError):
        said(GeneralCase.objects.filter(pk__in=["x"]))


def test_expressions_and_subqueries_are_djangos() -> None:
    assert " IN (" in said(GeneralCase.objects.filter(pk__in=[F("lead"), FEW[0]]))[0]
    assert "IN (SELECT" in said(CaseParty.objects.filter(case__in=GeneralCase.objects.filter(state="FILED")))[0]
    assert " IN (%s, %s)" in said(GeneralCase.objects.filter(state__in=["FILED", "CLOSED"]))[0]


@pytest.mark.django_db
def test_rows_are_found_and_left_out() -> None:
    person = uuid4()
    with door.opened(), acting(system("试验")):
        rows = [Notice.objects.create(person_id=person, title="一条", text="", at=AT) for _ in range(3)]
    ids = [one.pk for one in rows]
    with acting(system("试验")):
        mine = Notice.objects.filter(person_id=person)
        assert {one.pk for one in mine.filter(pk__in=[*ids[:2], uuid4()])} == set(ids[:2])
        assert [one.pk for one in mine.exclude(pk__in=ids[:2])] == ids[2:]
