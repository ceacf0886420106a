"""The contract of a content-addressed store and what can go wrong in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from yizhi.statute.refusal import Refusal

CHUNK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BlobInfo:
    """What identifies content: SHA-256 in lower-case hexadecimal, and the number of bytes."""

    sha256: str
    size: int


class BlobError(Exception):
    """Base of what can go wrong; carries a refusal for the person concerned."""

    status = 500

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


class BlobMissing(BlobError):
    """No content with this hash is kept."""

    status = 404

    def __init__(self, sha256: str) -> None:
        super().__init__(
            Refusal("无法读取文件", f"存储中没有哈希值为 {sha256} 的文件", next_step="请联系系统管理员核查存储和备份")
        )


class BlobCorrupt(BlobError):
    """What is kept under this hash is no longer the content that was received."""

    def __init__(self, sha256: str, found: str) -> None:
        super().__init__(
            Refusal(
                "文件已损坏，不得作为证据使用",
                f"收存时的哈希值为 {sha256}，现在计算为 {found}",
                next_step="请立即报告系统管理员，从备份恢复原件并核查存储",
            )
        )


class BlobMismatch(BlobError):
    """The bytes that arrived are not those the sender declared."""

    status = 422

    def __init__(self, declared: str, found: str) -> None:
        super().__init__(
            Refusal(
                "文件未收存",
                f"收到的内容与采集设备申报的哈希值不一致（申报 {declared}，收到 {found}）",
                next_step="请从采集设备重新上传原件；多次失败的，请检查设备和网络",
            )
        )


class BlobTooLarge(BlobError):
    """More bytes arrived than this kind of file may have."""

    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(
            Refusal("文件未收存", f"文件超过上限 {size_text(limit)}", next_step="请分段录制或分成多个文件后上传")
        )


class StorageMisconfigured(BlobError):
    """The settings of the store cannot be used."""

    def __init__(self, why: str, next_step: str = "请系统管理员改正 YIZHI_FILES_URL 后重新启动") -> None:
        super().__init__(Refusal("文件存储配置有误", why, next_step=next_step))


class StorageUnavailable(BlobError):
    """The store cannot be reached, or is full."""

    status = 503

    def __init__(self, why: str) -> None:
        super().__init__(
            Refusal("文件暂时无法存取", why, next_step="已上传的部分会保留，请稍后重试；持续失败请联系系统管理员")
        )


class BlobStore(Protocol):
    """Keeps bytes under their own SHA-256. Kept if and only if hashed on arrival; never overwritten, never deleted."""

    def put(self, stream: BinaryIO, *, declared: str = "", limit: int | None = None) -> BlobInfo:
        """Keep everything from the stream's present position. The same content twice is kept once.

        Errors: BlobMismatch when `declared` is given and differs, BlobTooLarge, BlobCorrupt when older
        content under this hash is damaged, StorageUnavailable. Nothing is kept when one is raised.
        """
        ...

    def open(self, sha256: str, start: int = 0, end: int | None = None) -> BinaryIO:
        """Bytes start..end (end not included). Errors: BlobMissing, ValueError when the range lies outside."""
        ...

    def info(self, sha256: str) -> BlobInfo:
        """Errors: BlobMissing."""
        ...

    def exists(self, sha256: str) -> bool: ...

    def verify(self, sha256: str) -> BlobInfo:
        """Read everything and hash it again. Errors: BlobMissing, BlobCorrupt."""
        ...

    def all(self) -> Iterator[BlobInfo]:
        """Everything that is kept, in the order of the hashes; nothing is read. For backups and audits."""
        ...


def is_name(text: str) -> bool:
    """Whether the text can be the name of a blob: anything else in a store is not ours."""
    return _SHA256.fullmatch(text) is not None


def checked_name(sha256: str) -> str:
    """The hash itself, if it is 64 lower-case hexadecimal digits: no name from outside ever becomes a path."""
    if not is_name(sha256):
        raise ValueError("哈希值应为 64 位小写十六进制数字")
    return sha256


def checked_range(size: int, start: int, end: int | None) -> tuple[int, int]:
    """The range as start and end within a blob of `size` bytes."""
    stop = size if end is None else end
    if not 0 <= start <= stop <= size:
        raise ValueError(f"读取范围 {start}–{stop} 超出文件大小 {size}")
    return start, stop


def size_text(size: int) -> str:
    """A size for a person: 1536 → 1.5 KB."""
    amount = float(size)
    for unit in ("字节", "KB", "MB", "GB"):
        if amount < 1024:
            return f"{amount:.4g} {unit}"
        amount /= 1024
    return f"{amount:.4g} TB"
