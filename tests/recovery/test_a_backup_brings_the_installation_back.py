"""The drill: data made through acts, a backup while acts go on, an empty database, and the work goes on there."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from tests.recovery.commands import Installation, empty_database
from tests.recovery.conftest import City
from tests.torture.reckoning import settle
from tests.torture.workshop import gone, workshop
from yizhi.domain.org.tests.world import PASSWORD
from yizhi.platform import clock
from yizhi.platform.backup.choosing import check
from yizhi.platform.backup.errors import BackupError
from yizhi.platform.backup.taking import take
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.ledger.tests.own_database import OwnDatabase
from yizhi.platform.ledger.verification import verify_ledger
from yizhi.platform.scope.session import acting

SOMEBODY_ELSE = "330802199001010053"  # invented; a second fine of one party for one act is refused


def _numbers(city: City) -> list[int]:
    with acting(city.scene.lead):
        return sorted(Document.objects.values_list("sequence", flat=True))


def test_what_was_acknowledged_before_a_backup_stands_after_it_and_the_work_goes_on(
    city: City, tmp_path: Path, settings: Settings
) -> None:
    target = tmp_path / "backups"
    with workshop(city.database, city.scene, tmp_path) as working:
        worker = working.begin()
        promised = working.acknowledged()
        taken = city.installation.yizhi("backup", target)
        still = len(working.acknowledged())
        os.kill(worker, signal.SIGKILL)
        gone(worker)
    assert taken.returncode == 0, taken.stderr
    assert "不含密钥" in taken.stdout
    assert still > len(promised), "acts went on while the backup was taken"

    with empty_database(city.database.cluster, "restored") as database:
        second = Installation(database, tmp_path / "second")
        restored = second.yizhi("restore", target)
        assert restored.returncode == 0, restored.stderr
        assert "核验通过" in restored.stdout
        settings.YIZHI_FILES_URL = second.files
        settings.YIZHI_ANCHOR_DIRECTORY = str(second.place / "anchors")
        assert "核验通过" in second.yizhi("check-ledger").stdout
        with database.as_role("web"):
            _work_goes_on(city)
        assert settle(database, promised, _not_of_the_workers(city, database)) > 0


def _not_of_the_workers(city: City, database: OwnDatabase) -> list[UUID]:
    rows = database.sql("SELECT id FROM cases_simplecase WHERE decision_id IS NOT NULL")
    return [city.begun.pk, *(row[0] for row in rows)]


def _work_goes_on(city: City) -> None:
    browser = Client()
    with clock.at(city.scene.at):
        entered = browser.post("/sign-in/", {"username": city.username, "password": PASSWORD})
        assert entered.status_code == 302, entered.content.decode()
        with acting(city.scene.lead):
            document = Document.objects.get(record_id=city.decided.pk)
        page = browser.get(f"/cases/simple/{city.decided.pk}/")
        assert document.number in page.content.decode()
        original = b"".join(browser.get(f"/documents/{document.pk}/").streaming_content)  # type: ignore[attr-defined]
        assert original.startswith(b"%PDF-")
    before = _numbers(city)
    city.scene.issued(identity_number=SOMEBODY_ELSE)
    assert _numbers(city) == [*before, before[-1] + 1], "the series goes on without a gap or a double"


def test_a_second_backup_copies_only_what_is_new(city: City, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    with city.database.as_role("owner"):
        take(target, print)
        kept = {path: path.stat().st_mtime_ns for path in (target / "files").rglob("*") if path.is_file()}
        assert any(path.name == city.photograph for path in kept)
        time.sleep(1.1)  # a backup is named by the second
        take(target, print)
    assert {path: path.stat().st_mtime_ns for path in (target / "files").rglob("*") if path.is_file()} == kept
    assert len([path for path in target.iterdir() if path.name[0].isdigit()]) == 2


def test_an_interrupted_backup_is_no_backup_and_the_next_one_clears_it(city: City, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    left_over = target / "unfinished-20260101T000000"
    left_over.mkdir(parents=True)
    (left_over / "database.dump").write_bytes(b"half a dump")
    with pytest.raises(BackupError, match="没有完整的备份"):
        check(target, print)
    with city.database.as_role("owner"):
        take(target, print)
    assert not left_over.exists()
    assert check(target, print).ledger.entries > 0


def test_a_restore_tells_how_much_came_after_the_backup(city: City, tmp_path: Path, settings: Settings) -> None:
    """The anchors outside outlive the disaster, and with them the knowledge of what is lost."""
    target = tmp_path / "backups"
    assert city.installation.yizhi("backup", target).returncode == 0
    with city.database.as_role("web"):
        city.scene.issued(identity_number=SOMEBODY_ELSE)
    with city.database.as_role("worker"):
        later = seal_pending()
        assert later > 0
    restored = city.installation.yizhi("restore", target, "--replace")
    assert restored.returncode == 0, restored.stderr
    assert f"还有 {later} 条已封存的台账" in restored.stderr
    with city.database.as_role("worker"):
        assert verify_ledger().sound
    assert list((city.installation.place / "anchors").glob("heads.jsonl.before-*"))
    assert not city.database.sql("SELECT 1 FROM pg_namespace WHERE nspname = 'public_before_restore'")
