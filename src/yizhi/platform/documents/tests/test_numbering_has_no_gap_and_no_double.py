"""Fifty issuers draw from one series at once: every number exactly once, also when some of them fail."""

import time
from uuid import uuid4

import pytest
from django.db import transaction

from yizhi.platform.documents.models import Series
from yizhi.platform.documents.numbering import Issuer, draw
from yizhi.platform.ledger.tests.own_database import OwnDatabase, simultaneously

AGENCY = Issuer(uuid4(), "航埠镇人民政府", "航政")


class Stopped(Exception):
    """What made an issuer give up after drawing."""


def drawn(number: int, *, fails: bool = False) -> int:
    with transaction.atomic():
        sequence = draw(AGENCY, "简罚", 2026).sequence
        time.sleep(0.002)  # the rest of the act
        if fails:
            raise Stopped
    return sequence


def test_fifty_simultaneous_issuers_get_one_to_fifty(own_database: OwnDatabase) -> None:
    with own_database.as_role("web"):
        assert sorted(simultaneously(50, drawn)) == list(range(1, 51))  # type: ignore[type-var]


def test_an_issuer_that_fails_gives_its_number_back(own_database: OwnDatabase) -> None:
    with own_database.as_role("web"):
        outcomes = simultaneously(50, lambda number: drawn(number, fails=number % 3 == 0))
        assert sum(isinstance(outcome, Stopped) for outcome in outcomes) == 17
        assert sorted(o for o in outcomes if isinstance(o, int)) == list(range(1, 34))
        assert drawn(0) == 34


def test_each_agency_kind_and_year_counts_for_itself(own_database: OwnDatabase) -> None:
    other = Issuer(uuid4(), "球川镇人民政府", "球政")
    with own_database.as_role("web"):
        numbers = [draw(*series).text for series in ((AGENCY, "简罚", 2026), (other, "简罚", 2026))]
        numbers += [draw(AGENCY, "简罚", 2027).text, draw(AGENCY, "责改", 2026).text, draw(AGENCY, "简罚", 2026).text]
    assert numbers == [
        "航政简罚字〔2026〕第00001号",
        "球政简罚字〔2026〕第00001号",
        "航政简罚字〔2027〕第00001号",
        "航政责改字〔2026〕第00001号",
        "航政简罚字〔2026〕第00002号",
    ]


@pytest.mark.usefixtures("db")
def test_a_series_is_kept_once_an_agency_kind_and_year() -> None:
    for _ in range(3):
        draw(AGENCY, "简罚", 2026)
    assert Series.objects.get(agency_id=AGENCY.id).last == 3
