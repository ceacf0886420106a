"""An upgrade on a database with data, and the way back: nothing that both releases know is changed by either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from tests.recovery.conftest import City
from tests.recovery.schema import content, structure
from tests.recovery.stepping import Steps
from yizhi.platform.ledger.tests.own_database import OwnDatabase, copy_of

# What cannot be taken back, and why. Adding one is a decision: an upgrade that holds it has no way back but the backup.
IRREVERSIBLE: dict[tuple[str, str], str] = {}


def _migrations() -> dict[tuple[str, str], Migration]:
    """The migrations of our own apps."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {key: found for key, found in loader.disk_migrations.items() if type(found).__module__.startswith("yizhi.")}


def _steps() -> list[tuple[str, str, str]]:
    """(app, before, after) for every migration that follows another of its app."""
    steps = []
    for (app, name), migration in sorted(_migrations().items()):
        before = [parent for owner, parent in migration.dependencies if owner == app]
        steps += [(app, max(before), name)] if before else []
    return steps


@pytest.fixture
def upgraded(city: City) -> Iterator[OwnDatabase]:
    """A copy of the city's database, to be taken back."""
    with copy_of(city.database.cluster, city.database.name) as database, database.as_role("owner"):
        yield database


def _migrate(*arguments: str) -> None:
    call_command("migrate", *arguments, interactive=False, verbosity=0)


def test_what_cannot_be_taken_back_is_named_with_its_reason() -> None:
    found = {
        key
        for key, migration in _migrations().items()
        if not all(operation.reversible for operation in migration.operations)
    }
    assert found == set(IRREVERSIBLE)


def test_each_step_back_and_forward_again_keeps_structure_and_rows(upgraded: OwnDatabase) -> None:
    """One release back for every app that has one, with cases, evidence, documents and ledger in the tables.

    Only what the older release has no column for may be lost on the way.
    """
    same, rows = structure(), content()
    assert rows["cases_simplecase"].count >= 2
    assert rows["ledger_entry"].count > 20
    steps = Steps()
    for app, before, after in [step for step in _steps() if (step[0], step[2]) not in IRREVERSIBLE]:
        newest = steps.after(app, before)
        assert (app, after) in {(one.app_label, one.name) for one in newest}
        steps.back(newest)
        older = content()
        steps.forward(newest)
        newer = content()
        assert structure() == same, f"{app}.{after} does not come back as it was"
        for table, kept in older.items():
            if table in rows and kept.columns == rows[table].columns:
                assert newer[table] == rows[table], f"{app}.{after} changes rows of {table}"
            elif table in rows:
                assert newer[table].count == rows[table].count, f"{app}.{after} loses rows of {table}"
        rows = newer


def test_all_the_way_back_leaves_nothing_and_all_the_way_forward_makes_the_same(upgraded: OwnDatabase) -> None:
    before = structure()
    apps = sorted({app for app, _ in _migrations()})
    for app in apps:
        _migrate(app, "zero")
    tables = set(connection.introspection.table_names())
    ours = {table for table in tables if table.partition("_")[0] in apps}
    assert not ours, "tables that no migration takes back"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
            " WHERE nspname = 'public' AND proname LIKE 'yizhi%'"
        )
        assert cursor.fetchall() == [], "functions that no migration takes back"
    _migrate()
    assert structure() == before
