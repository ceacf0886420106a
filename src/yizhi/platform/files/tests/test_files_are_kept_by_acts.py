"""Receiving, attaching and excluding: what is refused, what is kept, and what the ledger proves of it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import orjson
import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from yizhi.platform import clock
from yizhi.platform.acts import door
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused, RecordNotFound, WriteOutsideAct
from yizhi.platform.acts.perform import perform
from yizhi.platform.files import acts, configured, queries
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.files.receiving import FileNotAccepted
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.files.tests.folders.setting import ELSEWHERE, about, as_owner, person
from yizhi.platform.files.tests.keeping import excluded, received, sent, waiting
from yizhi.platform.files.tests.samples import SAMPLES, picture
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

Folders = Callable[..., Folder]
OFFICER = person("办案人员")
REVIEWER = person("法制审核人员", "330802101", "LEGAL_REVIEWER")
PHOTO = SAMPLES["photo.jpg"]
OTHER_HASH = hashlib.sha256(b"another photograph").hexdigest()


def receive(upload: str, **data: Any) -> StoredFile:
    record = perform(acts.receive, OFFICER, data={"upload": upload, **data}).record
    assert isinstance(record, StoredFile)
    return record


def test_the_ledger_proves_hash_size_and_record_of_what_was_received(folders: Folders) -> None:
    folder = folders()
    file = received(OFFICER, "photo.jpg", folder)
    with acting(OFFICER):
        body = orjson.loads(Entry.objects.get(verb="file.receive").body)
    assert body["result"] == {
        "file": str(file.pk),
        "sha256": hashlib.sha256(PHOTO).hexdigest(),
        "size": len(PHOTO),
        "media_type": "image/jpeg",
        "hash_declared": True,
        "record_kind": "folders.folder",
        "record": str(folder.pk),
    }
    assert configured.blob_store().verify(file.sha256).size == len(PHOTO)


def test_content_other_than_the_device_declared_is_refused_and_nothing_is_kept(folders: Folders) -> None:
    upload = sent(OFFICER, PHOTO, "photo.jpg")
    with pytest.raises(FileNotAccepted, match="哈希值不一致") as caught:
        receive(upload, sha256=OTHER_HASH)
    assert caught.value.status == 422
    with acting(OFFICER):
        assert not StoredFile.objects.exists()
        assert not Entry.objects.exists()
    assert not configured.blob_store().exists(hashlib.sha256(PHOTO).hexdigest())


def test_content_of_another_kind_than_its_name_is_refused(folders: Folders) -> None:
    upload = sent(OFFICER, SAMPLES["scan.pdf"], "photo.jpg")
    with pytest.raises(FileNotAccepted, match="内容却是PDF") as caught:
        receive(upload)
    assert caught.value.status == 415


def test_an_upload_is_received_once_complete_and_only_by_its_sender(folders: Folders) -> None:
    upload = sent(OFFICER, PHOTO, "photo.jpg")
    for actor, name in ((person("他人"), upload), (OFFICER, "0" * 48)):
        with pytest.raises(ActRefused, match="没有这项上传"):
            perform(acts.receive, actor, data={"upload": name})


def test_the_same_request_twice_keeps_one_file(
    folders: Folders, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    data, key = {"upload": sent(OFFICER, PHOTO, "photo.jpg")}, uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        first = perform(acts.receive, OFFICER, data=data, key=key)
    assert waiting(OFFICER) == 0
    again = perform(acts.receive, OFFICER, data=data, key=key)
    assert again.replayed
    assert again.record == first.record


def test_a_photograph_gets_a_small_copy_and_its_original_is_unchanged_and_read_only(folders: Folders) -> None:
    content = picture(size=(1200, 900))
    file = received(OFFICER, "photo.jpg", content=content)
    with acting(OFFICER):
        small = DerivedFile.objects.get(original=file)
    assert (small.width, small.height, small.recipe) == (480, 360, "thumbnail 480 jpeg 80")
    store = configured.blob_store()
    assert isinstance(store, LocalStore)
    assert store.path(file.sha256).read_bytes() == content
    assert stat.S_IMODE(store.path(file.sha256).stat().st_mode) == 0o440
    assert small.sha256 != file.sha256


def test_time_and_place_stated_by_sender_and_by_file_stand_side_by_side(folders: Folders) -> None:
    taken = clock.now() - timedelta(minutes=3)
    file = received(OFFICER, captured_at=taken, longitude=118.87, latitude=28.96, device="记录仪 07", origin="RECORDER")
    assert (file.captured_at, file.longitude, file.latitude, file.device) == (taken, 118.87, 28.96, "记录仪 07")
    assert file.states["taken_at"] is None
    assert file.states["width"] == 64
    with acting(OFFICER):
        body = Entry.objects.get(verb="file.receive").body
    assert "118.87" not in body


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"longitude": 118.0}, "latitude"),
        ({"longitude": 181.0, "latitude": 0.0}, "longitude"),
        ({"captured_at": datetime(2026, 3, 8, 9, 0)}, "captured_at"),  # noqa: DTZ001 - the missing zone is the point
        ({"captured_at": datetime(2999, 3, 8, 9, 0, tzinfo=clock.CHINA)}, "captured_at"),
        ({"sha256": "12"}, "sha256"),
        ({"upload": "../../etc/passwd"}, "upload"),
        ({"record_kind": "folders.folder"}, "record_id"),
        ({"record_kind": "auth.user", "record_id": str(uuid4())}, "record_kind"),
        ({"record_kind": "files.storedfile", "record_id": str(uuid4())}, "record_kind"),
        ({"origin": "FOUND"}, "origin"),
    ],
)
def test_wrong_statements_are_refused_by_field(folders: Folders, data: dict[str, Any], field: str) -> None:
    upload = sent(OFFICER, PHOTO, "photo.jpg")
    with pytest.raises(ActInvalid) as caught:
        perform(acts.receive, OFFICER, data={"upload": upload, **data})
    assert list(caught.value.errors) == [field]


def test_a_file_belongs_to_one_record_for_good(folders: Folders) -> None:
    file = received(OFFICER)
    attached = perform(acts.attach, OFFICER, record=file, data=about(folders())).record
    assert attached.record_id is not None
    with pytest.raises(ActRefused, match="不能改归"):
        perform(acts.attach, OFFICER, record=file, data=about(folders()))


def test_a_closed_record_takes_no_file(folders: Folders) -> None:
    file = received(OFFICER)
    with pytest.raises(ActRefused, match="已归档"):
        perform(acts.attach, OFFICER, record=file, data=about(folders(closed=True)))


def test_nobody_attaches_to_a_record_of_another_township(folders: Folders) -> None:
    file = received(OFFICER)
    with pytest.raises(RecordNotFound):
        perform(acts.attach, OFFICER, record=file, data=about(folders(ELSEWHERE)))


def test_unlawful_evidence_is_excluded_with_its_reason_and_stays_readable(folders: Folders) -> None:
    file = received(OFFICER, folder=folders())
    outcome = excluded(REVIEWER, file)
    assert outcome.record.exclusion_reason == "取证时未出示执法证件"
    body = orjson.loads(outcome.entry.body)
    assert body["basis"] == ["《行政处罚法》第四十六条"]
    assert "取证时" not in outcome.entry.body
    with pytest.raises(ActRefused, match="此前已被排除"):
        excluded(REVIEWER, file)
    assert configured.blob_store().exists(file.sha256)


def test_the_officer_does_not_exclude_evidence_and_nobody_excludes_what_is_none(folders: Folders) -> None:
    with pytest.raises(ActForbidden, match="法制审核"):
        excluded(OFFICER, received(OFFICER, folder=folders()))
    with pytest.raises(ActRefused, match="不是证据"):
        excluded(REVIEWER, received(REVIEWER))


def test_who_received_and_excluded_a_file_can_be_told(folders: Folders) -> None:
    file = received(OFFICER, folder=folders())
    excluded(REVIEWER, file)
    with acting(REVIEWER):
        chain = queries.custody(file.pk)
    assert [(link.verb, link.actor) for link in chain] == [
        ("file.exclude", "法制审核人员"),
        ("file.receive", "办案人员"),
    ]


@pytest.mark.parametrize(
    "change",
    ["sha256 = repeat('0', 64)", "size = 1", "filename = 'b.jpg'", "captured_at = now()", "uploaded_by = NULL",
     "states = '{}'", "received_at = now()", "record_id = gen_random_uuid()", "excluded_at = NULL"],
)  # fmt: skip
def test_what_was_received_cannot_be_changed_in_the_database_even_by_the_owner(folders: Folders, change: str) -> None:
    file = received(OFFICER, folder=folders(), captured_at=clock.now() - timedelta(hours=1))
    excluded(REVIEWER, file)
    with as_owner(), pytest.raises((ProgrammingError, InternalError), match="不可更改"), transaction.atomic():
        connection.cursor().execute(f"UPDATE files_storedfile SET {change} WHERE id = %s", [file.pk])


def test_a_received_file_cannot_be_deleted(folders: Folders) -> None:
    file = received(OFFICER)
    with pytest.raises(WriteOutsideAct):
        file.delete()
    with as_owner(), pytest.raises((ProgrammingError, InternalError), match="不可删除"), transaction.atomic():
        connection.cursor().execute("DELETE FROM files_derivedfile; DELETE FROM files_storedfile")


def test_a_file_is_written_by_acts_only(folders: Folders) -> None:
    file = received(OFFICER)
    with pytest.raises(WriteOutsideAct):
        file.save()
    with acting(OFFICER), door.opened(), pytest.raises(ProgrammingError, match="row-level security"):
        StoredFile(
            sha256="0" * 64, size=1, media_type="text/plain", filename="a.txt", origin="UPLOAD", division="33",
            line="*", received_at=clock.now(), hash_declared=False, uploaded_by=uuid4(),
        ).save(force_insert=True)  # fmt: skip


def test_large_random_content_is_refused_as_unknown(folders: Folders) -> None:
    with pytest.raises(FileNotAccepted, match="未知类型"):
        receive(sent(OFFICER, b"\0" + os.urandom(100_000), "说明.txt"))
