"""Cells that no spreadsheet program takes for a formula (CSV injection, OWASP)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge, Cell

STARTS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−|%")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONGEST = 32_000  # a cell of a workbook holds 32,767 characters


def plain(value: Any) -> str | int | float:
    """What a cell of a list says, without link and tone: numbers stay numbers, all else is text."""
    if value is None:
        return ""
    if isinstance(value, Badge):
        return value.text
    if isinstance(value, Cell):
        return "　".join(str(part) for part in (plain(value.text), value.sub) if part != "")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return f"{clock.local(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, list | tuple):
        return "、".join(str(plain(one)) for one in value)
    return str(value)


def neutral(text: str) -> str:
    """The text with an apostrophe before it if and only if a program could read it as a formula.

    Decided by the first character that is seen: spaces, tabs, line breaks and invisible characters before it do not
    count, and a tab or carriage return at the very beginning is reason enough.
    """
    text = _CONTROL.sub("", text)[:_LONGEST]
    if text[:1] in ("\t", "\r", "\n"):
        return f"'{text}"
    first = next((c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Mn")), "")
    return f"'{text}" if first in STARTS and first else text


def cells(values: list[Any]) -> list[str | int | float]:
    """A row for the file: text made harmless, numbers as they are."""
    found = [plain(value) for value in values]
    return [neutral(one) if isinstance(one, str) else one for one in found]
