"""The addresses: resumable upload, photographs in one request, reading whole or in part, always with a trace."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from pytest_django import Settings

from yizhi.platform.acts.perform import perform
from yizhi.platform.files import acts, configured
from yizhi.platform.files.models import StoredFile
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.files.tests.acting_as import Browser
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.files.tests.folders.setting import about, person
from yizhi.platform.files.tests.keeping import TUS, piece, received
from yizhi.platform.files.tests.object_store import ACCESS_KEY, SECRET_KEY, ObjectStore
from yizhi.platform.files.tests.samples import SAMPLES, movie, picture
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

Folders = Callable[..., Folder]
OFFICER = person("办案人员")
VIDEO = "cGF0cm9sLm1wNA=="  # patrol.mp4


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


def photographed(content: bytes, name: str = "现场.jpg", kind: str = "image/jpeg", /, **about_it: Any) -> Any:
    given = SimpleUploadedFile(name, content, kind)
    return Browser(OFFICER).post("/files/photographs/", {"file": given, **about_it})


@pytest.mark.parametrize("where", ["file", "s3"])
def test_a_video_sent_in_three_pieces_is_read_back_identical(
    folders: Folders, settings: Settings, request: pytest.FixtureRequest, where: str
) -> None:
    if where == "s3":
        server: ObjectStore = request.getfixturevalue("s3_server")
        settings.YIZHI_FILES_URL = server.url(part_mb="5")
        settings.YIZHI_FILES_ACCESS_KEY, settings.YIZHI_FILES_SECRET_KEY = ACCESS_KEY, SECRET_KEY
    content = movie(content=os.urandom(7_000_000))
    browser = Browser(OFFICER)
    stated = {"upload-length": str(len(content)), "upload-metadata": f"filename {VIDEO}"}
    address = browser.post("/files/uploads/", headers={**TUS, **stated})["Location"]
    for start, end in ((0, 3_000_000), (3_000_000, 5_000_000), (5_000_000, len(content))):
        assert browser.head(address, headers=TUS)["Upload-Offset"] == str(start)
        assert piece(browser, address, content[start:end], start).status_code == 204
    upload = address.rstrip("/").rpartition("/")[2]
    digest = hashlib.sha256(content).hexdigest()
    file = perform(acts.receive, OFFICER, data={"upload": upload, "sha256": digest, **about(folders())}).record
    whole = browser.get(f"/files/{file.pk}/")
    assert body(whole) == content
    assert whole["ETag"] == f'"{digest}"'


def test_a_wrong_position_conflicts_a_foreign_type_and_an_excess_are_refused(folders: Folders) -> None:
    browser = Browser(OFFICER)
    stated = {"upload-length": "10", "upload-metadata": f"filename {VIDEO}"}
    address = browser.post("/files/uploads/", headers={**TUS, **stated})["Location"]
    assert piece(browser, address, b"01234", 3).status_code == 409
    assert piece(browser, address, b"0123456789abc", 0).status_code == 413
    page = {**stated, "upload-metadata": "filename YS5odG1s"}
    assert browser.post("/files/uploads/", headers={**TUS, **page}).status_code == 415
    assert browser.delete(address, headers=TUS).status_code == 204
    assert browser.head(address, headers=TUS).status_code == 404
    assert Browser(person("他人")).head(address, headers=TUS).status_code == 404


def test_a_photograph_is_kept_and_attached_in_one_request(folders: Folders) -> None:
    content, folder = picture(size=(800, 600)), folders()
    digest = hashlib.sha256(content).hexdigest()
    stated = {"sha256": digest, "origin": "CAMERA", "captured_at": "2026-03-08T09:10:11+08:00", "key": str(uuid4())}
    answer = photographed(content, **stated, **about(folder))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["sha256"], told["filename"], told["media_type"]) == (digest, "现场.jpg", "image/jpeg")
    assert body(Browser(OFFICER).get(told["url"])) == content
    assert Browser(OFFICER).get(told["small_url"])["Content-Type"] == "image/jpeg"


def test_a_photograph_sent_again_from_an_unstable_network_is_kept_once(folders: Folders) -> None:
    key, folder = str(uuid4()), folders()
    first = photographed(SAMPLES["photo.jpg"], key=key, **about(folder))
    again = photographed(SAMPLES["photo.jpg"], key=key, **about(folder))
    assert (again.status_code, again.json()) == (201, first.json())
    other = photographed(picture(size=(30, 30)), key=key, **about(folder))
    assert other.status_code == 409
    with acting(OFFICER):
        assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "kind", "extra", "status"),
    [
        (SAMPLES["photo.jpg"], "a.jpg", "image/jpeg", {"sha256": "0" * 64}, 422),
        (SAMPLES["photo.jpg"], "a.png", "image/png", {}, 415),
        (SAMPLES["photo.jpg"], "a.jpg", "text/html", {}, 415),
        (b"<html><script>alert(1)</script>", "a.jpg", "image/jpeg", {}, 415),
        (b"<html><script>alert(1)</script>", "a.html", "text/html", {}, 415),
        (b"", "a.jpg", "image/jpeg", {}, 422),
        (picture("PNG") + b"\0" * (1 << 20), "a.png", "image/png", {}, 413),
        (SAMPLES["photo.jpg"], "a.jpg", "image/jpeg", {"key": "1"}, 422),
        (SAMPLES["photo.jpg"][:200], "a.jpg", "image/jpeg", {}, 422),
    ],
    ids=["hash", "renamed", "type", "page as photo", "page", "empty", "large", "key", "cut off"],
)
def test_what_is_refused_is_refused_in_words_and_leaves_nothing(
    folders: Folders, settings: Settings, content: bytes, name: str, kind: str, extra: Any, status: int
) -> None:
    settings.YIZHI_FILES_LIMITS_MB = "image=1"
    answer = photographed(content, name, kind, **extra)
    assert answer.status_code == status
    assert answer.json()["title"]
    store = configured.blob_store()
    assert isinstance(store, LocalStore)
    assert list(store.root.rglob("sha256/**/*")) == []
    assert list(configured.staging().root.iterdir()) == []


def test_without_a_file_the_request_is_refused(folders: Folders) -> None:
    assert Browser(OFFICER).post("/files/photographs/").status_code == 422


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, -50, None),
        ("bytes=0-99999999", 206, 0, None),
        ("bytes=0-0,5-9", 200, 0, None),
        ("bytes=9-5", 200, 0, None),
        ("lines=1-2", 200, 0, None),
        ("bytes=99999999-", 416, 0, 0),
        ("bytes=-0", 416, 0, 0),
    ],
)
def test_part_of_a_file_is_exactly_the_part_asked_for(
    folders: Folders, asked: str, status: int, start: int, end: int | None
) -> None:
    file = received(OFFICER, "patrol.mp4")
    content = SAMPLES["patrol.mp4"]
    answer = Browser(OFFICER).get(f"/files/{file.pk}/", headers={"range": asked})
    assert answer.status_code == status
    assert body(answer) == content[start:end]
    if status == 206:
        first = start % len(content)
        assert answer["Content-Range"] == f"bytes {first}-{(end or len(content)) - 1}/{len(content)}"
    if status == 416:
        assert answer["Content-Range"] == f"bytes */{len(content)}"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("photo.jpg", True), ("scan.pdf", True), ("patrol.mp4", True), ("photo.heic", False), ("letter.docx", False),
     ("说明.txt", False), ("call.mp3", False)],
)  # fmt: skip
def test_nothing_runs_in_the_browser_of_the_reader(folders: Folders, name: str, shown: bool) -> None:
    file = received(OFFICER, name)
    answer = Browser(OFFICER).get(f"/files/{file.pk}/")
    assert answer["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert ("sandbox" in answer["Content-Security-Policy"]) is (name != "scan.pdf")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-cache"
    copy = Browser(OFFICER).get(f"/files/{file.pk}/?download=1")
    assert copy["Content-Disposition"].startswith("attachment")


def test_a_chinese_name_arrives_whole(folders: Folders) -> None:
    told = photographed(SAMPLES["photo.jpg"], "现场照片 1.jpg").json()
    header = Browser(OFFICER).get(told["url"])["Content-Disposition"]
    assert header.endswith("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%E7%85%A7%E7%89%87%201.jpg")


def test_every_reading_leaves_a_trace_once_an_hour(folders: Folders) -> None:
    file = received(OFFICER, "patrol.mp4", folders())
    reader = person("同队人员")
    browser = Browser(reader)
    for part in range(3):
        browser.get(f"/files/{file.pk}/", headers={"range": f"bytes={part}-{part + 9}"})
    browser.get(f"/files/{file.pk}/?download=1")
    with acting(OFFICER):
        entries = list(Entry.objects.filter(record_id=file.pk, verb="file.read").order_by("at"))
    assert [entry.actor_person for entry in entries] == [reader.person, reader.person]
    assert "查阅MP4 视频" in entries[0].body
    assert "下载MP4 视频" in entries[1].body


def test_an_unchanged_file_is_not_sent_again(folders: Folders) -> None:
    file = received(OFFICER)
    browser = Browser(OFFICER)
    again = browser.get(f"/files/{file.pk}/", headers={"if-none-match": f'"{file.sha256}"'})
    assert (again.status_code, body(again)) == (304, b"")
    stale = browser.get(f"/files/{file.pk}/", headers={"range": "bytes=0-9", "if-range": '"older"'})
    assert (stale.status_code, body(stale)) == (200, SAMPLES["photo.jpg"])
    assert browser.head(f"/files/{file.pk}/")["Content-Length"] == str(file.size)


def test_a_file_lost_from_the_store_is_told_in_words(folders: Folders) -> None:
    file = received(OFFICER)
    store = configured.blob_store()
    assert isinstance(store, LocalStore)
    store.path(file.sha256).unlink()
    answer = Browser(OFFICER).get(f"/files/{file.pk}/")
    assert answer.status_code == 404
    assert "系统管理员" in answer.json()["title"]
