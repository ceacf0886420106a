"""The public version depends on public items alone: parties differing only in hidden ones give the same bytes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.platform.documents.rendering import DocumentDefinition, render
from yizhi.platform.documents.rendering.tests.small import ISSUED, NUMBER, ON, filled, picture, text_of

SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
identity = st.from_regex(r"[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9]{3}[0-9X]", fullmatch=True)
given_name = st.text(alphabet="伟芳娜敏静秀丽强磊洋艳勇军杰娟涛明超霞平刚", min_size=1, max_size=3)
phone = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
account = st.from_regex(r"6[0-9]{15,18}", fullmatch=True)


def public(notice: DocumentDefinition, **changes: object) -> bytes:
    return render(notice, ON, filled(**changes), variant="public", number=NUMBER, issued_at=ISSUED).pdf


def told(name: str, number: str, call: str, bank: str) -> dict[str, object]:
    """A person who appears in the items and again, in several spellings, in the running text."""
    spaced = f"{number[:6]} {number[6:14]}-{number[14:]}"
    wide = number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
    facts = f"{name}（{number}，又作{spaced}、{wide}、{number.lower()}）到场。\n{name}称电话{call}，账号{bank}。"
    return {"name": name, "identity": number, "phone": call, "account": bank, "facts": facts}


@SLOW
@given(identity, given_name, phone, account)
def test_whoever_it_was_the_public_bytes_are_the_same(
    notice: DocumentDefinition, number: str, given: str, call: str, bank: str
) -> None:
    someone = told("王" + given, number, call, bank)
    another = told("王建国", "330802199001011234", "13800001234", "6228480000000000000")
    assert public(notice, **someone) == public(notice, **another)


def test_the_full_version_does_differ_so_the_comparison_means_something(notice: DocumentDefinition) -> None:
    one = render(notice, ON, filled(name="王伟"), variant="full", number=NUMBER, issued_at=ISSUED)
    two = render(notice, ON, filled(name="王芳"), variant="full", number=NUMBER, issued_at=ISSUED)
    assert one.sha256 != two.sha256


@SLOW
@given(identity, phone)
def test_numbers_of_third_persons_in_running_text_go_too(notice: DocumentDefinition, number: str, call: str) -> None:
    text = text_of(public(notice, facts=f"证人身份证{number}，电话{call}。"))
    assert number not in text
    assert number[6:14] not in text
    assert call not in text


def test_a_person_is_named_by_surname_an_organisation_in_full(notice: DocumentDefinition) -> None:
    assert "姓名欧阳某证件（证件号码不公开）" in text_of(public(notice))
    company = text_of(public(notice, kind="company", name="欧阳小明商贸有限公司"))
    assert "欧阳小明商贸有限公司" in company


def test_a_kind_of_party_nobody_thought_of_is_masked(notice: DocumentDefinition) -> None:
    spec = notice.versions[0].field("name")
    assert spec.shown_unmasked_when == {"kind": ("company",)}
    assert "欧阳小明" not in text_of(public(notice, kind="person"))


def test_two_persons_who_would_look_alike_are_told_apart(notice: DocumentDefinition) -> None:
    text = text_of(public(notice, name="王伟", facts="王伟与王芳争执。", people=[{"name": "王芳"}, {"name": "李四"}]))
    assert "王某甲与王某乙争执" in text
    assert "李某" in text
    assert "李某甲" not in text


@pytest.mark.parametrize(
    ("address", "shown", "hidden"),
    [
        ("浙江省衢州市柯城区航埠镇凤山路12号", "浙江省衢州市柯城区航埠镇", "凤山路12号"),
        ("衢州市江山市贺村镇山底村3组", "衢州市江山市贺村镇", "山底村3组"),
        ("宁波市镇海区招宝山街道胜利路1号", "宁波市镇海区招宝山街道", "胜利路1号"),
        ("浙江省衢州市衢江区上方镇金牛村", "浙江省衢州市衢江区上方镇", "金牛村"),
        ("衢州市航埠镇城区路5号", "衢州市航埠镇", "城区路5号"),
        ("开化县苏庄镇古田村", "开化县苏庄镇", "古田村"),
        ("浙江省衢州市常山县幸福路8号", "浙江省衢州市常山县", "幸福路8号"),
        ("新疆维吾尔自治区喀什地区疏附县乌帕尔镇3村", "新疆维吾尔自治区喀什地区疏附县乌帕尔镇", "3村"),
        ("幸福小区3幢501室", "（不公开）", "幸福小区3幢501室"),
        ("衢州市农贸市场12号", "衢州市", "农贸市场12号"),
    ],
)
def test_an_address_ends_at_the_township(notice: DocumentDefinition, address: str, shown: str, hidden: str) -> None:
    text = text_of(public(notice, address=address, facts=f"在{address}查获，其住在{hidden}。"))
    assert f"住址{shown}" in text
    assert hidden not in text


def test_of_a_minor_nothing_personal_remains(notice: DocumentDefinition) -> None:
    data = {**told("王小伟", "330802201201011234", "13800001234", "6228480000000000"), "minor": True}
    text = text_of(public(notice, **data, address="衢州市柯城区航埠镇", signature=picture()))
    assert "（未成年人信息不予公开）" in text
    for trace in ("王", "柯城区", "2012", "1380", "到场"):
        assert trace not in text


def test_handwriting_is_never_published(notice: DocumentDefinition) -> None:
    assert public(notice, signature=picture(size=(40, 20))) == public(notice, signature=picture(size=(60, 20)))


def test_the_public_version_says_that_it_is_one(notice: DocumentDefinition) -> None:
    assert "公开版（个人信息已依法隐去）" in text_of(public(notice))
    assert "公开版" not in text_of(render(notice, ON, filled(), variant="full", number=NUMBER).pdf)


def test_a_name_full_of_pattern_signs_is_masked_literally(notice: DocumentDefinition) -> None:
    text = text_of(public(notice, name="(.*)\\1+", facts="(.*)\\1+在场，他人不在场。"))
    assert "(某在场，他人不在场。" in text
