"""Makes hostile picture bytes safe to print: decoded, stripped of metadata, bounded, wrapped as SVG text."""

import base64
import io
from functools import lru_cache

import segno
from PIL import Image, ImageOps, UnidentifiedImageError

from yizhi.platform.documents.rendering.errors import DocumentError

LONGEST_SIDE = 1_000
"""Pixels: the widest slot, 8 cm of paper, at 300 dots per inch."""
MOST_PIXELS = 60_000_000
MOST_BYTES = 30_000_000
_FORMATS = ("PNG", "JPEG", "WEBP")


class UnreadablePicture(DocumentError):
    """The bytes are no picture, or one too large to open safely."""


def picture_as_svg(content: bytes, title: str) -> str:
    """A PNG, JPEG or WebP as SVG text holding the picture re-encoded; signatures and seals stay transparent.

    Position and camera data are dropped: the original with them is evidence and stays in the file store.
    """
    if len(content) > MOST_BYTES:
        raise UnreadablePicture(f"{title}：图片超过{MOST_BYTES // 1_000_000}MB，请压缩后再用。")
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise UnreadablePicture(f"{title}：图片像素过大，请缩小后再用。")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decodes only the detail that is kept
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _wrapped(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise UnreadablePicture(f"{title}：不是可用的图片（只接受 PNG、JPEG、WebP）。") from wrong


def _wrapped(picture: Image.Image) -> str:
    out = io.BytesIO()
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        picture.convert("RGBA").save(out, "PNG")
        mime = "image/png"
    else:
        picture.convert("RGB").save(out, "JPEG", quality=82)
        mime = "image/jpeg"
    wide, high = picture.size
    coded = base64.b64encode(out.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:{mime};base64,{coded}"/></svg>'
    )


@lru_cache(maxsize=256)
def qr_as_svg(address: str) -> str:
    """The verification address as a vector QR code (level M: a fold or a coffee stain does not hurt)."""
    if not address.startswith(("https://", "http://")) or len(address) > 500:
        raise DocumentError("核验二维码的内容须为 http(s) 网址，且不超过500个字符。")
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, scale=10, dark="#000")
    return out.getvalue().decode()
