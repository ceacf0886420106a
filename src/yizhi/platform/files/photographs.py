"""What a photograph tells about itself, and small copies of it. The original is only ever read."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, BinaryIO

from pi_heif import register_heif_opener  # type: ignore[import-untyped]
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from yizhi.platform.clock import CHINA
from yizhi.platform.files.refused import UNPROCESSABLE, FileRefused

register_heif_opener()  # HEIC, as iPhones take it; a reader only, without the encoder
_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
# Phones take 200 megapixels. JPEG is decoded at a fraction of its size; the others only whole, so less is allowed.
_MOST_PIXELS = {"JPEG": 220_000_000, "MPO": 220_000_000, "PNG": 64_000_000, "WEBP": 64_000_000, "HEIF": 64_000_000}
Image.MAX_IMAGE_PIXELS = 220_000_000
_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_ZONE = re.compile(r"([+-])(\d\d):(\d\d)")
_BROKEN = "照片已损坏，无法读取"
_AGAIN = "请从采集设备重新上传原件"


@dataclass(frozen=True, slots=True)
class Photograph:
    """What the file itself states. Statements of the device, not proof: whoever relies on them compares and says so.

    taken_at: aware; China Standard Time is assumed where `zone_stated` is false. Position: WGS 84, both or none.
    """

    width: int
    height: int
    taken_at: datetime | None
    zone_stated: bool
    longitude: float | None
    latitude: float | None
    device: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A copy made from an original: its bytes, and the recipe by which anyone can make it again."""

    content: bytes
    media_type: str
    width: int
    height: int
    recipe: str


def read_photograph(stream: BinaryIO) -> Photograph:
    """Errors: FileRefused (422) when it cannot be decoded or has too many pixels. Unreadable statements are absent."""
    with _opened(stream) as image:
        width, height = image.size
        try:
            exif = image.getexif()
            details = exif.get_ifd(ExifTags.IFD.Exif)
            position = _position(exif.get_ifd(ExifTags.IFD.GPSInfo))
        except (OSError, ValueError, SyntaxError, TypeError, KeyError, ArithmeticError):
            return Photograph(width, height, None, False, None, None, "")
        taken_at, zone_stated = _taken_at(details)
        maker, model = (_text(exif.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
        device = model if model.startswith(maker) else f"{maker} {model}"
        longitude, latitude = position or (None, None)
        return Photograph(width, height, taken_at, zone_stated, longitude, latitude, device.strip()[:80])


def thumbnail(stream: BinaryIO, longest: int = 480) -> Derived:
    """An upright JPEG of at most `longest` pixels a side, without any statement of the device.

    Errors: FileRefused (422) when it cannot be decoded or has too many pixels.
    """
    with _opened(stream) as image:
        try:
            image.draft("RGB", (longest, longest))
            image.thumbnail((longest * 2, longest * 2))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((longest, longest))
            flat = _on_white(upright)
        except (OSError, ValueError, SyntaxError, MemoryError, ArithmeticError) as error:
            raise FileRefused(_BROKEN, _AGAIN, status=UNPROCESSABLE) from error
        out = io.BytesIO()
        flat.save(out, "JPEG", quality=80, optimize=True)
    return Derived(out.getvalue(), "image/jpeg", *flat.size, recipe=f"thumbnail {longest} jpeg 80")


def _opened(stream: BinaryIO) -> Image.Image:
    stream.seek(0)
    try:
        image = Image.open(stream, formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, ArithmeticError) as error:
        raise FileRefused(_BROKEN, _AGAIN, status=UNPROCESSABLE) from error
    if image.width * image.height > _MOST_PIXELS[image.format or "PNG"]:
        raise _too_many_pixels()
    return image


def _too_many_pixels() -> FileRefused:
    return FileRefused("图片像素过多，无法处理", "请在采集设备上降低分辨率后重新拍摄", status=UNPROCESSABLE)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        colours = image.convert("RGBA")
        white = Image.new("RGBA", colours.size, "white")
        return Image.alpha_composite(white, colours).convert("RGB")
    return image.convert("RGB")


def _text(value: Any) -> str:
    """Text of a tag, printable only."""
    return "".join(c for c in value if c.isprintable()).strip() if isinstance(value, str) else ""


def _taken_at(details: dict[int, Any]) -> tuple[datetime | None, bool]:
    found = _TIME.match(_text(details.get(ExifTags.Base.DateTimeOriginal)))
    if found is None:
        return None, False
    zone = _ZONE.fullmatch(_text(details.get(ExifTags.Base.OffsetTimeOriginal)))
    try:
        year, month, day, hour, minute, second = (int(part) for part in found.groups())
        if zone is None:
            return datetime(year, month, day, hour, minute, second, tzinfo=CHINA), False
        offset = timedelta(hours=int(zone[2]), minutes=int(zone[3])) * (-1 if zone[1] == "-" else 1)
        stated = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
        return stated.astimezone(CHINA), True
    except (ValueError, OverflowError):
        return None, False


def _position(tags: dict[int, Any]) -> tuple[float, float] | None:
    """Longitude and latitude, or None unless both are there and possible. 0, 0 is what devices write without a fix."""
    gps = ExifTags.GPS
    latitude = _degrees(tags.get(gps.GPSLatitude), tags.get(gps.GPSLatitudeRef), "NS", 90)
    longitude = _degrees(tags.get(gps.GPSLongitude), tags.get(gps.GPSLongitudeRef), "EW", 180)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None
    return longitude, latitude


def _degrees(parts: Any, reference: Any, signs: str, most: int) -> float | None:
    side = _text(reference).upper()
    if not isinstance(parts, tuple) or len(parts) != 3 or len(side) != 1 or side not in signs:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not (0 <= degrees <= most and 0 <= minutes < 60 and 0 <= seconds < 60):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if value > most:
        return None
    return round(-value if side == signs[1] else value, 7)
