"""A file is what its content is. Anything that runs, hides or pretends is refused, in words."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.platform.files import media_types as kinds
from yizhi.platform.files.media_types import ACCEPTED, SizeLimits, extension_of
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.sniffing import inspect, sniff
from yizhi.platform.files.tests import samples
from yizhi.platform.files.tests.samples import SAMPLES

LIMITS = SizeLimits()


def inspected(name: str, content: bytes, declared: str = "") -> kinds.MediaType:
    return inspect(io.BytesIO(content), name, declared=declared, limits=LIMITS)


def refusal(name: str, content: bytes, declared: str = "") -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        inspected(name, content, declared)
    return caught.value


@pytest.mark.parametrize("name", SAMPLES)
def test_every_listed_kind_is_accepted(name: str) -> None:
    kind = inspected(name, SAMPLES[name])
    assert extension_of(name) in kind.extensions
    assert inspected(name, SAMPLES[name], kind.name) is kind
    assert inspected(name.upper(), SAMPLES[name], "application/octet-stream") is kind


def test_the_samples_cover_the_whole_list() -> None:
    assert {sniff(io.BytesIO(content)) for content in SAMPLES.values()} == set(ACCEPTED)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("other", ["photo.jpg", "scan.pdf", "patrol.mp4", "letter.docx", "说明.txt"])
def test_a_renamed_file_is_refused(name: str, other: str) -> None:
    if extension_of(name) == extension_of(other):
        return
    assert refusal(f"renamed.{extension_of(name)}", SAMPLES[other]).status == 415


def test_a_false_media_type_is_refused() -> None:
    caught = refusal("photo.jpg", SAMPLES["photo.jpg"], "text/html")
    assert caught.status == 415
    assert "text/html" in caught.refusal.why


ACTIVE = {
    "page": b"<!DOCTYPE html><html><body onload=alert(1)></html>",
    "drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "shell": b"#!/bin/sh\nrm -rf /\n",
    "windows": b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\0" * 200,
    "linux": b"\x7fELF\x02\x01\x01" + b"\0" * 200,
    "java": samples.archive(),
    "server page": b"<?php system($_GET['c']); ?>",
    "text with a script": "现场情况<ScRiPt>alert(1)</sCrIpT>".encode(),
    "gif": b"GIF89a\1\0\1\0\0\0\0;",
    "matroska": samples.WEBM.replace(b"webm", b"matr"),
    "random": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("content", ACTIVE.values(), ids=ACTIVE)
@pytest.mark.parametrize("extension", ["jpg", "pdf", "mp4", "docx", "txt"])
def test_active_and_unknown_content_is_refused_under_every_name(content: bytes, extension: str) -> None:
    assert refusal(f"evidence.{extension}", content).status == 415


@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "run.exe", "a.jpg.exe", "photo", "macro.docm", "x.php", ""]
)
def test_a_name_outside_the_list_is_refused_with_what_to_do(name: str) -> None:
    caught = refusal(name, SAMPLES["photo.jpg"])
    assert caught.status == 415
    assert "jpg" in caught.refusal.next_step


def test_the_reason_names_what_the_content_is() -> None:
    assert "Windows 程序" in refusal("a.jpg", ACTIVE["windows"]).refusal.why
    assert "GIF 图片" in refusal("a.jpg", ACTIVE["gif"]).refusal.why


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.heic", "scan.pdf", "patrol.mp4", "call.wav"])
def test_a_file_that_is_two_kinds_at_once_is_refused(name: str) -> None:
    content = SAMPLES[name]
    assert "压缩包" in refusal(name, content + samples.archive()).refusal.why
    assert "压缩包" in refusal(name, content + samples.archive(content=b"x" * 200_000)).refusal.why
    assert "夹带" in refusal(name, content + b"<html><script>alert(1)</script>").refusal.why


def test_a_script_in_the_middle_of_a_picture_is_refused() -> None:
    content = samples.picture(size=(900, 700), comment=b"x" * 30_000 + b"<script>steal()</script>" + b"x" * 30_000)
    assert "脚本" in refusal("photo.jpg", content).refusal.why


def test_a_pdf_hidden_in_a_picture_is_refused() -> None:
    assert "PDF" in refusal("photo.jpg", samples.picture(comment=samples.pdf())).refusal.why


@pytest.mark.parametrize(
    "content",
    [
        samples.pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        samples.pdf(b"/OpenAction<</S/J#61vaScript/JS(app.alert(1))>>"),
        samples.pdf(b"/A<</S/Launch/F(cmd.exe)>>"),
        samples.pdf(packed=b"7 0 <</S/JavaScript/JS(app.alert(1))>>"),
        samples.pdf(b"/X<</Type/Obj#53tm>>"),
        samples.pdf(b"/Encrypt 9 0 R"),
        samples.pdf(packed=b"0" * (20 << 20)),
        samples.pdf(packed=b"7 0 <<>>").replace(b"stream\r\nx", b"stream\r\n!"),
    ],
    ids=["script", "disguised", "launch", "packed script", "disguised packing", "encrypted", "bomb", "broken packing"],
)
def test_a_pdf_that_runs_or_cannot_be_inspected_is_refused(content: bytes) -> None:
    assert refusal("scan.pdf", content).status == 415


def test_a_pdf_with_packed_objects_and_chinese_names_is_accepted() -> None:
    content = samples.pdf(b"/F<</BaseFont/#E5#AE#8B#E4#BD#93>>", packed=b"7 0 <</Type/Page>>")
    assert inspected("scan.pdf", content) is kinds.PDF


@pytest.mark.parametrize(
    "content",
    [
        samples.office(extra={"word/vbaProject.bin": "x"}),
        samples.office(types='<Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        samples.office(extra={"word/embeddings/oleObject1.bin": "x"}),
        samples.office(
            extra={
                "word/_rels/settings.xml.rels": '<Relationships><Relationship Type="x/attachedTemplate" '
                'Target="http://example.invalid/t.dotm" TargetMode="External"/></Relationships>'
            }
        ),
        samples.office(extra={f"part{n}.xml": "" for n in range(10_001)}),
        samples.archive("readme.md"),
    ],
    ids=["macro", "macro type", "embedded program", "remote template", "endless directory", "plain archive"],
)
def test_an_office_file_that_runs_something_is_refused(content: bytes) -> None:
    assert refusal("letter.docx", content).status == 415


def test_a_link_in_an_office_file_is_accepted() -> None:
    link = '<Relationship Type="x/hyperlink" Target="http://example.invalid" TargetMode="External"/>'
    rels = f"<Relationships>{link}</Relationships>"
    assert inspected("letter.docx", samples.office(extra={"word/_rels/document.xml.rels": rels})) is kinds.DOCX


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_accepted_in_the_encodings_of_the_offices(encoding: str) -> None:
    assert inspected("说明.txt", "当事人自述情况\r\n".encode(encoding)) is kinds.TXT


@pytest.mark.parametrize(
    "tag", [b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10, b"ID3\x04\0\0\0\0\x02\x00" + b"t" * 256 + b"\0" * 300]
)
def test_tagged_sound_is_accepted(tag: bytes) -> None:
    assert inspected("call.mp3", samples.mp3(tag)) is kinds.MP3


def test_size_limits_are_those_of_the_installation() -> None:
    limits = SizeLimits.from_megabytes({"image": 1})
    large = samples.picture("PNG") + b"\0" * (1 << 20)
    with pytest.raises(FileRefused, match="上限为 1 MB") as caught:
        inspect(io.BytesIO(large), "photo.png", limits=limits)
    assert caught.value.status == 413
    assert inspected("photo.png", large) is kinds.PNG
    with pytest.raises(ValueError, match="正整数"):
        SizeLimits.from_megabytes({"image": 0})
    with pytest.raises(ValueError, match="pictures"):
        SizeLimits.from_megabytes({"pictures": 1})


def test_an_empty_file_is_refused() -> None:
    assert refusal("photo.jpg", b"").status == 422


@given(st.binary(max_size=3000), st.sampled_from(list(SAMPLES.values())), st.integers(0, 400))
def test_no_content_whatever_breaks_the_inspection(noise: bytes, sample: bytes, at: int) -> None:
    for content in (noise, sample[:at] + noise, sample[:at] + noise + sample[at + len(noise) :]):
        with suppress(FileRefused):
            assert sniff(io.BytesIO(content)) in ACCEPTED
