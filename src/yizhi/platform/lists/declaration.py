"""A list, declared once: what it shows, how it may be narrowed and sorted. Page, saved views, print and export follow.

CASES = declare(Table("cases.simple", title="当场处罚", rows=…, columns=(…), filters=(…), …))
def simple_list(request): return show(request, CASES)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.db.models import QuerySet

from yizhi.platform.pages.patterns import NextAct, Tone

if TYPE_CHECKING:
    from yizhi.platform.lists.asked import Asked
    from yizhi.platform.scope.actor import Actor

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Col:
    """A column. `cell(row, asked)` is what the reader may see of it, already masked: the page and the export show it.

    order: paths of columns by which the list can be sorted, all of them without NULL and the first one indexed; the
    identifier is added as the last one. shown: whether it is there before anybody chose.
    """

    key: str
    title: str
    cell: Callable[[Any, Asked], Any]
    order: tuple[str, ...] = ()
    numeric: bool = False
    phone: Literal["title", "meta", "side", "hidden"] = "meta"
    shown: bool = True


@dataclass(frozen=True, slots=True)
class By:
    """A filter. `choices(actor)` are the only values a `select` takes; anything else in the address is ignored.

    A `date_range` is asked for as `name_from` and `name_to`. A `fixed` one is set by the page and not shown.
    """

    name: str
    label: str
    kind: Literal["text", "select", "date", "date_range", "fixed"] = "select"
    choices: Callable[[Actor], Pairs] | None = None
    placeholder: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names under which the address carries it."""
        return (f"{self.name}_from", f"{self.name}_to") if self.kind == "date_range" else (self.name,)


def _nothing(asked: Asked) -> list[NextAct]:
    return []


@dataclass(frozen=True, slots=True)
class Table:
    """A declared list. `rows(asked)` are the rows that the filters leave, in no order: scope is the database's.

    sort: the order before anybody chose, as column paths; `descending` turns it. roles: who may open it, and therefore
    export it (none: everybody signed in). heading: for a list whose title depends on a fixed filter. note: what the
    list leaves out for what was asked, in words for the reader.
    """

    name: str
    title: str
    url_name: str
    rows: Callable[[Asked], QuerySet[Any]]
    columns: Sequence[Col]
    filters: Sequence[By] = ()
    sort: tuple[str, ...] = ()
    descending: bool = False
    row_url: Callable[[Any, Asked], str] | None = None
    row_tone: Callable[[Any, Asked], Tone] | None = None
    acts: Callable[[Asked], Sequence[NextAct]] = _nothing
    crumbs: Callable[[Asked], Sequence[tuple[str, str]]] | None = None
    heading: Callable[[Asked], str] | None = None
    note: Callable[[Asked], str] | None = None
    roles: tuple[str, ...] = ()
    empty: str = "还没有记录"
    empty_next: str = ""

    def column(self, key: str) -> Col | None:
        return next((column for column in self.columns if column.key == key), None)


_declared: dict[str, Table] = {}


def declare(table: Table) -> Table:
    """Make the list known under its name. Errors: ValueError for a name or column key given twice."""
    keys = [column.key for column in table.columns]
    if table.name in _declared or len(keys) != len(set(keys)):
        raise ValueError(f"列表 {table.name} 或者其列重复声明")
    _declared[table.name] = table
    return table


def declared_list(name: str) -> Table | None:
    return _declared.get(name)


def declared_lists() -> list[Table]:
    return [_declared[name] for name in sorted(_declared)]
