"""The master table of deadlines, restated row by row and compared with the rules."""

from __future__ import annotations

from itertools import pairwise

import pytest

from yizhi.statute.deadlines import VERSIONS, Bound, Unit
from yizhi.statute.parameters import DEFAULT_PARAMETERS
from yizhi.statute.provenance import Reliability

DAY, WORK, MONTH, HOUR = Unit.DAY, Unit.WORKDAY, Unit.MONTH, Unit.HOUR
TABLE = {
    "T-VERIFY": (15, DAY, False, Bound.AGENCY, Reliability.UNVERIFIED),
    "T-FILE": (7, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-PRESERVE": (7, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-URGENT": (24, HOUR, False, Bound.OFFICER, Reliability.LAW),
    "T-SEIZE": (30, DAY, False, Bound.AGENCY, Reliability.LAW),
    "T-FREEZE": (30, DAY, False, Bound.AGENCY, Reliability.LAW),
    "T-90": (90, DAY, False, Bound.AGENCY, Reliability.LAW),
    "T-TELL": (3, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-FAST": (10, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-FAST-REVIEW": (1, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-STATE": (5, WORK, True, Bound.PARTY, Reliability.DESIGN),
    "T-HEAR-APPLY": (5, WORK, True, Bound.PARTY, Reliability.LAW),
    "T-HEAR-NOTICE": (7, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-SERVE": (7, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-PUB": (7, WORK, False, Bound.AGENCY, Reliability.UNVERIFIED),
    "T-PUB20": (20, WORK, False, Bound.AGENCY, Reliability.UNVERIFIED),
    "T-WITHDRAW": (3, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-PAY": (15, DAY, True, Bound.PARTY, Reliability.LAW),
    "T-SUR": (34, DAY, False, Bound.PARTY, Reliability.LAW),
    "T-CASH-1": (2, WORK, False, Bound.OFFICER, Reliability.LAW),
    "T-CASH-2": (2, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-REC": (60, DAY, True, Bound.PARTY, Reliability.LAW),
    "T-SUIT": (6, MONTH, True, Bound.PARTY, Reliability.LAW),
    "T-SUIT-R": (15, DAY, True, Bound.PARTY, Reliability.LAW),
    "T-DEMAND": (10, WORK, False, Bound.PARTY, Reliability.LAW),
    "T-COURT": (3, MONTH, False, Bound.AGENCY, Reliability.LAW),
    "T-SUBST": (3, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-CRIME-HEAD": (3, DAY, False, Bound.HEAD, Reliability.LAW),
    "T-CRIME-SEND": (24, HOUR, False, Bound.AGENCY, Reliability.LAW),
    "T-CRIME-POLICE": (3, DAY, False, Bound.POLICE, Reliability.LAW),
    "T-CRIME-ITEMS": (3, DAY, False, Bound.AGENCY, Reliability.LAW),
    "T-NOTICE": (30, DAY, False, Bound.NOBODY, Reliability.LAW),
    "T-REC-ANS": (10, WORK, False, Bound.AGENCY, Reliability.LAW),
    "T-SUIT-ANS": (15, DAY, False, Bound.AGENCY, Reliability.LAW),
    "T-UAV": (1, Unit.NOON_BEFORE, False, Bound.SQUAD, Reliability.LAW),
    "T-JUR": (7, DAY, False, Bound.AGENCIES, Reliability.SOURCE),
    "T-LINK-SEND": (3, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-LINK-ANSWER": (2, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-LINK-COPY": (5, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-LINK-SHARE": (1, WORK, False, Bound.AGENCY, Reliability.DESIGN),
    "T-RAND": (20, WORK, False, Bound.AGENCY, Reliability.UNVERIFIED),
}
BACKWARDS = {"T-HEAR-NOTICE", "T-SUBST"}


def test_the_table_has_no_row_more_and_no_row_less() -> None:
    assert set(VERSIONS) == set(TABLE)


@pytest.mark.parametrize("rule_id", TABLE)
def test_the_newest_version_of_each_row_says_what_the_table_says(rule_id: str) -> None:
    rule = VERSIONS[rule_id][-1]
    length = rule.length.value(DEFAULT_PARAMETERS)
    assert (length, rule.unit, rule.rolls, rule.bound, rule.reliability) == TABLE[rule_id]
    assert rule.backwards == (rule_id in BACKWARDS)


@pytest.mark.parametrize("rule_id", TABLE)
def test_a_length_no_statute_fixes_comes_from_configuration(rule_id: str) -> None:
    for rule in VERSIONS[rule_id]:
        assert bool(rule.length.parameter) == rule.reliability.configurable


@pytest.mark.parametrize("rule_id", TABLE)
def test_a_rule_of_law_cites_its_article(rule_id: str) -> None:
    for rule in VERSIONS[rule_id]:
        assert rule.articles or rule.reliability is not Reliability.LAW


@pytest.mark.parametrize("rule_id", TABLE)
def test_versions_of_one_rule_follow_each_other_without_overlap(rule_id: str) -> None:
    versions = VERSIONS[rule_id]
    for older, newer in pairwise(versions):
        assert older.in_force.end is not None
        assert older.in_force.end < newer.in_force.start
