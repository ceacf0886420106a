"""What a person asked of a list: filters, columns, order and place, read from the address and nowhere trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from yizhi.platform import clock
from yizhi.platform.lists.declaration import By, Col, Table
from yizhi.platform.scope.actor import Actor

LONGEST = 60  # characters of a typed filter


@dataclass(frozen=True, slots=True)
class Asked:
    """One question put to a list. `chosen` says whether the address itself names the columns."""

    table: Table
    actor: Actor
    values: Mapping[str, str]
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    columns: tuple[Col, ...]
    chosen: bool = False
    order: Col | None = None
    descending: bool = False
    after: str = ""
    before: str = ""
    view: str = ""
    today: date = field(default_factory=clock.today)

    def __getitem__(self, name: str) -> str:
        """The value of a filter; empty when it is not set."""
        return self.values.get(name, "")

    def day(self, name: str) -> date | None:
        """The value of a filter that is a day."""
        return _day(self[name])

    @property
    def sort(self) -> tuple[tuple[str, ...], bool]:
        """Column paths of the order, and whether it descends."""
        if self.order is not None:
            return self.order.order, self.descending
        return self.table.sort, self.table.descending

    @property
    def narrowed(self) -> bool:
        return any(self[name] for by in self.table.filters if by.kind != "fixed" for name in by.parameters)

    def pairs(self, *, filters: bool = True, columns: bool = True, order: bool = True, view: bool = True) -> list[Any]:
        """The question as parameters of an address, without the place."""
        found: list[tuple[str, str]] = []
        if filters:
            found += [(name, value) for name, value in self.values.items() if value]
        if columns and self.chosen:
            found += [("columns", column.key) for column in self.columns]
        if order and self.order is not None:
            found.append(("order", f"{'-' if self.descending else ''}{self.order.key}"))
        if view and self.view:
            found.append(("view", self.view))
        return found

    def query(self, *more: tuple[str, str], **which: bool) -> str:
        return encoded([*self.pairs(**which), *more])


def encoded(pairs: Iterable[tuple[str, str]]) -> str:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    return query.urlencode()


def read(
    table: Table, given: QueryDict, actor: Actor, *, fixed: Mapping[str, str] | None = None, kept: str = ""
) -> Asked:
    """The question in the parameters. `fixed` filters come from the page; `kept` are the columns last chosen."""
    choices = {by.name: tuple(by.choices(actor)) for by in table.filters if by.choices is not None}
    values: dict[str, str] = {}
    for by in table.filters:
        for name in by.parameters:
            source = fixed if by.kind == "fixed" and fixed is not None else given
            values[name] = _value(by, source.get(name, "") or "", dict(choices.get(by.name, ())))
    named = [column for column in table.columns if column.key in given.getlist("columns")]
    last = [column for column in table.columns if column.key in kept.split()]
    order, descending = _order(table, given.get("order", "") or "")
    return Asked(
        table=table,
        actor=actor,
        values=values,
        choices=choices,
        columns=tuple(named or last or [column for column in table.columns if column.shown]),
        chosen=bool(named),
        order=order,
        descending=descending,
        after=given.get("after", "") or "",
        before=given.get("before", "") or "",
        view=(given.get("view", "") or "")[:40],
    )


def _value(by: By, typed: str, choices: Mapping[str, str]) -> str:
    typed = typed.replace("\x00", "").strip()[:LONGEST]
    if by.kind in ("date", "date_range"):
        day = _day(typed)
        return day.isoformat() if day else ""
    if by.kind == "select":
        return typed if typed in choices else ""
    return typed


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _order(table: Table, typed: str) -> tuple[Col | None, bool]:
    column = table.column(typed.removeprefix("-"))
    if column is None or not column.order:
        return None, False
    return column, typed.startswith("-")
