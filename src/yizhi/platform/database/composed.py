"""Queries that every page puts, composed into a statement once a process and only filled in afterwards.

Composing one costs the processor more than sending it and reading the answer. The first call builds the query with
stand-ins for its values and remembers where in the statement they went.

    @composed
    def _unread(person: UUID) -> QuerySet[Notice]:
        return Notice.objects.filter(person_id=person, read_at=None)

    notices = _unread(actor.person)   # a list

What a page will ask for certain can be asked ahead in one statement; whoever then asks the same gets that answer:

    with foreseen(_unread.of(actor.person), _open_cases.of(actor.person)):
        ...
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache, update_wrapper
from inspect import Parameter, signature
from typing import Any, Generic, ParamSpec, TypeVar, get_type_hints
from uuid import UUID

from django.db import connections
from django.db.models import Model, QuerySet

P = ParamSpec("P")
M = TypeVar("M", bound=Model)

# Values that no builder writes itself: the first, second … of a type.
_STAND_INS: Mapping[Any, Callable[[int], Any]] = {
    UUID: lambda n: UUID(int=0xC0_17_05_ED << 64 | n),
    tuple[UUID, ...]: lambda n: (UUID(int=0xC0_17_05_EE << 64 | n),),
    str: lambda n: f"\ue000{n}\ue000",
    int: lambda n: 1_987_654_300 + n,
    datetime: lambda n: datetime(1901, 2, 3, 4, 5, n, tzinfo=UTC),
    date: lambda n: date(1901, 2, 3 + n),
}
_MOST = 1_000  # statements of one query; then all are composed anew
_WIDEST = 1_000  # columns of questions put together; PostgreSQL gives no more than 1,664
# What differs from day to day or from person to person must come in as a value.
_NEVER_FIXED = (UUID, date)


class Composed(Generic[P, M]):
    """Called like the builder, gives the rows as a list.

    Positional parameters are values, each a UUID, text, whole number, day or instant and never None, or a tuple of
    UUIDs for `__in`; keyword-only ones are hashable and shape the statement: each combination has its own.
    `prefetch_related` works as ever.
    Raises TypeError at the first call if a value does not go into the statement as it is (`__contains`), or if
    the builder took a day, an instant or an identity from anywhere but its parameters.
    """

    def __init__(self, build: Callable[P, QuerySet[M]]) -> None:
        self.build: Callable[..., QuerySet[M]] = build
        self._statements: dict[tuple[tuple[str, Any], ...], _Statement[M]] = {}
        update_wrapper(self, build)

    def __call__(self, *values: P.args, **shape: P.kwargs) -> list[M]:
        return self.of(*values, **shape).rows()

    def first(self, *values: P.args, **shape: P.kwargs) -> M | None:
        return next(iter(self(*values, **shape)), None)

    def of(self, *values: P.args, **shape: P.kwargs) -> "Asked[M]":
        """The question with its values, not asked yet; for `foreseen`."""
        key = tuple(sorted(shape.items()))
        statement = self._statements.get(key)
        if statement is None:
            if len(self._statements) >= _MOST:
                self._statements.clear()
            statement = self._statements[key] = self._compose(shape)
        return Asked(statement, values)

    def _compose(self, shape: Mapping[str, Any]) -> "_Statement[M]":
        hints = get_type_hints(self.build)
        names = [p.name for p in signature(self.build).parameters.values() if p.kind is not Parameter.KEYWORD_ONLY]
        stand_ins = [_STAND_INS[hints[name]](place) for place, name in enumerate(names)]
        return _Statement(self.build(*stand_ins, **shape), stand_ins)


def composed(build: Callable[P, QuerySet[M]]) -> Composed[P, M]:
    """Make the function that builds a query into one that asks it; see the module and `Composed`."""
    return Composed(build)


@dataclass(frozen=True, slots=True)
class Asked(Generic[M]):
    """One statement with its values."""

    statement: "_Statement[M]"
    values: tuple[Any, ...]

    def rows(self) -> list[M]:
        """The rows: those that were read ahead, once, or as they are now."""
        ahead = _ahead.get().pop(self, None)
        return self.statement.rows(self.values) if ahead is None else self.statement.made(ahead)


@contextmanager
def foreseen(*asked: Asked[Any]) -> Iterator[None]:
    """Within the block these questions are answered already, each the first time it is asked.

    For pages alone: an act must see what it has just changed. The database answers all with one statement, or with a
    few where they have very many columns, under the policies of each table as ever. What is asked though not foreseen
    is asked as ever; what is foreseen though not asked costs its reading.
    """
    answers: dict[Asked[Any], list[tuple[Any, ...]]] = {}
    for wanted in _in_width(dict.fromkeys(asked)):
        if len(wanted) > 1:
            answers |= _together(wanted)
    token = _ahead.set(answers)
    try:
        yield
    finally:
        _ahead.reset(token)


_ahead: ContextVar[dict[Asked[Any], list[tuple[Any, ...]]]] = ContextVar("yizhi_read_ahead", default={})  # noqa: B039


def together(asked: Sequence[Asked[Any]]) -> list[list[Any]]:
    """The rows of each question, as they are now, read as `foreseen` reads."""
    with foreseen(*asked):
        return [one.rows() for one in asked]


def _in_width(asked: Iterable[Asked[Any]]) -> list[list[Asked[Any]]]:
    """The questions in their order, as many together as one statement has columns for."""
    groups, width = list[list[Asked[Any]]](), _WIDEST
    for one in asked:
        if width + one.statement.width > _WIDEST:
            groups.append([])
            width = 0
        groups[-1].append(one)
        width += one.statement.width
    return groups


def _together(asked: list[Asked[Any]]) -> dict[Asked[Any], list[tuple[Any, ...]]]:
    statements = tuple(one.statement for one in asked)
    parameters = [value for one in asked for value in one.statement.filled(one.values)]
    with connections[statements[0].database].cursor() as cursor:
        cursor.execute(_side_by_side(statements), parameters)
        found = cursor.fetchall()
    starts = [1]
    for one in statements:
        starts.append(starts[-1] + one.width)
    rows: dict[Asked[Any], list[tuple[Any, ...]]] = {one: [] for one in asked}
    for row in found:
        part, place = row[0], starts[row[0]]
        if row[place] is not None:  # the mark that a row is there
            rows[asked[part]].append(row[place + 1 : starts[part + 1]])
    return rows


@lru_cache(maxsize=_MOST)
def _side_by_side(statements: "tuple[_Statement[Any], ...]") -> str:
    """Each statement has columns of its own and fills them in its own rows, numbered in its own order."""
    joins, columns = [], []
    for part, one in enumerate(statements):
        names = [f"p{part}_{place}" for place in range(one.width)]
        columns += names
        numbered = f"SELECT row_number() OVER (), own.* FROM ({one.text}) own WHERE part.n = {part} OFFSET 0"  # noqa: S608
        joins.append(f"LEFT JOIN LATERAL ({numbered}) p{part}({', '.join(names)}) ON true")
    parts = ", ".join(f"({part})" for part in range(len(statements)))
    order = ", ".join(f"p{part}_0" for part in range(len(statements)))
    return f"SELECT part.n, {', '.join(columns)} FROM (VALUES {parts}) part(n) {' '.join(joins)} ORDER BY n, {order}"  # noqa: S608


class _Statement(Generic[M]):
    """One statement with the places of its values."""

    def __init__(self, rows: QuerySet[M], stand_ins: list[Any]) -> None:
        self._rows = rows
        self._compiler = rows.query.get_compiler(rows.db)
        self.database: str = rows.db
        self.text, parameters = self._compiler.as_sql()
        self.width: int = len(self._compiler.select) + 1  # beside the number of the row, read together with others
        self._parameters = list(parameters)
        self._places: list[tuple[int, int, Callable[[Any], Any] | None]] = []
        self._taken = len(stand_ins)
        self._along = rows._prefetch_related_lookups  # type: ignore[attr-defined]
        for index, given in enumerate(parameters):
            parameter = tuple(given) if isinstance(given, list) else given
            if parameter in stand_ins:
                value = stand_ins.index(parameter)
                # The driver's own kinds of numbers say how wide the column is.
                kind = type(given) if type(given) is not type(stand_ins[value]) else None
                self._places.append((index, value, kind))
            elif any(isinstance(one, _NEVER_FIXED) for one in (parameter if isinstance(given, list) else (given,))):
                raise TypeError(f"{parameter!r} must be a parameter of the query: it would stay as it is now")
        if {value for _, value, _ in self._places} != set(range(len(stand_ins))):
            raise TypeError("a value of the query does not go into the statement as it is")

    def filled(self, values: tuple[Any, ...]) -> list[Any]:
        """The parameters of the statement for these values."""
        if len(values) != self._taken or None in values:
            raise TypeError("every value of the query must be given, and none may be None")
        parameters = self._parameters.copy()
        for index, value, kind in self._places:
            parameters[index] = kind(values[value]) if kind else values[value]
        return parameters

    def rows(self, values: tuple[Any, ...]) -> list[M]:
        return self._as_models((self.text, tuple(self.filled(values))), None)

    def made(self, ahead: list[tuple[Any, ...]]) -> list[M]:
        """The records of rows that were read already."""
        return self._as_models((self.text, ()), ahead)

    def _as_models(self, known: tuple[str, tuple[Any, ...]], ahead: list[tuple[Any, ...]] | None) -> list[M]:
        filled: Any = _Filled(self._rows.query, self._compiler, known, ahead)
        found: Any = type(self._rows)(self._rows.model, filled)
        found._prefetch_related_lookups = self._along
        return list(found)


class _Filled:
    """A query as the rows of Django ask it: it composes nothing, the statement is known."""

    def __init__(self, query: Any, compiler: Any, known: Any, ahead: list[tuple[Any, ...]] | None) -> None:
        self._query, self._compiler, self._known, self._ahead = query, compiler, known, ahead

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def chain(self, klass: Any = None) -> Any:
        raise TypeError("a composed query is asked as it is: what narrows it belongs into its builder")

    clone = chain

    def get_compiler(self, using: str, **_: Any) -> Any:
        compiler = copy(self._compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: self._known
        if self._ahead is not None:
            compiler.execute_sql = lambda *_, **__: [self._ahead]
        return compiler
