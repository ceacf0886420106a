"""Is this file the one that was issued? Compared by SHA-256, for those whose browser runs no script."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from yizhi.platform.documents.models import Document

LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileVerdict:
    same: bool
    says: str


def compared(file: UploadedFile[bytes] | None, document: Document) -> FileVerdict:
    """What the file's digest says. The file is not kept."""
    if file is None or not file.size:
        return FileVerdict(False, "没有收到文件，请选择要核对的文件。")
    if file.size > LARGEST:
        return FileVerdict(False, "文件超过 50 MB，决定书不会这样大，请核对是否选错了文件。")
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    found = digest.hexdigest()
    if found == document.sha256:
        return FileVerdict(True, "这个文件与出具的决定书原件一字不差。")
    if found == document.public_sha256:
        return FileVerdict(True, "这个文件与决定书公开版（已隐去个人信息）一字不差。")
    return FileVerdict(
        False,
        "这个文件不是出具的电子原件。扫描件、照片和另存的文件必然不同，请用从本平台下载的文件核对；"
        "文件来路不明的，以本页显示的内容为准。",
    )
