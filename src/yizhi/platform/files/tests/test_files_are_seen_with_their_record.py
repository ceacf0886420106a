"""A file is seen if and only if its record is seen: by scope, by share, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from yizhi.platform.acts.errors import ActForbidden
from yizhi.platform.files import queries
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.files.tests.acting_as import Browser
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.files.tests.folders.setting import ELSEWHERE, person, shared_with
from yizhi.platform.files.tests.keeping import excluded, received
from yizhi.platform.scope.actor import PUBLIC, Actor, ActorKind, key
from yizhi.platform.scope.session import acting

Folders = Callable[..., Folder]
OFFICER, COLLEAGUE, STRANGER = person("办案人员"), person("同队人员"), person("外地人员", ELSEWHERE)
SUPERVISOR = Actor(
    kind=ActorKind.PERSON, name="监督员", person=uuid4(), division="3308", line="*", reads=(key("3308"),)
)


def sees(actor: Actor) -> int:
    with acting(actor):
        return StoredFile.objects.count() + DerivedFile.objects.count()


def statuses(actor: Actor, file: StoredFile) -> set[int]:
    browser = Browser(actor)
    return {browser.get(f"/files/{file.pk}/").status_code, browser.get(f"/files/{file.pk}/small/").status_code}


def test_a_file_that_belongs_to_no_record_yet_is_seen_by_its_sender_only(folders: Folders) -> None:
    file = received(OFFICER)
    assert [sees(actor) for actor in (OFFICER, COLLEAGUE, STRANGER, SUPERVISOR, PUBLIC)] == [2, 0, 0, 0, 0]
    assert statuses(OFFICER, file) == {200}
    assert statuses(COLLEAGUE, file) == statuses(SUPERVISOR, file) == {404}


def test_a_file_of_a_record_is_seen_by_whoever_sees_the_record(folders: Folders) -> None:
    file = received(OFFICER, folder=folders())
    assert [sees(actor) for actor in (OFFICER, COLLEAGUE, SUPERVISOR)] == [2, 2, 2]
    assert statuses(COLLEAGUE, file) == statuses(SUPERVISOR, file) == {200}


def test_a_file_of_a_record_is_hidden_from_another_township_and_the_public(folders: Folders) -> None:
    file = received(OFFICER, folder=folders())
    assert sees(STRANGER) == sees(PUBLIC) == 0
    assert statuses(STRANGER, file) == {404}
    assert statuses(PUBLIC, file) == {401}


def test_not_seen_and_not_there_are_answered_alike(folders: Folders) -> None:
    file = received(OFFICER, folder=folders())
    browser = Browser(STRANGER)
    assert browser.get(f"/files/{file.pk}/").content == browser.get(f"/files/{uuid4()}/").content


def test_sharing_a_record_opens_its_files(folders: Folders) -> None:
    folder = folders()
    file = received(OFFICER, folder=folder)
    shared_with(folder, STRANGER)
    assert statuses(STRANGER, file) == {200}


def test_whoever_only_reads_the_record_does_not_change_its_files(folders: Folders) -> None:
    folder = folders()
    file = received(OFFICER, folder=folder)
    reader = person("外地法制审核人员", ELSEWHERE, "LEGAL_REVIEWER")
    shared_with(folder, reader)
    with pytest.raises(ActForbidden, match="只有查看权限"):
        excluded(reader, file)


def test_the_files_of_a_record_are_listed_in_the_order_of_receipt(folders: Folders) -> None:
    folder = folders()
    files = [received(OFFICER, name, folder) for name in ("photo.jpg", "scan.pdf", "photo.png")]
    with acting(COLLEAGUE):
        assert list(queries.files_of(folder.pk)) == files
        assert list(queries.waiting_of(OFFICER)) == []
    with acting(STRANGER):
        assert list(queries.files_of(folder.pk)) == []
