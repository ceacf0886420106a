"""A picture from a phone or from an attacker is opened within limits and printed without what it carries along."""

import base64
import io
import re
import struct
import zlib

import pytest
from PIL import Image

from yizhi.platform.documents.rendering.errors import DocumentError
from yizhi.platform.documents.rendering.pictures import LONGEST_SIDE, UnreadablePicture, picture_as_svg, qr_as_svg
from yizhi.platform.documents.rendering.tests.small import picture


def inside(svg: str) -> Image.Image:
    coded = re.search(r"base64,([^\"]+)", svg)
    assert coded is not None
    return Image.open(io.BytesIO(base64.b64decode(coded[1])))


@pytest.mark.parametrize(
    "content",
    [
        b"not a picture",
        b"%PDF-1.7",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture("GIF", mode="P"),
        picture()[:40],
        picture("JPEG", mode="RGB")[:100],
    ],
)
def test_only_whole_photographs_are_accepted(content: bytes) -> None:
    with pytest.raises(UnreadablePicture, match="签名"):
        picture_as_svg(content, "签名")


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened() -> None:
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(UnreadablePicture):
        picture_as_svg(bomb, "照片")


def test_position_and_camera_are_not_printed_along() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    Image.new("RGB", (30, 20)).save(out, "JPEG", exif=exif)
    assert b"SecretCamera" in out.getvalue()
    svg = picture_as_svg(out.getvalue(), "照片")
    assert not inside(svg).getexif()


def test_a_photograph_taken_upright_stands_upright() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 20)).save(out, "JPEG", exif=exif)
    assert inside(picture_as_svg(out.getvalue(), "照片")).size == (20, 30)


def test_large_photographs_shrink_and_signatures_stay_transparent() -> None:
    assert max(inside(picture_as_svg(picture("JPEG", (4000, 3000), "RGB"), "照片")).size) == LONGEST_SIDE
    assert inside(picture_as_svg(picture("PNG", mode="RGBA"), "签名")).mode == "RGBA"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ABCD-1234", "https://x/" + "a" * 500])
def test_the_code_leads_to_a_web_address_only(address: str) -> None:
    with pytest.raises(DocumentError, match="网址"):
        qr_as_svg(address)
