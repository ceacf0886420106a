"""The kinds of file that are accepted as material. What is not listed is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from yizhi.platform.files.refused import TOO_LARGE, FileRefused
from yizhi.platform.files.storage.blobs import size_text

MEBIBYTE = 1 << 20


class Family(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    PDF = "pdf"
    OFFICE = "office"
    TEXT = "text"


FAMILY_TITLES = {
    Family.IMAGE: "图片",
    Family.VIDEO: "视频",
    Family.AUDIO: "音频",
    Family.PDF: "PDF",
    Family.OFFICE: "办公文档",
    Family.TEXT: "文本",
}


@dataclass(frozen=True, slots=True)
class MediaType:
    """One accepted kind. `aliases` are other names that phones and browsers send for it."""

    name: str
    title: str
    family: Family
    extensions: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def shown_in_page(self) -> bool:
        """Browsers may show it in the page: pictures they can draw, PDF and video. All else is downloaded."""
        return self.family in (Family.VIDEO, Family.PDF) or (self.family is Family.IMAGE and self is not HEIC)


JPEG = MediaType("image/jpeg", "JPEG 图片", Family.IMAGE, ("jpg", "jpeg", "jfif"), ("image/jpg", "image/pjpeg"))
PNG = MediaType("image/png", "PNG 图片", Family.IMAGE, ("png",), ("image/x-png",))
WEBP = MediaType("image/webp", "WebP 图片", Family.IMAGE, ("webp",))
HEIC = MediaType("image/heic", "HEIC 图片", Family.IMAGE, ("heic", "heif"), ("image/heif",))
PDF = MediaType("application/pdf", "PDF 文档", Family.PDF, ("pdf",), ("application/x-pdf",))
MP4 = MediaType("video/mp4", "MP4 视频", Family.VIDEO, ("mp4", "m4v"), ("video/x-m4v", "application/mp4"))
MOV = MediaType("video/quicktime", "MOV 视频", Family.VIDEO, ("mov", "qt"))
WEBM = MediaType("video/webm", "WebM 视频", Family.VIDEO, ("webm",), ("audio/webm",))
MP3 = MediaType("audio/mpeg", "MP3 音频", Family.AUDIO, ("mp3",), ("audio/mp3", "audio/x-mpeg"))
M4A = MediaType("audio/mp4", "M4A 音频", Family.AUDIO, ("m4a",), ("audio/x-m4a", "audio/m4a", "audio/aac"))
WAV = MediaType("audio/wav", "WAV 音频", Family.AUDIO, ("wav",), ("audio/x-wav", "audio/wave", "audio/vnd.wave"))
OGG = MediaType("audio/ogg", "OGG 音频", Family.AUDIO, ("ogg", "oga", "opus"), ("application/ogg", "audio/opus"))
DOCX = MediaType(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档", Family.OFFICE, ("docx",)
)
XLSX = MediaType(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 工作簿", Family.OFFICE, ("xlsx",)
)
TXT = MediaType("text/plain", "纯文本", Family.TEXT, ("txt",))

ACCEPTED = (JPEG, PNG, WEBP, HEIC, PDF, MP4, MOV, WEBM, MP3, M4A, WAV, OGG, DOCX, XLSX, TXT)
BY_NAME: Mapping[str, MediaType] = {kind.name: kind for kind in ACCEPTED}
_BY_EXTENSION = {extension: kind for kind in ACCEPTED for extension in kind.extensions}
_BY_ANY_NAME = {name: kind for kind in ACCEPTED for name in (kind.name, *kind.aliases)}
_NOTHING_SAID = ("", "application/octet-stream", "binary/octet-stream")
_ADVICE = "请上传 jpg、png、webp、heic、pdf、mp4、mov、webm、mp3、m4a、wav、ogg、docx、xlsx 或 txt 文件"


@dataclass(frozen=True, slots=True)
class SizeLimits:
    """The largest file of each family in bytes. The installation sets them in MB."""

    by_family: Mapping[Family, int] = field(
        default_factory=lambda: {
            Family.IMAGE: 50 * MEBIBYTE,
            Family.VIDEO: 8192 * MEBIBYTE,
            Family.AUDIO: 1024 * MEBIBYTE,
            Family.PDF: 200 * MEBIBYTE,
            Family.OFFICE: 50 * MEBIBYTE,
            Family.TEXT: 5 * MEBIBYTE,
        }
    )

    @classmethod
    def from_megabytes(cls, given: Mapping[str, int]) -> SizeLimits:
        """The defaults, changed by what is given. Errors: ValueError for an unknown family or a size below 1."""
        if any(megabytes < 1 for megabytes in given.values()):
            raise ValueError("文件大小上限应为正整数（MB）")
        changed = {Family(name): megabytes * MEBIBYTE for name, megabytes in given.items()}
        return cls({**cls().by_family, **changed})

    def check(self, kind: MediaType, size: int) -> None:
        """Errors: FileRefused (413) when larger than its family may be, (422) when empty."""
        if size <= 0:
            raise FileRefused("文件是空的", "请核对采集设备上的原件后重新上传", status=422)
        limit = self.by_family[kind.family]
        if size > limit:
            why = f"{FAMILY_TITLES[kind.family]}文件上限为 {size_text(limit)}，该文件为 {size_text(size)}"
            raise FileRefused(why, "请分段录制或分成多个文件后上传", status=TOO_LARGE)


def extension_of(filename: str) -> str:
    _, dot, extension = filename.rpartition(".")
    return extension.lower() if dot else ""


def declared_kind(filename: str, declared: str = "") -> MediaType:
    """The kind that the name and the sender's media type agree on, before any byte has arrived.

    Errors: FileRefused (415) when either is not accepted or the two disagree.
    """
    extension = extension_of(filename)
    kind = _BY_EXTENSION.get(extension)
    if kind is None:
        shown = f"不接收“.{extension}”类文件" if extension else "文件名没有扩展名，无法确定类型"
        raise FileRefused(shown, _ADVICE)
    said = declared.partition(";")[0].strip().lower()
    if said not in _NOTHING_SAID and _BY_ANY_NAME.get(said) is not kind:
        raise FileRefused(
            f"文件名表示{kind.title}，申报的类型却是 {said[:80]}", "请不要更改文件扩展名，从采集设备重新上传原件"
        )
    return kind


def refuse_difference(declared: MediaType, found: MediaType) -> None:
    """Errors: FileRefused (415) when the content is another kind than the name says."""
    if declared is not found:
        raise FileRefused(
            f"文件名表示{declared.title}，内容却是{found.title}", "请不要更改文件扩展名，从采集设备重新上传原件"
        )
