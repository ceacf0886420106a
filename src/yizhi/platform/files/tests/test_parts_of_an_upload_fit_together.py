"""Parts out of place, repeated, overlapping, too long, over restarts: the file is what was sent, once."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.platform.files.staging import Staging
from yizhi.platform.files.storage.blobs import CHUNK
from yizhi.platform.files.tests.test_uploads_resume_after_every_interruption import Ask, asking, begun, protocol

CONTENT = bytes(range(40))
# A part is a stretch of the file (or beyond it), sent as if it began at `claimed`; `restart`: by a new process.
_PARTS = st.lists(
    st.tuples(st.integers(0, 44), st.integers(0, 20), st.sampled_from([0, 0, 0, -1, 1]), st.booleans()), max_size=25
)


def offset(ask: Ask, name: str) -> int:
    return int(ask("HEAD", name).headers["Upload-Offset"])


def kept(root: Path, name: str) -> bytes:
    staging = Staging(root)
    upload = staging.find(name, "officer")
    with staging.open(upload) as stream:
        content = stream.read(staging.offset(upload))
    assert staging.hashed(upload).sha256 == hashlib.sha256(content).hexdigest()
    return content


@settings(max_examples=60, deadline=None)
@given(parts=_PARTS)
def test_whatever_is_sent_the_file_is_a_beginning_of_what_was_meant(parts: list[tuple[int, int, int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ask, have = asking(protocol(root)), 0
        name = begun(ask, len(CONTENT))
        for start, length, aside, restart in parts:
            ask = asking(protocol(root)) if restart else ask
            at = have if aside == 0 else max(have + aside * start, 0)
            part = (CONTENT + bytes(64))[at : at + length]
            answer = ask("PATCH", name, part, upload_offset=str(at))
            if at != have:
                assert answer.status == 409
                assert f"服务器已有 {have} 字节" in answer.text
            elif at + len(part) > len(CONTENT):
                assert answer.status == 413
                assert f"还可以接收 {len(CONTENT) - have} 字节" in answer.text
            else:
                assert answer.status == 204
                have += len(part)
            assert offset(ask, name) == have
        ask("PATCH", name, CONTENT[have:], upload_offset=str(have))
        assert kept(root, name) == CONTENT


@pytest.mark.parametrize("announced", [True, False])
def test_of_a_part_past_the_end_nothing_is_kept(tmp_path: Path, announced: bool) -> None:
    """Longer than one chunk, so that a part of it has been written when the excess is found."""
    content = os.urandom(2 * CHUNK + 10)
    ask = asking(protocol(tmp_path))
    name = begun(ask, len(content))
    assert ask("PATCH", name, content[:10], upload_offset="0").status == 204
    wrong = os.urandom(len(content))
    headers = {"content_length": str(len(wrong))} if announced else {}
    answer = ask("PATCH", name, wrong, upload_offset="10", **headers)
    assert answer.status == 413
    assert "没有保存" in answer.text
    assert offset(ask, name) == 10
    assert ask("PATCH", name, content[10:], upload_offset="10").status == 204
    assert kept(tmp_path, name) == content


def test_a_repeated_part_and_one_that_overlaps_change_nothing(tmp_path: Path) -> None:
    """The answer to the first was lost on the way: the sender asks where to go on and loses nothing."""
    ask = asking(protocol(tmp_path))
    name = begun(ask, len(CONTENT))
    assert ask("PATCH", name, CONTENT[:20], upload_offset="0").status == 204
    assert ask("PATCH", name, CONTENT[:20], upload_offset="0").status == 409
    assert ask("PATCH", name, CONTENT[10:30], upload_offset="10").status == 409
    assert ask("PATCH", name, CONTENT[25:], upload_offset="25").status == 409  # a gap
    assert offset(ask, name) == 20
    assert ask("PATCH", name, CONTENT[20:], upload_offset="20").status == 204
    assert ask("PATCH", name, b"", upload_offset=str(len(CONTENT))).status == 204
    assert ask("PATCH", name, b"x", upload_offset=str(len(CONTENT))).status == 413
    assert kept(tmp_path, name) == CONTENT


def test_a_part_that_breaks_off_past_the_end_of_a_chunk_is_resumed_where_it_stopped(tmp_path: Path) -> None:
    class BreaksOff(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > CHUNK:
                raise ConnectionResetError("线路中断")
            return super().read(size)

    content = os.urandom(3 * CHUNK)
    ask = asking(protocol(tmp_path))
    name = begun(ask, len(content))
    with pytest.raises(ConnectionResetError):
        ask("PATCH", name, BreaksOff(content), upload_offset="0")
    ask = asking(protocol(tmp_path))
    at = offset(ask, name)
    assert 0 < at < len(content)
    assert ask("PATCH", name, content[at:], upload_offset=str(at)).status == 204
    assert kept(tmp_path, name) == content


@pytest.mark.parametrize("given_offset", ["", "-1", "1.5", "0x0", "9" * 20])
def test_a_position_that_is_no_number_is_told_so(tmp_path: Path, given_offset: str) -> None:
    ask = asking(protocol(tmp_path))
    name = begun(ask, len(CONTENT))
    answer = ask("PATCH", name, CONTENT, upload_offset=given_offset)
    assert answer.status == 400
    assert "upload-offset" in answer.text
    assert offset(ask, name) == 0
