"""States of the world that tests begin from: each made once a process by the acts of the product, then only entered.

A state is a database of its own, copied from the migrated one or from the state before it, in which acts really were
committed. A test enters it in a transaction that is rolled back, on a connection that stays open for the next test:

    @pytest.fixture
    def world(db: None, states: States) -> Iterator[World]:
        with states.entered(World.begin) as world:
            yield world

What a test gets is as after making it anew: its own copy of the value; nothing that another test wrote, since all of it
was rolled back; numbers of series as the acts left them; epochs that were never there before, so that whatever the
process keeps from another test is read anew. The value must not hold what lies outside the database (folders, clocks).
"""

from __future__ import annotations

import contextvars
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster
from yizhi.platform.database.migrated import migrated_name

T = TypeVar("T")
_numbers = count(1)
_EPOCHS_A_DATABASE = 1_000_000_000


@dataclass(frozen=True)
class State:
    """A database in which a state stands, the connection of the tests that enter it, and what its making gave."""

    database: str
    door: BaseDatabaseWrapper
    value: bytes


class States:
    """The states of this process. The platform in this thread is in at most one of them."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._made: dict[str, State] = {}
        self._here: str | None = None
        self._transaction: transaction.Atomic | None = None

    @contextmanager
    def entered(self, make: Callable[[], T]) -> Iterator[T]:
        """Within the block, the web process in the state that `make` makes of an empty, migrated database."""
        former = connections["default"]
        try:
            yield self._enter(_name(make), make, migrated_name())
        finally:
            self._leave()
            connections["default"] = former

    def untouched(self, make: Callable[..., Any]) -> bool:
        """Whether the state that `make` makes was entered and nothing was written in it since."""
        if self._here != _name(make):
            return False
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NULL")
            return bool(cursor.fetchone()[0])

    def go_on(self, walk: Callable[..., Any], make: Callable[[], T]) -> T:
        """From the state entered, in which nothing was written, to the one after `walk`, which `make` makes of it."""
        before = self._made[self._here or ""]
        name = f"{self._here} {_name(walk)}"
        self._leave()
        if name not in self._made:
            before.door.close()  # a database with guests cannot be copied
        return self._enter(name, make, before.database)

    def forget(self) -> None:
        """Drop every database that was made."""
        with embedded.connect(self._cluster) as server:
            for state in self._made.values():
                state.door.close()
                server.execute(f'DROP DATABASE IF EXISTS "{state.database}" WITH (FORCE)'.encode())
        self._made.clear()

    def _enter(self, name: str, make: Callable[[], T], template: str) -> T:
        if name not in self._made:
            self._made[name] = self._make(make, template)
        state = self._made[name]
        connections["default"] = state.door
        _pass_epochs(state.door)
        self._transaction, self._here = transaction.atomic(), name
        self._transaction._from_testcase = True  # type: ignore[attr-defined]  # as Django's own tests: may hold durable ones
        self._transaction.__enter__()
        _take_role(state.door, "SET ROLE yizhi_web")
        value: T = pickle.loads(state.value)
        return value

    def _make(self, make: Callable[[], Any], template: str) -> State:
        number = next(_numbers)
        held = connections["default"].settings_dict
        database = f"{held['TEST']['NAME']}_state{number}"
        with embedded.connect(self._cluster) as server:
            server.execute(
                f'CREATE DATABASE "{database}" OWNER yizhi_owner TEMPLATE "{template}" STRATEGY file_copy'.encode()
            )
        door = connections["default"] = connections.create_connection("default")
        door.settings_dict = held | {"NAME": database}
        with door.cursor() as cursor:
            cursor.execute("SELECT setval('scope_epoch_numbers', %s)", [number * _EPOCHS_A_DATABASE])
        _take_role(door, "SET ROLE yizhi_web")
        # With nothing of the test that comes first: no clock it set, no actor it speaks for.
        value = pickle.dumps(contextvars.Context().run(_through, door, make))
        _take_role(door, "RESET ROLE")
        return State(database, door, value)

    def _leave(self) -> None:
        """Undo what was done in the state. Raises IntegrityError where it would have been refused at its commit."""
        left, door = self._transaction, connections["default"]
        self._here = self._transaction = None
        if left is None:
            return
        door.needs_rollback = False
        try:
            if door.is_usable():
                _take_role(door, "RESET ROLE")
                door.check_constraints()
        finally:
            door.needs_rollback = True
            left.__exit__(None, None, None)


def _through(door: BaseDatabaseWrapper, make: Callable[[], Any]) -> Any:
    """A context of its own has a connection of its own where an event loop runs in the thread, as a browser's does."""
    connections["default"] = door
    return make()


def _name(make: Callable[..., Any]) -> str:
    return f"{make.__module__}.{make.__qualname__}"


def _take_role(door: BaseDatabaseWrapper, statement: str) -> None:
    with door.cursor() as cursor:
        cursor.execute(statement)


def _pass_epochs(door: BaseDatabaseWrapper) -> None:
    with door.cursor() as cursor:
        cursor.execute("UPDATE scope_epoch SET number = nextval('scope_epoch_numbers')")
