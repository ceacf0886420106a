"""Where the bytes of issued documents are kept: beside the evidence, under their own hash."""

import io
import os
from functools import cache
from typing import BinaryIO

from django.conf import settings

from yizhi.platform.files.storage.blobs import BlobStore
from yizhi.platform.files.storage.opening import open_store


@cache
def _store(url: str) -> BlobStore:
    return open_store(
        url,
        access_key=os.environ.get("YIZHI_FILES_ACCESS_KEY", ""),
        secret_key=os.environ.get("YIZHI_FILES_SECRET_KEY", ""),
    )


def keep(content: bytes) -> str:
    """Keep bytes for good; their SHA-256."""
    return _store(settings.YIZHI_FILES_URL).put(io.BytesIO(content)).sha256


def opened(sha256: str) -> BinaryIO:
    """The bytes under a hash."""
    return _store(settings.YIZHI_FILES_URL).open(sha256)
