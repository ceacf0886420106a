"""What the statute commands and what it permits are kept apart (行政处罚法第三十条至第三十三条)."""

from __future__ import annotations

from datetime import date

import pytest

from yizhi.statute.discretion import Claim, Duty, Ground, ground_of_age, propose, treatment
from yizhi.statute.discretion.tests.benchmarks import STANDARD
from yizhi.statute.fine_form import between
from yizhi.statute.refusal import RefusedError

DAY = date(2026, 5, 1)
PROOF = "证据1"


def _treated(*grounds: Ground, norm: str = "") -> tuple[Duty | None, Duty | None]:
    found = treatment([Claim(ground, PROOF, norm) for ground in grounds], DAY)
    return found.waive, found.reduce


@pytest.mark.parametrize(
    ("ground", "waive", "reduce"),
    [
        (Ground.UNDER_14, Duty.SHALL, None),  # 第三十条：不予行政处罚
        (Ground.MINOR, None, Duty.SHALL),  # 第三十条：应当从轻或者减轻
        (Ground.INCAPABLE, Duty.SHALL, None),  # 第三十一条：不予行政处罚
        (Ground.PARTLY_CAPABLE, None, Duty.MAY),  # 第三十一条：可以从轻或者减轻
        (Ground.HARM_REMOVED, None, Duty.SHALL),  # 第三十二条第一项
        (Ground.COERCED, None, Duty.SHALL),  # 第三十二条第二项
        (Ground.VOLUNTEERED, None, Duty.SHALL),  # 第三十二条第三项
        (Ground.MERIT, None, Duty.SHALL),  # 第三十二条第四项
        (Ground.SLIGHT, Duty.SHALL, None),  # 第三十三条第一款：不予行政处罚
        (Ground.FIRST, Duty.MAY, None),  # 第三十三条第一款：可以不予行政处罚
        (Ground.NO_FAULT, Duty.SHALL, None),  # 第三十三条第二款
    ],
)
def test_each_ground_leads_where_its_article_says(ground: Ground, waive: Duty | None, reduce: Duty | None) -> None:
    assert _treated(ground) == (waive, reduce)


def test_what_is_commanded_prevails_over_what_is_permitted() -> None:
    assert _treated(Ground.FIRST, Ground.SLIGHT, Ground.PARTLY_CAPABLE, Ground.MERIT) == (Duty.SHALL, Duty.SHALL)
    assert _treated(Ground.FIRST, Ground.MINOR) == (Duty.MAY, Duty.SHALL)


def test_nothing_can_be_proposed_where_the_penalty_must_be_waived() -> None:
    answers = {"harm": "some", "repeated": "first", "attitude": "at_once"}
    limits = between(200, 1_000).limits()
    with pytest.raises(RefusedError, match=r"第三十条.*监护人加以管教"):
        propose(STANDARD, answers, limits, treatment([Claim(Ground.UNDER_14, PROOF)], DAY))
    first = treatment([Claim(Ground.FIRST, PROOF)], DAY)
    assert propose(STANDARD, answers, limits, first).amount in limits


def test_whoever_is_not_penalised_is_educated() -> None:
    """《行政处罚法》第三十三条第三款。"""
    found = treatment([Claim(Ground.SLIGHT, PROOF)], DAY)
    assert "第三十三条第三款" in found.duties[0]
    found = treatment([Claim(Ground.INCAPABLE, "司法鉴定意见书")], DAY)
    assert found.duties[0] == "责令监护人严加看管和治疗"


def test_a_ground_rests_on_evidence_and_other_grounds_on_a_named_norm() -> None:
    with pytest.raises(RefusedError, match="没有写明证据"):
        Claim(Ground.MERIT, " ")
    with pytest.raises(RefusedError, match="哪一部法律"):
        Claim(Ground.OTHER_BY_NORM, PROOF)
    named = Claim(Ground.OTHER_BY_NORM, PROOF, "《某条例》第五十条")
    merit = Claim(Ground.MERIT, PROOF)
    assert treatment([merit, named], DAY).reduction_citation == "《行政处罚法》第三十二条第四项、《某条例》第五十条"


def test_an_age_is_full_the_day_after_the_birthday() -> None:
    """第三十条：不满十四周岁；已满十四周岁不满十八周岁。"""
    born = date(2012, 5, 1)
    assert ground_of_age(born, date(2026, 5, 1)) is Ground.UNDER_14
    assert ground_of_age(born, date(2026, 5, 2)) is Ground.MINOR
    assert ground_of_age(born, date(2030, 5, 1)) is Ground.MINOR
    assert ground_of_age(born, date(2030, 5, 2)) is None
