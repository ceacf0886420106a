"""The nightly look: lost and altered originals are named, sound ones are not, and what was abandoned is cleared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from yizhi.platform import clock
from yizhi.platform.files import configured, integrity
from yizhi.platform.files.models import StoredFile
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.files.tasks import clear_abandoned, verify
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.files.tests.folders.setting import person
from yizhi.platform.files.tests.keeping import received, sent, waiting
from yizhi.platform.files.tests.samples import SAMPLES
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

Folders = Callable[..., Folder]
OFFICER = person("办案人员")


@pytest.fixture
def file(folders: Folders) -> Iterator[StoredFile]:
    waiting_file = received(OFFICER, "photo.png")
    attached = received(OFFICER, "photo.jpg", folders())
    assert waiting_file.sha256 != attached.sha256
    with acting(system("证据文件核查")):
        yield attached


def local() -> LocalStore:
    store = configured.blob_store()
    assert isinstance(store, LocalStore)
    return store


def turn_of(file: StoredFile) -> date:
    return next(
        day for day in map(date.fromordinal, range(740_000, 740_016)) if f"{day.toordinal() % 16:x}" == file.sha256[0]
    )


def test_nothing_is_found_on_sound_files(file: StoredFile) -> None:
    assert list(integrity.lost_files()) == []
    assert [fault for n in range(16) for fault in integrity.altered_files(date.fromordinal(740_000 + n))] == []


def test_an_altered_original_is_named_when_its_turn_comes(file: StoredFile) -> None:
    path = local().path(file.sha256)
    path.chmod(0o640)
    content = bytearray(path.read_bytes())
    content[-10] ^= 1
    path.write_bytes(content)
    assert list(integrity.lost_files()) == []
    found = list(integrity.altered_files(turn_of(file)))
    assert len(found) == 1
    assert str(file.pk) in found[0]
    noon = datetime.combine(turn_of(file), datetime.min.time(), clock.CHINA) + timedelta(hours=12)
    assert verify(int(noon.timestamp())) == found


@pytest.mark.parametrize("lost", [True, False])
def test_a_lost_or_shortened_file_is_named(file: StoredFile, lost: bool) -> None:
    path = local().path(file.sha256)
    path.chmod(0o640)
    path.unlink() if lost else path.write_bytes(b"short")
    found = list(integrity.lost_files())
    assert len(found) == 1
    assert str(file.pk) in found[0]


def test_abandoned_uploads_are_cleared_and_received_files_stay(folders: Folders) -> None:
    file = received(OFFICER)
    sent(OFFICER, SAMPLES["call.wav"], "call.wav")
    (local().root / "incoming" / "crashed").write_bytes(b"half")
    now = clock.now()
    assert clear_abandoned(int(now.timestamp())) == 0
    before = waiting(OFFICER)
    assert before > 0
    assert clear_abandoned(int((now + timedelta(days=3)).timestamp())) == before + 1
    assert waiting(OFFICER) == 0
    assert local().verify(file.sha256)
