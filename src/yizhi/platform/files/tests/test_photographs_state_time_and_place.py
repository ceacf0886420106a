"""Time and place as the device states them; small copies that give nothing away; hostile pictures do no harm."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from yizhi.platform.clock import CHINA
from yizhi.platform.files.photographs import read_photograph, thumbnail
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.tests.samples import picture

# The square before Shuiting Gate, Quzhou.
PLACE = {1: "N", 2: (28.0, 57.0, 54.72), 3: "E", 4: (118.0, 51.0, 43.2)}


def photograph(
    *, taken: str = "", zone: str = "", place: dict[int, Any] | None = None, turned: int = 0, kind: str = "JPEG"
) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Acme", "Acme F1"
    if turned:
        exif[ExifTags.Base.Orientation] = turned
    details = exif.get_ifd(ExifTags.IFD.Exif)
    if taken:
        details[ExifTags.Base.DateTimeOriginal] = taken
    if zone:
        details[ExifTags.Base.OffsetTimeOriginal] = zone
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(place)
    return picture(kind, (640, 480), exif=exif)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_time_place_and_device_are_read(kind: str) -> None:
    content = photograph(taken="2026:03:08 09:10:11", zone="+08:00", place=PLACE, kind=kind)
    found = read_photograph(io.BytesIO(content))
    assert found.taken_at == datetime(2026, 3, 8, 9, 10, 11, tzinfo=CHINA)
    assert found.zone_stated
    assert (found.longitude, found.latitude) == (118.862, 28.9652)
    assert (found.width, found.height, found.device) == (640, 480, "Acme F1")


def test_a_foreign_time_zone_is_converted() -> None:
    found = read_photograph(io.BytesIO(photograph(taken="2026:03:08 01:10:11", zone="+00:00")))
    assert found.taken_at == datetime(2026, 3, 8, 1, 10, 11, tzinfo=UTC)
    assert str(found.taken_at) == "2026-03-08 09:10:11+08:00"


def test_without_a_zone_china_time_is_assumed_and_said_to_be_assumed() -> None:
    found = read_photograph(io.BytesIO(photograph(taken="2026:03:08 09:10:11")))
    assert found.taken_at == datetime(2026, 3, 8, 9, 10, 11, tzinfo=CHINA)
    assert not found.zone_stated


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "2026:13:40 25:61:61", "    :  :     :  :  ", "yesterday"])
def test_an_impossible_time_is_left_out(taken: str) -> None:
    assert read_photograph(io.BytesIO(photograph(taken=taken))).taken_at is None


@pytest.mark.parametrize(
    "change",
    [{2: (91.0, 0.0, 0.0)}, {2: (28.0, 75.0, 0.0)}, {1: "X"}, {1: ""}, {4: (180.0, 59.0, 0.0)},
     {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}, {4: (118.0, 51.0)}],
)  # fmt: skip
def test_an_impossible_place_is_left_out(change: dict[int, Any]) -> None:
    found = read_photograph(io.BytesIO(photograph(place={**PLACE, **change})))
    assert (found.longitude, found.latitude) == (None, None)


def test_south_and_west_are_negative() -> None:
    found = read_photograph(io.BytesIO(photograph(place={**PLACE, 1: "S", 3: "W"})))
    assert (found.longitude, found.latitude) == (-118.862, -28.9652)


def test_a_small_copy_is_upright_small_and_tells_neither_time_nor_place() -> None:
    content = photograph(taken="2026:03:08 09:10:11", place=PLACE, turned=6)
    small = thumbnail(io.BytesIO(content), 120)
    assert (small.width, small.height, small.media_type) == (90, 120, "image/jpeg")
    again = read_photograph(io.BytesIO(small.content))
    assert (again.taken_at, again.longitude, again.device) == (None, None, "")
    assert thumbnail(io.BytesIO(content), 120) == small


def test_transparency_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(thumbnail(out).content)) as small:
        assert small.getpixel((5, 5)) == (255, 255, 255)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [9_000, 15_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused(side: int) -> None:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + _chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + _chunk(b"IEND", b"")
    for use in (read_photograph, thumbnail):
        with pytest.raises(FileRefused, match="像素过多") as caught:
            use(io.BytesIO(bomb))
        assert caught.value.status == 422


def test_other_picture_formats_are_never_decoded() -> None:
    with pytest.raises(FileRefused, match="已损坏"):
        thumbnail(io.BytesIO(picture("TIFF")))


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=60)
@given(st.binary(min_size=1, max_size=40), st.integers(2, 4000))
def test_damage_anywhere_is_a_refusal_or_an_answer_and_never_a_crash(noise: bytes, at: int) -> None:
    content = photograph(taken="2026:03:08 09:10:11", place=PLACE)
    broken = content[:at] + noise + content[at + len(noise) :]
    for use in (read_photograph, thumbnail):
        try:
            use(io.BytesIO(broken))
        except FileRefused as refused:
            assert refused.status in (415, 422)  # noqa: PT017 - the refusal itself is what is tested
