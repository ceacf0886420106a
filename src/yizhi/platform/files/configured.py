"""The store, the staging folder and the limits of this installation, from its settings."""

from __future__ import annotations

import os
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from yizhi.platform.addresses import reverse
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


def _setting(name: str, default: str = "") -> str:
    """From the settings, else from the environment."""
    return str(getattr(settings, name, "") or os.environ.get(name, default))


def blob_store() -> BlobStore:
    """`YIZHI_FILES_URL`, with `YIZHI_FILES_ACCESS_KEY` and `YIZHI_FILES_SECRET_KEY` for S3."""
    return _store(_setting("YIZHI_FILES_URL"), _setting("YIZHI_FILES_ACCESS_KEY"), _setting("YIZHI_FILES_SECRET_KEY"))


def staging() -> Staging:
    """`YIZHI_FILES_STAGING`: a folder that all web processes share; by default `uploads` under the state folder."""
    return _staging(_setting("YIZHI_FILES_STAGING") or str(Path(_setting("VAR")) / "uploads"))


def size_limits() -> SizeLimits:
    """`YIZHI_FILES_LIMITS_MB`: megabytes by family, as ``video=4096,image=80``. Errors: StorageMisconfigured."""
    try:
        pairs = [pair.split("=") for pair in _setting("YIZHI_FILES_LIMITS_MB").split(",") if pair.strip()]
        return SizeLimits.from_megabytes({family.strip(): int(megabytes) for family, megabytes in pairs})
    except ValueError as error:
        why = "上限应形如 video=4096,image=80，单位 MB"
        raise StorageMisconfigured(why, "请系统管理员改正 YIZHI_FILES_LIMITS_MB") from error


def resumable() -> Resumable:
    """`YIZHI_FILES_UPLOAD_DAYS`: after how many days an unfinished upload is thrown away; 2 by default."""
    return Resumable(
        staging(),
        size_limits(),
        address=lambda name: reverse("files:upload", args=[name]),
        lifetime=timedelta(days=int(_setting("YIZHI_FILES_UPLOAD_DAYS", "2"))),
    )
