"""The on-the-spot decision, item by item: Art 52 of the Penalty Law, Art 7 of the rules on separate collection."""

from datetime import date

import pytest

from yizhi.domain.cases.documents.tests.example import DECISION, text_of
from yizhi.platform.documents.rendering import InvalidFields, MissingFields


@pytest.mark.parametrize(
    "item",
    [
        "衢州市柯城区航埠镇人民政府",  # name of the agency
        "航政执当罚字〔2026〕第00012号",  # pre-numbered form
        "当事人欧阳小明",
        "330802199001011234",
        "未经批准，在人行道上摆摊",  # the violation
        "2026年8月1日9时05分",  # time
        "航埠镇凤山路与航埠大道交叉口",  # place
        "《浙江省城市市容和环境卫生管理条例》第十六条第一款",
        "《浙江省城市市容和环境卫生管理条例》第四十七条",  # basis
        "罚款的行政处罚",  # kind
        "人民币壹佰元整（¥100.00）",  # amount
        "2026年8月16日前",  # by when to pay
        "某某银行航埠支行（地址：航埠大道88号）",  # collecting institution and its address
        "每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额",
        "六十日内先向衢州市柯城区人民政府申请行政复议",
        "十五日内向衢州市柯城区人民法院提起行政诉讼",
        "陈一鸣",
        "11080012024001",
        "上官文博",
        "11080012024002",
        "告知其依法享有陈述、申辩等权利",
        "当事人表示不作陈述、申辩",
        "当事人签收",
        "账本指纹：9f2c61ab",
        "https://yizhi.example/verify/7Q2M9KXD41TTABCD",
        "AB3D-9KXZ-7Q2M-41TT",
    ],
)
def test_the_decision_says(item: str) -> None:
    assert item in text_of("D40", DECISION)


@pytest.mark.parametrize(
    ("blank", "article"),
    [
        ("agency_name", "行政处罚法第五十二条"),
        ("facts", "行政处罚法第五十二条"),
        ("penalty_basis", "行政处罚法第五十二条"),
        ("fine_amount", "行政处罚法第五十一条、第五十二条"),
        ("violated_at", "行政处罚法第五十二条"),
        ("violation_place", "行政处罚法第五十二条"),
        ("court", "行政处罚法第五十二条"),
        ("bank_address", "罚款决定与罚款收缴分离实施办法第七条"),
        ("surcharge_applies", "罚款决定与罚款收缴分离实施办法第七条"),
        ("party_statement", "行政处罚法第四十五条"),
        ("party_signature", "行政处罚法第五十二条"),
    ],
)
def test_without_it_there_is_no_decision(blank: str, article: str) -> None:
    with pytest.raises(MissingFields, match=article):
        text_of("D40", {**DECISION, blank: None})


def test_one_officer_cannot_punish() -> None:
    with pytest.raises(MissingFields, match="至少需要2项，现有1项（行政处罚法第四十二条"):
        text_of("D40", {**DECISION, "officers": DECISION["officers"][:1]})  # type: ignore[index]


@pytest.mark.parametrize("right", ["credentials_shown", "rights_told"])
def test_rights_not_told_means_no_decision(right: str) -> None:
    with pytest.raises(InvalidFields, match="不得出具"):
        text_of("D40", {**DECISION, right: False})


def test_before_2024_the_party_could_choose_between_reconsideration_and_suit() -> None:
    last = text_of("D40", DECISION, on=date(2023, 12, 31))
    assert "也可以自收到本决定书之日起六个月内直接向衢州市柯城区人民法院提起行政诉讼" in last
    assert "先向" not in last


def test_from_2024_reconsideration_comes_first() -> None:
    first = text_of("D40", DECISION, on=date(2024, 1, 1))
    assert "未经行政复议，不得直接提起行政诉讼" in first
    assert "六个月" not in first


def test_a_refused_signature_is_noted_with_reason_and_witness() -> None:
    refused = {"signing": "refused", "party_signature": None, "refusal_note": "认为处罚过重", "witness_name": "徐见证"}
    text = text_of("D40", {**DECISION, **refused})
    assert "当事人拒绝签收：认为处罚过重（2026年8月1日9时05分）" in text
    assert "见证人：徐见证" in text
    with pytest.raises(MissingFields, match="拒绝签收的情况"):
        text_of("D40", {**DECISION, **refused, "refusal_note": ""})


def test_money_taken_on_the_spot_needs_a_lawful_reason_and_a_receipt() -> None:
    spot = {"payment_method": "on_spot", "payment_due_on": None, "bank_name": None, "bank_address": None}
    with pytest.raises(MissingFields) as caught:
        text_of("D40", {**DECISION, **spot})
    assert {flaw.field for flaw in caught.value.flaws} == {"on_spot_reason", "receipt_number"}
    text = text_of("D40", {**DECISION, **spot, "on_spot_reason": "small", "receipt_number": "浙财票0012345678"})
    assert "票据号码：浙财票0012345678" in text
    assert "第六十八条第一项" in text
    assert "某某银行" not in text


def test_without_announced_surcharge_none_is_threatened() -> None:
    assert "逾期不缴纳的，不加处罚款" in text_of("D40", {**DECISION, "surcharge_applies": False})


def test_a_warning_speaks_of_no_money() -> None:
    warning = {"penalty_kind": "warning", "fine_amount": None, "payment_method": None}
    text = text_of("D40", {**DECISION, **warning})
    assert "警告的行政处罚。" in text
    assert "罚款缴纳" not in text
    assert "加处罚款" not in text


def test_a_company_is_named_with_its_representative() -> None:
    company = {
        "party_kind": "organisation",
        "party_name": "某某商贸有限公司",
        "party_identity_kind": "统一社会信用代码",
    }
    with pytest.raises(MissingFields, match="法定代表人"):
        text_of("D40", {**DECISION, **company})
    text = text_of("D40", {**DECISION, **company, "party_representative": "赵负责"})
    assert "法定代表人（负责人）赵负责" in text


def test_a_paper_signature_leaves_room_for_ink() -> None:
    text = text_of("D40", {**DECISION, "signing": "paper", "party_signature": None, "signed_at": None})
    assert "年月日时分" in text
