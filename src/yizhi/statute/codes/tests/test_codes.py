"""Codes are accepted only when their standard accepts them, and refused with the reason."""

from __future__ import annotations

from datetime import date

import pytest
import stdnum.cn.ric
import stdnum.cn.uscc
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.codes import (
    DivisionCode,
    IdentityNumber,
    Phone,
    Uscc,
    division_name,
    is_identity_number,
    is_uscc,
    uscc,
)
from yizhi.statute.codes import identity_number as identity
from yizhi.statute.refusal import RefusedError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("code", ["11330800002618015K", "91330100799655058B", "91110000600037341L"])
def test_the_valid_credit_codes_of_the_specification(code: str) -> None:
    assert str(Uscc.parse(code)) == code


@pytest.mark.parametrize("letter", "IOSVZ")
def test_a_credit_code_with_an_unused_letter_is_refused(letter: str) -> None:
    with pytest.raises(RefusedError, match="不使用"):
        Uscc.parse(f"1133080000261801{letter}K")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("11330800002618015A", "校验码不符"),
        ("1133080000261801", "应为18位"),
        ("", "应为18位"),
        ("11AB0800002618015K", "应为数字"),
        ("1" * 5000, "应为18位"),
    ],
)
def test_a_wrong_credit_code_is_refused_with_the_reason(code: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        Uscc.parse(code)


def test_a_credit_code_typed_with_spaces_full_width_or_small_letters_is_understood() -> None:
    assert str(Uscc.parse(" 1133 0800 00261801５k ")) == "11330800002618015K"
    assert Uscc.parse("11330800002618015K").division == "330800"
    assert Uscc.parse("11330800002618015K").registering_department == "机构编制"


@given(st.text("0123456789", min_size=8, max_size=8), st.text(uscc.ALPHABET, min_size=9, max_size=9))
def test_the_check_character_agrees_with_a_second_source_and_one_error_is_found(head: str, tail: str) -> None:
    body = head + tail
    code = body + uscc.check_character(body)
    assert stdnum.cn.uscc.is_valid(code)
    assert is_uscc(code)
    wrong = ("1" if code[9] == "0" else "0").join((code[:9], code[10:]))
    assert not is_uscc(wrong)


@pytest.mark.parametrize(
    ("body", "check"), [("33080219900101001", "0"), ("33088119851231234", "5"), ("11010519491231002", "X")]
)
def test_the_check_characters_of_the_specification(body: str, check: str) -> None:
    assert identity.check_character(body) == check
    assert str(IdentityNumber.parse(body + check, TODAY)) == body + check


def numbered(body: str) -> str:
    return body + identity.check_character(body)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("330802199001010011", "校验码不符"),
        ("330802900101001", "15位"),
        ("3308021990010100", "应为18位"),
        ("33080219900101001Y", "数字或者X"),
        (numbered("33080219900230001"), "出生日期"),
        (numbered("33080220991231001"), "晚于今天"),
        (numbered("33889919900101001"), "行政区划"),
    ],
)
def test_a_wrong_identity_number_is_refused_without_being_repeated(number: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why) as caught:
        IdentityNumber.parse(number, TODAY)
    assert number not in str(caught.value)


def test_a_historic_division_is_accepted_even_for_a_birth_before_or_after_it() -> None:
    assert division_name("330821") == "浙江省衢县"
    for born in ("19600101", "19950101"):
        assert is_identity_number(numbered(f"330821{born}001"), TODAY)


def test_sex_birth_and_mask_are_read_from_the_number() -> None:
    man = IdentityNumber.parse("330802199001010010", TODAY)
    assert (man.sex, man.born, man.division) == ("男", date(1990, 1, 1), "330802")
    assert man.masked == "330802**********10"
    assert "19900101" not in repr(man)
    assert IdentityNumber.parse(numbered("33080219900101002"), TODAY).sex == "女"


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.integers(0, 999))
def test_identity_numbers_agree_with_a_second_source(born: date, order: int) -> None:
    number = numbered(f"330802{born:%Y%m%d}{order:03d}")
    assert stdnum.cn.ric.is_valid(number)
    assert is_identity_number(number, TODAY)


@pytest.mark.parametrize("county", ["330802", "330803", "330822", "330824", "330825", "330881"])
def test_the_six_counties_lie_in_quzhou_and_in_zhejiang(county: str) -> None:
    township = DivisionCode.parse(f"{county}001")
    assert township.within(DivisionCode.parse(county))
    assert township.within(DivisionCode.parse("330800"))
    assert township.within(DivisionCode.parse("330000"))
    assert not township.within(DivisionCode.parse("330100"))
    assert DivisionCode.parse(county).name.startswith("浙江省")


def test_a_county_code_ending_in_zero_does_not_swallow_its_neighbours() -> None:
    assert not DivisionCode.parse("330111").within(DivisionCode.parse("330110"))


@pytest.mark.parametrize("code", ["338899", "3308", "33080A", "", "３３０８０２０", "000000"])
def test_a_division_that_never_existed_is_refused(code: str) -> None:
    with pytest.raises(RefusedError, match="未被接受"):
        DivisionCode.parse(code)


@pytest.mark.parametrize("number", ["13800138000", "+86 138-0013-8000", "0570-3012345", "01062345678"])
def test_mobiles_and_landlines_are_accepted(number: str) -> None:
    assert Phone.parse(number).is_mobile == (str(Phone.parse(number))[0] == "1")


@pytest.mark.parametrize("number", ["12800138000", "1380013800", "3012345", "abc", "", "138001380001"])
def test_other_numbers_are_refused(number: str) -> None:
    with pytest.raises(RefusedError, match="联系电话"):
        Phone.parse(number)
