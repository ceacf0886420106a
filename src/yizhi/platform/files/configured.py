"""The store, the staging folder and the limits of this installation, from its settings."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from yizhi.platform.files.media_types import SizeLimits
from yizhi.platform.files.resumable import Resumable
from yizhi.platform.files.staging import Staging
from yizhi.platform.files.storage import BlobStore, StorageMisconfigured, open_store


@lru_cache(maxsize=8)
def _store(url: str, access_key: str, secret_key: str) -> BlobStore:
    return open_store(url, access_key=access_key, secret_key=secret_key)


@lru_cache(maxsize=8)
def _staging(root: str) -> Staging:
    return Staging(Path(root))


def blob_store() -> BlobStore:
    """`YIZHI_FILES_URL`, with `YIZHI_FILES_ACCESS_KEY` and `YIZHI_FILES_SECRET_KEY` for S3."""
    access_key = getattr(settings, "YIZHI_FILES_ACCESS_KEY", "")
    return _store(settings.YIZHI_FILES_URL, access_key, getattr(settings, "YIZHI_FILES_SECRET_KEY", ""))


def staging() -> Staging:
    """`YIZHI_FILES_STAGING`: a folder that all web processes share; by default `uploads` under the state folder."""
    return _staging(getattr(settings, "YIZHI_FILES_STAGING", "") or str(Path(settings.VAR) / "uploads"))


def size_limits() -> SizeLimits:
    """`YIZHI_FILES_LIMITS_MB`: megabytes by family, for example {"video": 4096}. Errors: StorageMisconfigured."""
    try:
        return SizeLimits.from_megabytes(getattr(settings, "YIZHI_FILES_LIMITS_MB", {}))
    except ValueError as error:
        raise StorageMisconfigured(str(error), "请系统管理员改正 YIZHI_FILES_LIMITS_MB") from error


def resumable() -> Resumable:
    """`YIZHI_FILES_UPLOAD_DAYS`: after how many days an unfinished upload is thrown away; 2 by default."""
    return Resumable(
        staging(),
        size_limits(),
        address=lambda name: reverse("files:upload", args=[name]),
        lifetime=timedelta(days=getattr(settings, "YIZHI_FILES_UPLOAD_DAYS", 2)),
    )
