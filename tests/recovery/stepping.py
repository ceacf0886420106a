"""Migrations taken back and made again, as `migrate` does it, with the models of each moment drawn up once for all.

Going back one release costs milliseconds in the database; what takes minutes is that Django draws up every model anew
after every operation of every migration. What the models were before each operation does not depend on the way by which
one came there, so it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from yizhi.platform.database.grants import grant_sequences


class Steps:
    """The way from nothing to the newest release, on a database at its end."""

    def __init__(self) -> None:
        executor = MigrationExecutor(connection)
        self._executor, self._recorder = executor, executor.recorder
        self._way = [one for one, _ in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)]
        self._states: dict[Migration, list[ProjectState]] = {}
        state = ProjectState(real_apps=executor.loader.unmigrated_apps)
        _ = state.apps  # drawn up from here on with each operation, and only what it touches
        for migration in self._way:
            before = []
            for operation in migration.operations:
                before.append(state)
                state = state.clone()
                operation.state_forwards(migration.app_label, state)
            self._states[migration] = [*before, state]

    def after(self, app: str, name: str) -> list[Migration]:
        """What has to be taken back, in this order, so that `name` is the newest migration of the app."""
        return [one for one, backwards in self._executor.migration_plan([(app, name)]) if backwards]

    def back(self, migrations: Iterable[Migration]) -> None:
        for migration in migrations:
            states = self._states[migration]
            moments = [*zip(migration.operations, states[1:], states[:-1], strict=True)]
            _run(migration, [(one.database_backwards, one, now, then) for one, now, then in reversed(moments)])
            self._recorder.record_unapplied(migration.app_label, migration.name)
        grant_sequences()

    def forward(self, migrations: Iterable[Migration]) -> None:
        wanted = set(migrations)
        for migration in [one for one in self._way if one in wanted]:
            states = self._states[migration]
            moments = zip(migration.operations, states[:-1], states[1:], strict=True)
            _run(migration, [(one.database_forwards, one, now, then) for one, now, then in moments])
            self._recorder.record_applied(migration.app_label, migration.name)
        grant_sequences()


_Move = Callable[[str, BaseDatabaseSchemaEditor, ProjectState, ProjectState], None]


def _run(migration: Migration, moves: list[tuple[_Move, Operation, ProjectState, ProjectState]]) -> None:
    """In one transaction, or each operation in its own where the migration says so."""
    with connection.schema_editor(atomic=migration.atomic) as editor:
        for move, operation, now, then in moves:
            if not migration.atomic and operation.atomic:
                with transaction.atomic():
                    move(migration.app_label, editor, now, then)
            else:
                move(migration.app_label, editor, now, then)
