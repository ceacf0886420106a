"""What is damaged is named, what is occupied is left alone, what cannot be read without its keys is refused first."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import override_settings

from tests.recovery.commands import Installation, empty_database
from tests.recovery.conftest import City
from yizhi.platform.backup import manifest
from yizhi.platform.backup.choosing import check
from yizhi.platform.backup.errors import BackupError, DamagedBackupError
from yizhi.platform.backup.restoring import restore
from yizhi.platform.database.roles import password_file

PASSPHRASE = "四个词连成的一句长口令不可太短"


@pytest.fixture(scope="module")
def taken(city: City, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup with its keys."""
    place = tmp_path_factory.mktemp("taken")
    (place / "spoken").write_text(PASSPHRASE)
    asked = {"YIZHI_BACKUP_PASSPHRASE_FILE": str(place / "spoken")}
    done = city.installation.yizhi("backup", place / "backups", "--with-keys", **asked)
    assert done.returncode == 0, done.stderr
    return place / "backups"


def _flip(path: Path, place: int) -> None:
    path.chmod(0o640)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(bytes(content))


def _newest(target: Path) -> Path:
    return max(path for path in target.iterdir() if path.name[0].isdigit())


def _photograph(city: City, target: Path) -> Path:
    return target / "files" / "sha256" / city.photograph[:2] / city.photograph[2:4] / city.photograph


def _silent(progress: str) -> None:
    """Progress is for people."""


DAMAGE: dict[str, tuple[Callable[[City, Path], None], str]] = {
    "the dump": (lambda city, target: _flip(_newest(target) / "database.dump", -40), "database.dump"),
    "the heads": (lambda city, target: (_newest(target) / "heads.jsonl").unlink(), "heads.jsonl：文件缺失"),
    "the manifest": (lambda city, target: _flip(_newest(target) / "manifest.json", 5), "清单 manifest.json"),
    "evidence altered": (lambda city, target: _flip(_photograph(city, target), 100), "{photograph}"),
    "evidence missing": (lambda city, target: _photograph(city, target).unlink(), "{photograph}"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_named_before_the_database_is_touched(
    city: City, taken: Path, tmp_path: Path, what: str
) -> None:
    target = tmp_path / "backups"
    shutil.copytree(taken, target)
    damage, named = DAMAGE[what]
    damage(city, target)
    folders = {"YIZHI_FILES_URL": f"file://{tmp_path}/files", "YIZHI_ANCHOR_DIRECTORY": f"{tmp_path}/anchors"}
    with (
        empty_database(city.database.cluster, "refused") as database,
        override_settings(**folders),
        database.as_role("owner"),
    ):
        for look in (check, restore):
            with pytest.raises(DamagedBackupError, match="备份已损坏") as found:
                look(target, _silent)
            assert named.format(photograph=city.photograph) in str(found.value)
        assert database.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_a_living_installation_is_not_overwritten(city: City, taken: Path) -> None:
    entries = city.database.sql("SELECT count(*) FROM ledger_entry")
    refused = city.installation.yizhi("restore", taken)
    assert refused.returncode == 1
    assert "此处已有数据" in refused.stderr
    with city.database.session("web"):
        served = city.installation.yizhi("restore", taken, "--replace")
    assert served.returncode == 1
    assert "yizhi serve" in served.stderr
    assert city.database.sql("SELECT count(*) FROM ledger_entry") == entries


def test_a_dump_that_does_not_load_leaves_the_old_data_in_place(city: City, taken: Path, tmp_path: Path) -> None:
    """Its hash is right, so it was taken like that: only PostgreSQL can refuse it."""
    target = tmp_path / "backups"
    shutil.copytree(taken, target)
    folder = _newest(target)
    told = manifest.read_manifest(folder)
    (folder / "database.dump").write_bytes((folder / "database.dump").read_bytes()[:-4000])
    told.parts["database.dump"] = manifest.part_of(folder / "database.dump")
    manifest.write_manifest(folder, told)
    entries = city.database.sql("SELECT count(*) FROM ledger_entry")
    with city.database.as_role("owner"), pytest.raises(BackupError, match="未能载入"):
        restore(target, _silent, replace=True)
    assert city.database.sql("SELECT count(*) FROM ledger_entry") == entries
    assert told.ledger.entries == entries[0][0]


def test_a_backup_of_a_newer_release_is_refused(city: City, taken: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    shutil.copytree(taken, target)
    told = manifest.read_manifest(_newest(target))
    told.migrations["cases"].append("9999_of_next_year")
    manifest.write_manifest(_newest(target), told)
    with city.database.as_role("owner"), pytest.raises(BackupError, match="请先升级程序"):
        restore(target, _silent, replace=True)


def test_keys_come_back_only_with_the_passphrase_and_without_them_nothing_is_restored(
    city: City, taken: Path, tmp_path: Path
) -> None:
    spoken, wrong = taken.parent / "spoken", tmp_path / "wrong"
    wrong.write_text("另外的一句长口令也不可太短啊")
    assert "personal" not in (_newest(taken) / "keys.sealed").read_text()
    with empty_database(city.database.cluster, "keyless") as database:
        second = Installation(database, tmp_path / "second", keys=str(tmp_path / "second-keys"))
        _narrow_passwords(city, Path(second.keys))
        refused = second.yizhi("restore", taken)
        assert refused.returncode == 1
        assert "personal.key" in refused.stderr
        mistaken = second.yizhi("restore", taken, "--with-keys", YIZHI_BACKUP_PASSPHRASE_FILE=str(wrong))
        assert "口令不正确" in mistaken.stderr
        assert database.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
        restored = second.yizhi("restore", taken, "--with-keys", YIZHI_BACKUP_PASSPHRASE_FILE=str(spoken))
        assert restored.returncode == 0, restored.stderr
        assert (Path(second.keys) / "personal.key").stat().st_mode & 0o777 == 0o600


def _narrow_passwords(city: City, keys: Path) -> None:
    """The narrow roles of the shared test cluster have passwords already; a machine of its own would make its own."""
    keys.mkdir(mode=0o700)
    for role in ("web", "worker"):
        password_file(keys, role).write_text(city.database.cluster.password(role))
