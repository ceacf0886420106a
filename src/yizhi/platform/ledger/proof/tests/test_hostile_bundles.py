"""Whatever file is handed in, the answer is a sentence: never a traceback, never a full memory."""

import io
import json
import struct
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.platform.ledger.proof import archive
from yizhi.platform.ledger.proof.archive import read_archive, write_archive
from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.tests.log import decided_case

GOOD = decided_case(older=3).bundle()
MEMBERS = read_archive(GOOD)
INDEX: dict[str, Any] = json.loads(MEMBERS["bundle.json"])


def packed(index: object) -> bytes:
    content = index if isinstance(index, bytes) else json.dumps(index).encode()
    return write_archive({**MEMBERS, "bundle.json": content})


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "不是验证材料包"),
        (b"PK\x03\x04", "不是验证材料包"),
        (b"%PDF-1.7", "不是验证材料包"),
        (GOOD[:-30], "不是验证材料包"),
        (GOOD[30:200], "不是验证材料包"),
        (write_archive({}), "没有 bundle.json"),
        (write_archive({"other.json": b"{}"}), "没有 bundle.json"),
        (packed(b""), "不是 JSON"),
        (packed(b"\xff\xfe"), "不是 JSON"),
        (packed(b"[" * 200_000), "不符合格式"),
        (packed(b'{"a":' * 200_000), "不符合格式"),
        (packed([]), "不符合格式"),
        (packed({}), "format"),
        (packed({**INDEX, "format": "yizhi-proof-bundle/2"}), "format"),
        (packed({**INDEX, "extra": 1}), "extra"),
        (packed({**INDEX, "keys": []}), "keys"),
        (packed({**INDEX, "keys": ["nonsense"]}), "公钥"),
        (packed({**INDEX, "checkpoint": 1}), "checkpoint"),
        (packed({**INDEX, "checkpoint": "nonsense"}), "签名文本"),
        (packed({**INDEX, "entries": [{"index": "1"}]}), "entries"),
        (packed({**INDEX, "entries": [{**INDEX["entries"][0], "index": -1}]}), "entries.0.index"),
        (packed({**INDEX, "entries": [{**INDEX["entries"][0], "index": 1e300}]}), "entries.0.index"),
        (packed({**INDEX, "entries": [{**INDEX["entries"][0], "index": 2**80}]}), "entries.0.index"),
        (packed({**INDEX, "entries": [{**INDEX["entries"][0], "path": ["AA=="]}]}), "entries.0.path"),
        (packed({**INDEX, "entries": [{**INDEX["entries"][0], "path": ["\u20ac"]}]}), "entries.0.path"),
        (packed({**INDEX, "entries": INDEX["entries"] * 600}), "entries"),
        (packed({**INDEX, "documents": INDEX["documents"] * 2}), "登记了两次"),
        (packed({**INDEX, "documents": [{**INDEX["documents"][0], "file": "../../etc/passwd"}]}), "不在材料包内"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bundle",  # its bytes are others in each process
)
def test_what_cannot_be_used_is_refused_in_words(data: bytes, named: str) -> None:
    with pytest.raises(Malformed, match=named):
        verify_bundle(data)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MAXIMUM_UNPACKED", 1_000_000)
    with pytest.raises(Malformed, match="解开后超过"):
        verify_bundle(write_archive({**MEMBERS, "bomb": bytes(2_000_000)}))


def test_many_small_bombs_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MAXIMUM_UNPACKED", 1_000_000)
    with pytest.raises(Malformed, match="解开后超过"):
        verify_bundle(write_archive({str(i): bytes(200_000) for i in range(9)}))


def test_a_member_that_lies_about_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stated size is 10 bytes in both headers; what is read is counted, not what is stated."""
    monkeypatch.setattr(archive, "_MAXIMUM_UNPACKED", 1_000_000)
    data, lied = write_archive({"bomb": bytes(5_000_000)}), struct.pack("<I", 10)
    data = data.replace(struct.pack("<I", 5_000_000), lied)
    with pytest.raises(Malformed):
        verify_bundle(data)


def test_a_file_of_too_many_members_or_bytes_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Malformed, match="200 个"):
        verify_bundle(write_archive({str(number): b"" for number in range(201)}))
    monkeypatch.setattr(archive, "MAXIMUM_FILE", len(GOOD) - 1)
    with pytest.raises(Malformed, match="不予读取"):
        verify_bundle(GOOD)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression_is_refused(method: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as file:
        file.writestr("bundle.json", MEMBERS["bundle.json"])
    with pytest.raises(Malformed, match="压缩方式"):
        verify_bundle(target.getvalue())


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + offset
        data[place] |= 1
    with pytest.raises(Malformed, match="加密"):
        verify_bundle(bytes(data))


def test_a_bundle_stored_without_compression_reads_the_same() -> None:
    """A person may unpack a bundle and pack it again."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for name, content in MEMBERS.items():
            file.writestr(name, content)
    assert verify_bundle(target.getvalue()) == verify_bundle(GOOD)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400))
def test_noise_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Malformed):
        verify_bundle(data)


# RFC 8785 writes no whole number beyond 2^53; those are in the test of malformed entries.
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(sorted(INDEX)), value=json_values)
def test_any_json_in_any_place_gives_a_verdict_or_a_sentence(name: str, value: object) -> None:
    try:
        verdict = verify_bundle(packed({**INDEX, name: value}))
    except Malformed:
        return
    assert not verdict.verified or (name in ("growth", "documents", "opened") and value == [])


@settings(max_examples=100, deadline=None)
@given(value=json_values, at=st.sampled_from(["actor", "record", "result", "input", "documents", "at", "says"]))
def test_any_json_in_a_body_gives_a_verdict(value: object, at: str) -> None:
    case = decided_case(older=1, issue=lambda body: body.update({at: value}))
    verdict = verify_bundle(case.bundle(opened=()))
    assert all(check.says for check in verdict.checks)


@pytest.mark.parametrize(
    "body",
    ["", "null", "[]", "1e999", "NaN", "[" * 900, "[" * 90_000, '{"v":9007199254740993}', '{"a":1,"a":1}', "\x00"],
)
def test_a_body_that_is_no_canonical_object_is_named(body: str) -> None:
    entry = {**INDEX["entries"][0], "body": body}
    verdict = verify_bundle(packed({**INDEX, "entries": [entry]}))
    assert {"entry.included", "entry.canonical", "entry.body"} <= {check.code for check in verdict.failed}
