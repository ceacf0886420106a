"""Epochs: a number for each body of open records (the organisation, the norms), another one whenever it changes.

The web process learns the epochs along with the session, in the same query, and keeps what it read from such records
while their epoch stands. Numbers come from a sequence, so that none ever comes back, not even after a transaction that
was rolled back. Changes within one body wait for each other; they are rare.

    operations = [watch("norms", {"norms_item": "", "org_account": "OF active"})]     # in a migration

    @kept("norms")
    def choices(agency: UUID, day: date) -> tuple[tuple[str, str], ...]: ...
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import migrations

P = ParamSpec("P")
T = TypeVar("T")

# An SQL expression that gives all epochs as one array of text, for `read`.
ALL = "ARRAY(SELECT name || ' ' || number FROM scope_epoch)"
_MOST = 10_000  # values of one function; then all are read anew
_NONE: Mapping[str, int] = {}
_current: ContextVar[Mapping[str, int]] = ContextVar("yizhi_epochs", default=_NONE)


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
def unknown() -> Iterator[None]:
    """Within the block everything is read anew: an act must see what it has just changed."""
    with during(_NONE):
        yield


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
        f"CREATE TRIGGER yizhi_epoch_{name} AFTER {changes} {columns} ON {table}"
        f" FOR EACH {each} EXECUTE FUNCTION scope_epoch_passes('{name}');"
        for table, columns in tables.items()
    )
    begun = f"INSERT INTO scope_epoch VALUES ('{name}', nextval('scope_epoch_numbers'));"  # noqa: S608
    dropped = "".join(f"DROP TRIGGER yizhi_epoch_{name} ON {table};" for table in tables)
    return migrations.RunSQL(begun + triggers, f"{dropped} DELETE FROM scope_epoch WHERE name = '{name}';")  # noqa: S608
