"""Where finished exports wait for their owner. All web processes and workers share the folder (`YIZHI_EXPORTS`)."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


def folder() -> Path:
    """The folder, readable for the service's account alone; by default `exports` under the state folder."""
    given = getattr(settings, "YIZHI_EXPORTS", "") or os.environ.get("YIZHI_EXPORTS", "")
    found = Path(given) if given else Path(settings.VAR) / "exports"
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def path_of(export: UUID) -> Path:
    return folder() / str(export)


def working_path(export: UUID) -> Path:
    return folder() / f"{export}.part"


def clear(before: datetime) -> int:
    """Remove every file last written before the instant; how many. What is left of a crashed worker goes as well."""
    removed = 0
    for file in folder().iterdir():
        if file.is_file() and file.stat().st_mtime < before.timestamp():
            file.unlink(missing_ok=True)
            removed += 1
    return removed
