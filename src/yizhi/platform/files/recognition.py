"""What content is, read from its structure and not from its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from yizhi.platform.files import media_types as kinds
from yizhi.platform.files.media_types import MediaType

HEAD = 8192
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_MP4_BRANDS = {b"isom", *(b"iso%d" % n for n in range(2, 7)), b"mp41", b"mp42", b"avc1", b"dash", b"M4V ", b"MSNV"}
_WEBM_TYPE = re.compile(rb"\x42\x82(?:\x84|\x01\x00{6}\x04|\x40\x04)webm")


def recognise(stream: BinaryIO) -> MediaType | None:
    """The accepted kind whose structure this content has, or None. Office files and text are told apart elsewhere."""
    stream.seek(0)
    head = stream.read(HEAD)
    for kind, looks in _BY_HEAD:
        if looks(head):
            return kind
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if _is_mp3(head, stream):
        return kinds.MP3
    return None


def _is_riff(head: bytes, form: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == form


def _is_webp(head: bytes) -> bool:
    return _is_riff(head, b"WEBP") and head[12:16] in (b"VP8 ", b"VP8L", b"VP8X")


def _is_png(head: bytes) -> bool:
    return head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR"


def _is_webm(head: bytes) -> bool:
    return head[:4] == b"\x1a\x45\xdf\xa3" and _WEBM_TYPE.search(head[:128]) is not None


_BY_HEAD: tuple[tuple[MediaType, Callable[[bytes], bool]], ...] = (
    (kinds.JPEG, lambda head: head[:3] == b"\xff\xd8\xff"),
    (kinds.PNG, _is_png),
    (kinds.WEBP, _is_webp),
    (kinds.WAV, lambda head: _is_riff(head, b"WAVE")),
    (kinds.PDF, lambda head: re.match(rb"%PDF-[12]\.\d", head) is not None),
    (kinds.WEBM, _is_webm),
    (kinds.OGG, lambda head: head[:5] == b"OggS\x00"),
)


def _by_brand(head: bytes) -> MediaType | None:
    """ISO base media: the brands in the first box tell pictures, sound, QuickTime and MP4 apart."""
    size = int.from_bytes(head[:4], "big")
    if not 16 <= size <= 512 or size % 4:
        return None
    major = head[8:12]
    brands = {major, *(head[at : at + 4] for at in range(16, size, 4))}
    if major in _HEIC_BRANDS or (major in (b"mif1", b"msf1") and brands & _HEIC_BRANDS):
        return kinds.HEIC
    if major in (b"M4A ", b"M4B "):
        return kinds.M4A
    if major == b"qt  ":
        return kinds.MOV
    return kinds.MP4 if brands & _MP4_BRANDS else None


_BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITRATES_LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (44100, 48000, 32000)


def _frame_length(header: bytes) -> int:
    """Bytes of the MPEG layer III frame that starts with `header`, 0 when it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bitrate in (0, 15) or rate == 3:
        return 0
    first = version == 3
    kilobits = (_BITRATES if first else _BITRATES_LOW)[bitrate]
    hertz = _RATES[rate] >> (0 if first else 1 if version == 2 else 2)
    return (144 if first else 72) * kilobits * 1000 // hertz + (header[2] >> 1 & 1)


def _is_mp3(head: bytes, stream: BinaryIO) -> bool:
    """Two frames in a row, after the ID3 tag and its padding if there is one."""
    data = head
    if head[:3] == b"ID3" and len(head) >= 10:
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        stream.seek(10 + size)
        data = stream.read(HEAD).lstrip(b"\0")
    length = _frame_length(data[:4])
    return length > 0 and (len(data) <= length or _frame_length(data[length : length + 4]) > 0)
