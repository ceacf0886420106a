"""Unified Social Credit Code (统一社会信用代码, GB 32100-2015)."""

from __future__ import annotations

from dataclasses import dataclass

from yizhi.statute.codes.entry import cleaned, refused
from yizhi.statute.refusal import RefusedError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
NAME = "统一社会信用代码"

REGISTERING_DEPARTMENTS = {"1": "机构编制", "5": "民政", "9": "市场监管", "Y": "其他"}
"""What the first character usually means (not verified): shown as a hint, never used to refuse."""


@dataclass(frozen=True, slots=True)
class Uscc:
    """A valid code. Valid if and only if it has 18 characters of the alphabet and the check character agrees."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Uscc:
        """Errors: ``RefusedError`` naming the first thing that is wrong."""
        code = cleaned(text)
        if len(code) != 18:
            raise refused(NAME, text, f"应为18位，收到{len(code)}位")
        strange = sorted(set(code) - set(ALPHABET))
        if strange:
            raise refused(NAME, text, f"含有不使用的字符{'、'.join(strange)}（不使用字母I、O、S、V、Z）")
        if not code[2:8].isdigit():
            raise refused(NAME, text, "第3至8位应为数字（登记管理机关行政区划码）")
        expected = check_character(code[:17])
        if code[17] != expected:
            raise refused(NAME, text, "校验码不符，可能有一位录错")
        return cls(code)

    @property
    def division(self) -> str:
        """Six-digit division of the registering authority; zones may use codes outside GB/T 2260."""
        return self.text[2:8]

    @property
    def organisation_code(self) -> str:
        return self.text[8:17]

    @property
    def registering_department(self) -> str:
        return REGISTERING_DEPARTMENTS.get(self.text[0], "其他")

    def __str__(self) -> str:
        return self.text


def check_character(body: str) -> str:
    """The 18th character for 17 given ones: (31 − Σ value·weight mod 31) mod 31 in the alphabet."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(body, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_uscc(text: str) -> bool:
    try:
        Uscc.parse(text)
    except RefusedError:
        return False
    return True
