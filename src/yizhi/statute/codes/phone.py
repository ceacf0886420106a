"""Telephone numbers of the mainland: mobile, or landline with area code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yizhi.statute.codes.entry import cleaned, refused

NAME = "联系电话"
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")


@dataclass(frozen=True, slots=True)
class Phone:
    """Valid if and only if it is a mobile number, or an area code with a subscriber number of 7 or 8 digits."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Phone:
        """Errors: ``RefusedError`` for anything else. A leading +86 or 0086 is dropped."""
        number = cleaned(text)
        for prefix in ("+86", "0086"):
            number = number.removeprefix(prefix)
        if not (_MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number)):
            why = "应为11位手机号码，或者带区号的固定电话（如0570-1234567）"
            raise refused(NAME, "（已隐去）", why, "向当事人核对后重新录入")
        return cls(number)

    @property
    def is_mobile(self) -> bool:
        return self.text.startswith("1")

    @property
    def masked(self) -> str:
        return f"{self.text[:3]}****{self.text[-4:]}"

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Phone({self.masked})"
