"""The input of an act that is only looked at: what was not typed yet is a gap, so that the rest can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from yizhi.platform.acts.declaration import Declaration, Parameter
from yizhi.platform.acts.fields import Kind, longest
from yizhi.platform.acts.forms import choices_of, kind_of
from yizhi.platform.acts.validation import validated
from yizhi.platform.blanks import Blank, blank_day, blank_moment, blank_number, gap

DAYS = (11, 1, 33, -1, 0, 61)
"""How far from today a day that is not known yet is assumed: the first that the conditions of the act accept."""
MOMENTS = (timedelta(minutes=-7), timedelta(days=3))
"""The same for an instant: most lie behind us, a few are appointed."""


def shifts(act: Declaration, data: Mapping[str, Any]) -> Iterator[tuple[int, timedelta]]:
    """What to assume of days and instants, one pair after another; one pair where none of them is empty."""
    kinds = {kind_of(one) for one in empty(act, data)}
    days = DAYS if Kind.DATE in kinds else DAYS[:1]
    yield from product(days, MOMENTS if Kind.DATETIME in kinds else MOMENTS[:1])


def empty(act: Declaration, data: Mapping[str, Any]) -> list[Parameter]:
    """The required fields in which nothing stands."""
    return [one for one in act.parameters if one.required and data.get(one.name) in (None, "", [])]


def with_gaps(
    act: Declaration, data: Mapping[str, Any], *, actor: Any, record: Any, at: datetime, shift: tuple[int, timedelta]
) -> dict[str, Any]:
    """The values of the act. A choice that is open is made only where there is but one: the paper depends on it.

    Errors: ActInvalid for what was typed wrongly, and for choices that are still to be made.
    """
    lacking = {one.name: one for one in empty(act, data)}
    assumed = {name: _assumed(one, actor, record, at, shift) for name, one in lacking.items()}
    values = validated(act, {**data, **{name: value for name, value in assumed.items() if value is not None}})
    given = {name: getattr(values, name) for name in type(values).model_fields}
    return given | {name: _gap(one, given[name]) for name, one in lacking.items()}


def _assumed(one: Parameter, actor: Any, record: Any, at: datetime, shift: tuple[int, timedelta]) -> Any:
    match kind_of(one):
        case Kind.TEXT | Kind.LONG_TEXT:
            whole = gap(one.shown.title)
            most = longest(one.annotation)
            return whole if not most or len(whole) <= most else gap("")[:most]
        case Kind.DATE:
            return at.date() + timedelta(days=shift[0])
        case Kind.DATETIME:
            return at + shift[1]
        case Kind.NUMBER | Kind.MONEY:
            return 1
        case Kind.CHOICE | Kind.MANY:
            offered = choices_of(one, actor, record)
            only = offered[0][0] if len(offered) == 1 else None
            return [only] if only and kind_of(one) is Kind.MANY else only
        case _:
            return None


def _gap(one: Parameter, value: Any) -> Any:
    title = one.shown.title
    if isinstance(value, datetime):
        return blank_moment(title, value)
    if isinstance(value, date):
        return blank_day(title, value)
    if type(value) is int:
        return blank_number(title, value)
    return value


def assumed(given: Mapping[str, Any], today: date) -> dict[date, str]:
    """The days that nobody chose, with the field each stands for: from the database they come back without a mark."""
    days = (value for value in given.values() if isinstance(value, Blank) and not isinstance(value, datetime))
    return {date(one.year, one.month, one.day): one.title for one in days if isinstance(one, date) and one != today}
