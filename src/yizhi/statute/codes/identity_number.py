"""Citizen identity number (公民身份号码, GB 11643-1999)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yizhi.statute.codes.division_code import division_name
from yizhi.statute.codes.entry import cleaned, refused
from yizhi.statute.refusal import RefusedError

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
NAME = "公民身份号码"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A valid number. Valid if and only if length, division (historic ones included), birth date and check agree.

    The division is the one of first registration and may have ceased before or after the birth.
    """

    text: str

    @classmethod
    def parse(cls, text: str, today: date) -> IdentityNumber:
        """Errors: ``RefusedError`` naming the first thing that is wrong; the number itself is never repeated in it."""
        number = cleaned(text)
        if len(number) != 18:
            raise _refused(_length_reason(len(number)))
        if not (number[:17].isascii() and number[:17].isdigit() and number[17] in CHECK_CHARACTERS):
            raise _refused("前17位应为数字，末位应为数字或者X")
        if check_character(number[:17]) != number[17]:
            raise _refused("校验码不符，可能有一位录错")
        if not division_name(number[:6]):
            raise _refused("前6位不是现行或者历史上的行政区划代码")
        born = _birth_date(number)
        if born > today:
            raise _refused("出生日期晚于今天")
        return cls(number)

    @property
    def division(self) -> str:
        return self.text[:6]

    @property
    def born(self) -> date:
        return _birth_date(self.text)

    @property
    def sex(self) -> str:
        return "男" if int(self.text[16]) % 2 else "女"

    @property
    def masked(self) -> str:
        """The first six and the last two characters; birth date and order hidden."""
        return f"{self.text[:6]}**********{self.text[-2:]}"

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"IdentityNumber({self.masked})"


def check_character(body: str) -> str:
    """The 18th character for 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def is_identity_number(text: str, today: date) -> bool:
    try:
        IdentityNumber.parse(text, today)
    except RefusedError:
        return False
    return True


def _birth_date(number: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise _refused("第7至14位不是有效的出生日期") from None


def _length_reason(length: int) -> str:
    if length == 15:
        return "15位旧号码自2013年起停止使用，应为18位"
    return f"应为18位，收到{length}位"


def _refused(why: str) -> RefusedError:
    return refused(NAME, "（已隐去）", why, "对照居民身份证原件重新录入")
