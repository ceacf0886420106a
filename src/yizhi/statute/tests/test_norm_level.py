"""A norm creates only the penalties its level permits."""

from __future__ import annotations

from datetime import date

import pytest

from yizhi.statute.money import yuan
from yizhi.statute.norm_level import NormLevel, check_creation, check_rule_fine, creatable
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import RefusedError

DAY = date(2025, 1, 1)
MINOR = {PenaltyKind.WARNING, PenaltyKind.CRITICISM, PenaltyKind.FINE}
ALL = set(PenaltyKind)


@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        (NormLevel.LAW, ALL),
        (NormLevel.ADMINISTRATIVE_REGULATION, ALL - {PenaltyKind.DETENTION}),
        (NormLevel.LOCAL_REGULATION, ALL - {PenaltyKind.DETENTION, PenaltyKind.OTHER_BY_LAW}),
        (NormLevel.DEPARTMENT_RULE, MINOR),
        (NormLevel.LOCAL_GOVERNMENT_RULE, MINOR),
        (NormLevel.OTHER_DOCUMENT, set()),
    ],
)
def test_each_level_creates_exactly_what_articles_ten_to_sixteen_allow(
    level: NormLevel, kinds: set[PenaltyKind]
) -> None:
    assert creatable(level, DAY) == kinds


def test_a_local_regulation_never_revokes_a_business_licence() -> None:
    level, kind = NormLevel.LOCAL_REGULATION, PenaltyKind.REVOKE_LICENCE
    assert check_creation(level, kind, DAY) is None
    refusal = check_creation(level, kind, DAY, business_licence=True)
    assert refusal is not None
    assert "第十二条" in refusal.article


def test_a_rule_may_detail_what_an_upper_norm_provides_but_never_detention() -> None:
    detailed = creatable(NormLevel.LOCAL_GOVERNMENT_RULE, DAY, details_upper_law=True)
    assert detailed == ALL - {PenaltyKind.DETENTION}


def test_other_documents_create_nothing_even_when_they_detail() -> None:
    assert creatable(NormLevel.OTHER_DOCUMENT, DAY, details_upper_law=True) == set()


@pytest.mark.parametrize(
    ("amount", "grave", "allowed"),
    [(30_000, False, True), (30_001, False, False), (100_000, True, True), (100_001, True, False)],
)
def test_a_zhejiang_government_rule_keeps_to_its_cap(amount: int, *, grave: bool, allowed: bool) -> None:
    assert (check_rule_fine(yuan(amount), DAY, grave=grave) is None) is allowed


def test_the_cap_is_dated() -> None:
    with pytest.raises(RefusedError, match="2021年9月30日"):
        check_rule_fine(yuan(1), date(2021, 9, 29), grave=False)


def test_a_kind_cites_its_item_of_article_nine() -> None:
    assert PenaltyKind.FINE.article.citation == "《行政处罚法》第九条第二项"
    assert PenaltyKind.DETENTION.restricts_liberty


def test_a_hearing_is_always_due_for_closing_a_business_but_not_for_a_fine_as_such() -> None:
    assert PenaltyKind.CLOSE_BUSINESS.always_hearing
    assert PenaltyKind.RESTRICT_PRACTICE.always_hearing
    assert not PenaltyKind.FINE.always_hearing
    assert not PenaltyKind.SUSPEND_LICENCE.always_hearing
