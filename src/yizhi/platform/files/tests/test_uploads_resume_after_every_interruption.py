"""tus 1.0.0: a large video reaches the server whole, whatever breaks off in between."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from yizhi.platform import clock
from yizhi.platform.files.media_types import SizeLimits
from yizhi.platform.files.resumable import Answer, Question, Resumable
from yizhi.platform.files.staging import Staging

START = datetime(2026, 3, 8, 1, 0, tzinfo=UTC)
Ask = Callable[..., Answer]


def protocol(root: Path) -> Resumable:
    return Resumable(Staging(root), SizeLimits.from_megabytes({"image": 1}), lambda name: f"/{name}", most_unfinished=3)


def asking(resumable: Resumable) -> Ask:
    def ask(
        method: str, name: str = "", body: bytes | io.RawIOBase = b"", owner: str = "officer", **headers: str
    ) -> Answer:
        given = {"tus-resumable": "1.0.0", **{key.replace("_", "-"): value for key, value in headers.items()}}
        if method == "PATCH":
            given.setdefault("content-type", "application/offset+octet-stream")
        stream = io.BytesIO(body) if isinstance(body, bytes) else body
        return resumable.handle(Question(method, name, given, stream, owner))  # type: ignore[arg-type]

    return ask


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    return asking(protocol(tmp_path))


def metadata(**stated: str) -> str:
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in stated.items())


def begun(ask: Ask, length: int, filename: str = "执法记录.mp4", **stated: str) -> str:
    answer = ask("POST", upload_length=str(length), upload_metadata=metadata(filename=filename, **stated))
    assert answer.status == 201, answer.text
    return answer.headers["Location"][1:]


def test_a_file_sent_in_three_interrupted_pieces_is_the_same_file(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    ask = asking(protocol(tmp_path))
    name = begun(ask, len(content))

    class BreaksOff(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() >= 1_000_000:
                raise ConnectionResetError("线路中断")
            return super().read(min(size or 0, 300_000))

    at = 0
    for _ in range(2):
        with pytest.raises(ConnectionResetError):
            ask("PATCH", name, BreaksOff(content[at:]), upload_offset=str(at))
        # A new process, as after a restart of the server.
        ask = asking(protocol(tmp_path))
        at = int(ask("HEAD", name).headers["Upload-Offset"])
        assert at > 0
    answer = ask("PATCH", name, content[at:], upload_offset=str(at))
    assert answer.headers["Upload-Offset"] == "3000000"
    staging = Staging(tmp_path)
    upload = staging.find(name, "officer")
    assert staging.hashed(upload).sha256 == hashlib.sha256(content).hexdigest()
    with staging.open(upload) as stream:
        assert stream.read() == content


def test_the_hash_carried_along_is_the_hash_of_the_whole(tmp_path: Path) -> None:
    resumable = protocol(tmp_path)
    ask = asking(resumable)
    content = os.urandom(100_000)
    name = begun(ask, len(content))
    for at in range(0, 100_000, 7_000):
        ask("PATCH", name, content[at : at + 7_000], upload_offset=str(at))
    upload = resumable.staging.find(name, "officer")
    assert resumable.staging.hashed(upload) == Staging(tmp_path).hashed(upload)
    assert resumable.staging.hashed(upload).sha256 == hashlib.sha256(content).hexdigest()


def test_a_wrong_position_is_a_conflict_that_tells_the_right_one(ask: Ask) -> None:
    name = begun(ask, 10)
    ask("PATCH", name, b"0123", upload_offset="0")
    answer = ask("PATCH", name, b"0123", upload_offset="0")
    assert answer.status == 409
    assert "4 字节" in answer.text
    assert ask("HEAD", name).headers["Upload-Offset"] == "4"


def test_more_than_was_announced_is_refused(ask: Ask) -> None:
    name = begun(ask, 10)
    assert ask("PATCH", name, b"0123456789ab", upload_offset="0").status == 413


@pytest.mark.parametrize(
    ("filename", "length", "filetype", "status"),
    [
        ("photo.jpg", (1 << 20) + 1, "", 413),
        ("photo.jpg", 0, "", 422),
        ("page.html", 10, "", 415),
        ("photo.jpg", 10, "text/html", 415),
        ("photo.jpg", 1 << 20, "image/jpeg", 201),
    ],
)
def test_what_can_never_be_accepted_is_refused_before_it_is_sent(
    ask: Ask, filename: str, length: int, filetype: str, status: int
) -> None:
    stated = metadata(filename=filename, filetype=filetype)
    assert ask("POST", upload_length=str(length), upload_metadata=stated).status == status


@pytest.mark.parametrize("algorithm", ["sha256", "sha1", "md5"])
def test_a_piece_damaged_on_the_way_is_not_kept(ask: Ask, algorithm: str) -> None:
    name = begun(ask, 8)
    right = base64.b64encode(hashlib.new(algorithm, b"0123").digest()).decode()
    damaged = ask("PATCH", name, b"0124", upload_offset="0", upload_checksum=f"{algorithm} {right}")
    assert damaged.status == 460
    assert ask("HEAD", name).headers["Upload-Offset"] == "0"
    assert ask("PATCH", name, b"0123", upload_offset="0", upload_checksum=f"{algorithm} {right}").status == 204
    assert ask("HEAD", name).headers["Upload-Offset"] == "4"
    assert ask("PATCH", name, b"4567", upload_offset="4", upload_checksum="crc32 x").status == 400
    assert ask("PATCH", name, b"4567", upload_offset="4").headers["Upload-Offset"] == "8"


def test_an_upload_of_somebody_else_does_not_exist(ask: Ask) -> None:
    name = begun(ask, 8)
    for method in ("HEAD", "PATCH", "DELETE"):
        assert ask(method, name, owner="stranger", upload_offset="0").status == 404
    assert ask("HEAD", name).status == 200


@pytest.mark.parametrize("name", ["..", "../other", "A" * 48, "0" * 48, "0" * 47 + "\n", "upload.json"])
def test_a_made_up_name_does_not_exist(ask: Ask, name: str) -> None:
    assert ask("HEAD", name).status == 404


def test_a_cancelled_upload_is_gone(ask: Ask, tmp_path: Path) -> None:
    name = begun(ask, 8)
    assert ask("DELETE", name).status == 204
    assert ask("HEAD", name).status == 404
    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_upload_expires(tmp_path: Path) -> None:
    resumable = protocol(tmp_path)
    ask = asking(resumable)
    with clock.at(START):
        old, other = begun(ask, 8), begun(ask, 8)
        assert ask("HEAD", old).headers["Upload-Expires"] == "Tue, 10 Mar 2026 01:00:00 GMT"
    with clock.at(START + timedelta(days=2)):
        new = begun(ask, 8)
        assert ask("HEAD", old).status == 410
        assert resumable.staging.clear_expired(clock.now()) == 1
        assert ask("HEAD", other).status == 404
        assert ask("HEAD", new).status == 200


def test_nobody_fills_the_disk_with_unfinished_uploads(ask: Ask) -> None:
    names = [begun(ask, 8) for _ in range(3)]
    assert ask("POST", upload_length="8", upload_metadata=metadata(filename="a.mp4")).status == 429
    ask("DELETE", names[0])
    begun(ask, 8)


def test_a_file_larger_than_the_free_disk_is_refused_in_words(tmp_path: Path) -> None:
    limits = SizeLimits.from_megabytes({"video": 1 << 40})
    ask = asking(Resumable(Staging(tmp_path), limits, str))
    answer = ask("POST", upload_length="900000000000000", upload_metadata=metadata(filename="a.mp4"))
    assert answer.status == 503
    assert "空间不足" in answer.text


def test_two_requests_never_write_one_upload_at_once(tmp_path: Path) -> None:
    resumable = protocol(tmp_path)
    ask = asking(resumable)
    name = begun(ask, 8)
    with resumable.staging.writing(resumable.staging.find(name, "officer")):
        assert ask("PATCH", name, b"0123", upload_offset="0").status == 423
    assert ask("PATCH", name, b"0123", upload_offset="0").status == 204


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("OPTIONS", {"tus_resumable": "0"}, 204),
        ("POST", {"tus_resumable": "0.2.2"}, 412),
        ("GET", {}, 405),
        ("POST", {}, 400),
        ("POST", {"upload_length": "-1"}, 400),
        ("POST", {"upload_length": "١"}, 400),
        ("POST", {"upload_length": "8", "upload_defer_length": "1"}, 400),
        ("POST", {"upload_length": "8", "upload_metadata": "filename !!!"}, 400),
        ("POST", {"upload_length": "8", "upload_metadata": metadata(filename="a.mp4", sha256="12")}, 400),
    ],
)
def test_a_malformed_request_gets_an_answer_in_words(
    ask: Ask, method: str, headers: dict[str, str], status: int
) -> None:
    answer = ask(method, **headers)
    assert answer.status == status
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert bool(answer.text) is (status != 204)


def test_a_piece_of_another_content_type_is_refused(ask: Ask) -> None:
    name = begun(ask, 8)
    assert ask("PATCH", name, b"0123", upload_offset="0", content_type="text/plain").status == 415


KILLED = """
import sys
from pathlib import Path
from yizhi.platform.files.staging import Staging
class Stops:
    sent = 0
    def read(self, size=-1):
        self.sent += 1
        if self.sent == 3:
            print("half", flush=True)
            sys.stdin.read()
        return b"x" * 1000
staging = Staging(Path(sys.argv[1]))
upload = staging.find(sys.argv[2], "officer")
with staging.writing(upload) as file:
    staging.append(upload, file, Stops(), provisional=False)
"""


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    ask = asking(protocol(tmp_path))
    name = begun(ask, 5000)
    ask("PATCH", name, b"y" * 1500, upload_offset="0")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert ask("HEAD", name).headers["Upload-Offset"] == "1500"
    ask("PATCH", name, b"z" * 3500, upload_offset="1500")
    staging = Staging(tmp_path)
    with staging.open(staging.find(name, "officer")) as stream:
        assert stream.read() == b"y" * 1500 + b"z" * 3500
