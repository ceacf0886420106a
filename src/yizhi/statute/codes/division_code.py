"""Division codes: six digits to the county (GB/T 2260), nine to the township (GB/T 10114), twelve to the village."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stdnum import numdb

from yizhi.statute.codes.entry import cleaned, refused

NAME = "行政区划代码"
LENGTHS = (6, 9, 12)
_ERA = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class DivisionCode:
    """A code whose county-level part exists now or did once. Township and village parts are not in the table."""

    text: str

    @classmethod
    def parse(cls, text: str) -> DivisionCode:
        """Errors: ``RefusedError`` on wrong length, non-digits, or an unknown county-level part."""
        code = cleaned(text)
        if not (code.isascii() and code.isdigit()):
            raise refused(NAME, text, "应全部为数字", "对照民政部门公布的代码重新录入")
        if len(code) not in LENGTHS:
            raise refused(NAME, text, f"应为6、9或12位，收到{len(code)}位", "对照民政部门公布的代码重新录入")
        if not division_name(code[:6]):
            raise refused(NAME, text, "前6位不是现行或者历史上的行政区划代码", "对照民政部门公布的代码重新录入")
        return cls(code)

    @property
    def county(self) -> str:
        return self.text[:6]

    @property
    def name(self) -> str:
        """Province and county-level name, for example 浙江省柯城区."""
        return division_name(self.county)

    def within(self, other: DivisionCode) -> bool:
        """True if and only if this division is the other one or lies inside it."""
        return self.text.startswith(other.prefix)

    @property
    def prefix(self) -> str:
        """The digits all divisions inside share: a province's or a prefecture's zeros do not count."""
        if len(self.text) > 6:
            return self.text
        return self.text.removesuffix("00").removesuffix("00")

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def division_name(code: str) -> str:
    """Province and name of a six-digit division, present or historic; empty when there never was one."""
    if not re.fullmatch(r"[1-9][0-9]{5}", code):
        return ""
    province = county = ""
    for _, properties in numdb.get("cn/loc").info(code):
        province = properties.get("province", province)
        county = properties.get("county", county)
    if not county:
        return ""
    name = _ERA.sub("", county.split(",")[-1])
    return name if name == province else province + name
