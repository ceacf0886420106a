"""HEIC, as iPhones take it: time, place and a small picture as from any other photograph."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import ExifTags, Image

from yizhi.platform.files.media_types import HEIC
from yizhi.platform.files.photographs import read_photograph, thumbnail
from yizhi.platform.files.recognition import recognise
from yizhi.platform.files.refused import FileRefused
from yizhi.platform.files.tests.samples import SAMPLES


def heic(size: tuple[int, int] = (640, 480), turned: int = 0) -> bytes:
    """Written by the library's encoder, without telling Pillow of it: the reader under test is the product's own."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Acme", "Acme F1"
    if turned:
        exif[ExifTags.Base.Orientation] = turned
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:03:08 09:10:11"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (28.0, 57.0, 54.72), 3: "E", 4: (118.0, 51.0, 43.2)})
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    pillow_heif.from_pillow(picture).save(out, quality=60, exif=exif.tobytes())
    return out.getvalue()


def test_what_the_phone_states_is_read() -> None:
    found = read_photograph(io.BytesIO(heic()))
    assert (found.width, found.height, found.device) == (640, 480, "Acme F1")
    assert str(found.taken_at) == "2026-03-08 09:10:11+08:00"
    assert (found.longitude, found.latitude) == (118.862, 28.9652)


def test_a_small_picture_is_made_without_any_statement_of_the_device() -> None:
    small = thumbnail(io.BytesIO(heic((1600, 1200))))
    assert (small.media_type, small.width, small.height) == ("image/jpeg", 480, 360)
    with Image.open(io.BytesIO(small.content)) as drawn:
        assert drawn.getexif() == {}
        grey = drawn.convert("L").tobytes()
        assert grey[240] < grey[-240]  # dark above, light below: upright


@pytest.mark.parametrize("content", [SAMPLES["photo.heic"], heic()[:400]], ids=["no picture", "cut off"])
def test_what_cannot_be_decoded_says_so(content: bytes) -> None:
    with pytest.raises(FileRefused):
        thumbnail(io.BytesIO(content))


def test_it_is_recognised_as_what_it_is() -> None:
    assert recognise(io.BytesIO(heic())) is HEIC
