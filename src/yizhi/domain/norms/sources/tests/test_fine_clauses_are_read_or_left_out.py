"""A fine clause is read whole or not at all; what is extracted says that nobody verified it."""

import pytest

from yizhi.domain.norms.sources import china_law, clauses, extraction, items
from yizhi.domain.norms.sources.joining import settled
from yizhi.domain.norms.sources.law_text import Report
from yizhi.domain.norms.sources.terms import Correction, Tier
from yizhi.statute.penalty import PenaltyKind

BARBECUE = (
    "违反本法规定，在当地人民政府禁止的时段和区域内露天烧烤食品或者为露天烧烤食品提供场地的，由县级以上地方人民政府确定的监督管理"
    "部门责令改正，没收烧烤工具和违法所得，并处五百元以上五千元以下的罚款；拒不改正的，处五千元以上二万元以下的罚款。"
)
SHOP = (
    "有下列行为之一的，由某部门责令限期改正；逾期不改正的，可以处二千元以下的罚款，对直接负责的主管人员和其他直接责任人员处一千元"
    "以下的罚款：\n（一）未按照规定公示价格的；\n（二）经营单位未建立台账的；\n（三）其他违反规定的行为。"
)


def test_a_clause_with_a_graver_case() -> None:
    """《生态环境法典》第一千一百三十二条第三款。"""
    (found,) = clauses.read(BARBECUE)
    assert found.conduct == "在当地人民政府禁止的时段和区域内露天烧烤食品或为露天烧烤食品提供场地"
    assert found.correction is Correction.ORDER
    assert [(one.tier, str(one.form)) for one in found.ranges] == [
        (Tier.BASE, "500元以上5,000元以下"),
        (Tier.REFUSES, "5,000元以上20,000元以下"),
    ]
    assert set(found.ranges[0].penalties) == {PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_GOODS}


def test_each_item_of_a_clause_is_its_own_conduct_but_for_the_open_end() -> None:
    found = list(clauses.read(SHOP))
    assert [(one.item, one.conduct, one.bodies) for one in found] == [
        (1, "未按规定公示价格", False),
        (2, "经营单位未建立台账", True),
    ]
    assert {(one.correction, one.ranges[0].optional, str(one.ranges[0].form)) for one in found} == {
        (Correction.OVERDUE, True, "2,000元以下")
    }
    assert all("责任人员" in one.also[0] for one in found)


@pytest.mark.parametrize(
    "words",
    [
        "有前款规定的行为的，由某部门处一千元以下的罚款。",  # whose conduct?
        "擅自倾倒废物的，由某部门对单位处一万元以下罚款，对个人处五百元以下罚款。",  # two parties
        "违法销售某物的，由某部门没收违法所得，没有违法所得的，处一万元以下的罚款。",  # depends on gains
        "擅自拆除设施的，由公安机关处五百元以下的罚款。",  # not ours
        "生产甲物品的，由某部门处一千元以下罚款；生产乙类物品的，处五百元以下罚款。",  # two acts
        "擅自倾倒废物的，由某部门处以罚款。",  # no amount
    ],
)
def test_what_is_not_wholly_understood_yields_nothing(words: str) -> None:
    assert list(clauses.read(words)) == []


def test_the_default_corpus_yields_a_catalogue_in_more_than_twelve_fields() -> None:
    known = list(items.read(Report()))
    found = list(extraction.read(settled(china_law.read(Report())), known))
    assert len(found) + len(known) >= 500
    assert len({text.field for text in (*found, *known)}) >= 12
    codes = [text.code for text in (*found, *known)]
    assert len(set(codes)) == len(codes)
    assert not any(text.verified for text in found)
    assert all(text.verified for text in known)
    assert all(len(text.short) <= 60 and len(text.field) <= 20 and "尚未人工核实" in text.note for text in found)
