"""Epochs: a number for each body of open records (the organisation, the norms), another one whenever it changes.

The web process learns the epochs along with the session, in the same query, and keeps what it read from such records
while their epoch stands. Numbers come from a sequence, so that none ever comes back, not even after a transaction that
was rolled back. Changes within one body wait for each other; they are rare.

    operations = [watch("norms", {"norms_item": "", "org_account": "OF active"})]     # in a migration

    @kept("norms")
    def choices(agency: UUID, day: date) -> tuple[tuple[str, str], ...]: ...

A body named after an app is changed by that app's acts alone. An act of another app therefore uses what was kept of it,
by epochs read within its own transaction; `check_writing` holds it to that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from django.apps import apps
from django.db import connection, migrations

P = ParamSpec("P")
T = TypeVar("T")

# An SQL expression that gives all epochs as one array of text, for `read`.
ALL = "ARRAY(SELECT name || ' ' || number FROM scope_epoch)"
_MOST = 10_000  # values of one function; then all are read anew
_MARK = "yizhi_epoch_"
_NONE: Mapping[str, int] = {}
_current: ContextVar[Mapping[str, int]] = ContextVar("yizhi_epochs", default=_NONE)
_fixed: ContextVar[frozenset[str]] = ContextVar("yizhi_epochs_fixed", default=frozenset())


class ForeignWriteError(RuntimeError):
    """An act wrote records of another app whose epoch it counts on: a mistake of whoever wrote the act."""


def read(found: Iterable[str]) -> Mapping[str, int]:
    """The epochs by name, from what `ALL` gives."""
    return {name: int(number) for name, _, number in (one.partition(" ") for one in found)}


@contextmanager
def during(epochs: Mapping[str, int]) -> Iterator[None]:
    """Within the block these epochs stand; with none, nothing that was kept is used."""
    token = _current.set(epochs)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def within_act(found: Mapping[str, int], own: str) -> Iterator[None]:
    """Within the block those epochs stand that no act of the app `own` makes pass: an act must see what it changed."""
    others = {name: number for name, number in found.items() if name != own and name in apps.app_configs}
    token = _fixed.set(frozenset(others))
    try:
        with during(others):
            yield
    finally:
        _fixed.reset(token)


def check_writing(label: str, table: str) -> None:
    """Errors: ForeignWriteError when the act that runs counts on the table to stay as it is."""
    if label in _fixed.get() and table in watched():
        raise ForeignWriteError(f"本行为不属于 {label}，不能写入 {table}：沿用的数据会过时")


@cache
def watched() -> frozenset[str]:
    """The tables whose changes make an epoch pass, asked of the database once a process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE starts_with(tgname, %s)", [_MARK])
        return frozenset(name for (name,) in cursor.fetchall())


def kept(*names: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what the function returns for the same hashable arguments while the named epochs stand.

    The result must be plain data that nobody changes and must depend on nothing but the arguments and those records: no
    actor, no clock. Outside a request, where no epochs are known, the function just runs.
    """

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        values: dict[tuple[object, ...], tuple[tuple[int, ...], T]] = {}

        @wraps(function)
        def keeping(*args: P.args, **kwargs: P.kwargs) -> T:
            current = _current.get()
            if not all(name in current for name in names):
                return function(*args, **kwargs)
            epochs = tuple(current[name] for name in names)
            key = (*args, *sorted(kwargs.items()))
            known = values.get(key)
            if known is not None and known[0] == epochs:
                return known[1]
            made = function(*args, **kwargs)
            if len(values) >= _MOST:
                values.clear()
            values[key] = (epochs, made)
            return made

        return keeping

    return wrap


TABLE = """
CREATE SEQUENCE scope_epoch_numbers;
CREATE TABLE scope_epoch (name text PRIMARY KEY, number bigint NOT NULL);
GRANT SELECT ON scope_epoch TO yizhi_web, yizhi_worker;
CREATE FUNCTION scope_epoch_passes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$ BEGIN
  UPDATE public.scope_epoch SET number = nextval('public.scope_epoch_numbers') WHERE name = TG_ARGV[0];
  RETURN NULL;
END $$;
"""
NO_TABLE = "DROP FUNCTION scope_epoch_passes(); DROP TABLE scope_epoch; DROP SEQUENCE scope_epoch_numbers;"


def watch(name: str, tables: Mapping[str, str], only: str = "") -> migrations.RunSQL:
    """A migration step: the epoch `name` passes when one of the tables changes; `OF column` narrows which updates.

    `only`: a condition on the NEW row, where rows are never deleted; changes of other rows mean nothing.
    """
    changes = "INSERT OR UPDATE" if only else "INSERT OR DELETE OR UPDATE"
    each = f"ROW WHEN ({only})" if only else "STATEMENT"
    triggers = "".join(
        f"CREATE TRIGGER {_MARK}{name} AFTER {changes} {columns} ON {table}"
        f" FOR EACH {each} EXECUTE FUNCTION scope_epoch_passes('{name}');"
        for table, columns in tables.items()
    )
    begun = f"INSERT INTO scope_epoch VALUES ('{name}', nextval('scope_epoch_numbers'));"  # noqa: S608
    dropped = "".join(f"DROP TRIGGER {_MARK}{name} ON {table};" for table in tables)
    return migrations.RunSQL(begun + triggers, f"{dropped} DELETE FROM scope_epoch WHERE name = '{name}';")  # noqa: S608
