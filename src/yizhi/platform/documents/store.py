"""Where the bytes of issued documents are kept: beside the evidence, under their own hash."""

import io
from typing import BinaryIO

from yizhi.platform.files.configured import blob_store


def keep(content: bytes) -> str:
    """Keep bytes for good; their SHA-256."""
    return blob_store().put(io.BytesIO(content)).sha256


def opened(sha256: str) -> BinaryIO:
    """The bytes under a hash."""
    return blob_store().open(sha256)
