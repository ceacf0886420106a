"""A test run copies a migrated database of an earlier run, and only one that fits the migrations of today."""

from pathlib import Path

import pytest
from django.db import connections

from yizhi.platform.database import embedded, migrated
from yizhi.platform.database.cluster import Cluster


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(migrated, "_SOURCE", tmp_path)
    migrations = tmp_path / "yizhi" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "0001_initial.py").write_text("from yizhi.rules import (\n    first,\n    second,\n)\n")
    rules = tmp_path / "yizhi" / "rules"
    rules.mkdir()
    (rules / "__init__.py").write_text("")
    (rules / "second.py").write_text("import yizhi.deeper\n")
    (tmp_path / "yizhi" / "deeper.py").write_text("LIMIT = 1\n")
    (tmp_path / "yizhi" / "elsewhere.py").write_text("LIMIT = 1\n")
    return tmp_path / "yizhi"


@pytest.mark.parametrize("file", ["migrations/0001_initial.py", "rules/second.py", "deeper.py"])
def test_a_changed_migration_or_what_it_imports_is_another_database(sources: Path, file: str) -> None:
    before = migrated.migrated_name()
    with (sources / file).open("a") as written:
        written.write("# changed\n")

    assert migrated.migrated_name() != before


def test_what_no_migration_imports_changes_nothing(sources: Path) -> None:
    before = migrated.migrated_name()
    (sources / "elsewhere.py").write_text("LIMIT = 2\n")

    assert migrated.migrated_name() == before


@pytest.mark.django_db
def test_this_run_has_one_to_copy_from(embedded_cluster: Cluster) -> None:
    name = migrated.kept(embedded_cluster)

    assert name == migrated.migrated_name()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT array_agg(app || name ORDER BY app, name) FROM django_migrations")
        row = cursor.fetchone()
    with embedded.connect(embedded_cluster, "owner", name) as connection:
        found = connection.execute("SELECT array_agg(app || name ORDER BY app, name) FROM django_migrations").fetchone()
    assert found == row
