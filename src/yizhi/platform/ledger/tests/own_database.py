"""A database that one test has to itself: real commits, real connections, real roles, and dropped afterwards.

The ledger refuses to be emptied, so a test that commits cannot be cleaned up after; its whole database goes instead.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

import psycopg
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster
from yizhi.platform.database.roles import Role, role_name

T = TypeVar("T")
_copies = count(1)


@dataclass(frozen=True)
class OwnDatabase:
    """A database in the embedded cluster, and the doors into it."""

    cluster: Cluster
    name: str

    def sql(self, statement: str, *values: Any, role: str = "owner") -> list[Any]:
        """One statement of somebody who goes past the platform, by default the owner of the tables."""
        with embedded.connect(self.cluster, role, self.name) as opened:
            done = opened.execute(statement.encode(), values or None)
            return done.fetchall() if done.description else []

    def session(self, role: str = "owner") -> psycopg.Connection:
        return embedded.connect(self.cluster, role, self.name)

    @contextmanager
    def as_role(self, role: Role) -> Iterator[None]:
        """Within the block, the platform in this process and its threads is connected as `role`."""
        held = connections["default"].settings_dict
        former = {name: held[name] for name in ("NAME", "USER", "PASSWORD", "HOST")}
        connections.close_all()
        held.update(NAME=self.name, USER=role_name(role), PASSWORD=self.cluster.password(role))
        held.update(HOST=str(self.cluster.sockets))
        try:
            yield
        finally:
            connections.close_all()
            held.update(former)


@contextmanager
def migrated_database(blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of the session's test database, with nobody connected to it."""
    with blocker.unblock():
        held = connections["default"].settings_dict
        former, test = held["NAME"], _session_database()
        made = former != test
        if made:
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connections.close_all()
        yield str(held["NAME"])
        if made:
            connection.creation.destroy_test_db(former, verbosity=0)


@contextmanager
def copy_of(cluster: Cluster, template: str) -> Iterator[OwnDatabase]:
    """A copy of a database. Its name lets the next session sweep it if this one dies."""
    name = f"{_session_database()}_own{next(_copies)}"
    connections.close_all()  # a database with guests cannot be copied
    with embedded.connect(cluster) as server:
        # Threads and pools of earlier tests may still be there; their work is done.
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [template])
        server.execute(f'CREATE DATABASE "{name}" OWNER yizhi_owner TEMPLATE "{template}" STRATEGY file_copy'.encode())
    try:
        yield OwnDatabase(cluster, name)
    finally:
        with embedded.connect(cluster) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def _session_database() -> str:
    return str(connections["default"].settings_dict["TEST"]["NAME"])


def simultaneously(times: int, job: Callable[[int], T]) -> list[T | Exception]:
    """What each of `times` threads got from `job(number)`, all let go at one moment, each on its own connection."""
    gate, outcomes = threading.Barrier(times), list[Any]([None] * times)

    def run(number: int) -> None:
        try:
            connection.ensure_connection()
            gate.wait(60)
            outcomes[number] = job(number)
        except Exception as error:
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return outcomes
