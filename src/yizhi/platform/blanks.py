"""Stand-ins for what was not typed yet: they pass through an act as values, and whoever prints one prints the gap."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any


def gap(title: str) -> str:
    """How an empty place is shown; the draft of a document marks it in colour."""
    return f"【待填：{title}】"


class Blank:
    """What prints as a gap. `title` is that of the field of the form."""

    title = ""

    def __format__(self, spec: str) -> str:
        return gap(self.title)


class BlankDay(Blank, date):
    """A day that only the conditions read; days counted from it are gaps as well."""


class BlankMoment(Blank, datetime):
    """An instant that only the conditions read."""

    def date(self) -> date:
        return blank_day(self.title, super().date())


class BlankNumber(Blank, int):
    """A number or an amount; whatever is computed from it is a gap as well."""

    def _unknown(self, *_: Any) -> BlankNumber:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __floordiv__ = _unknown


def blank_day(title: str, day: date) -> date:
    kind = type("BlankDay", (BlankDay,), {"title": title})
    made: date = kind(day.year, day.month, day.day)
    return made


def blank_moment(title: str, at: datetime) -> datetime:
    kind = type("BlankMoment", (BlankMoment,), {"title": title})
    made: datetime = kind(at.year, at.month, at.day, at.hour, at.minute, tzinfo=at.tzinfo)
    return made


def blank_number(title: str, value: int) -> int:
    kind = type("BlankNumber", (BlankNumber,), {"title": title})
    made: int = kind(value)
    return made


def with_gaps(value: Any, assumed: Mapping[date, str]) -> Any:
    """The value with each assumed day, also one written out within a text, shown as the gap it is."""
    if not assumed or isinstance(value, Blank):
        return value
    if isinstance(value, str):
        for day, title in assumed.items():
            value = value.replace(f"{day.year}年{day.month}月{day.day}日", gap(title))
        return value
    if isinstance(value, Mapping):
        return {key: with_gaps(one, assumed) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [with_gaps(one, assumed) for one in value]
    if isinstance(value, date) and not isinstance(value, datetime) and value in assumed:
        return blank_day(assumed[value], value)
    return value
