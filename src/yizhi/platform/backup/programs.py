"""PostgreSQL's own programs for dumping and loading, of a version that fits the server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from yizhi.platform.backup.errors import BackupError
from yizhi.platform.database.account import EmbeddedServerError
from yizhi.platform.database.shelter import packaged_postgresql

_NEEDED = ("pg_dump", "pg_restore", "psql")
# Wherever Debian, Red Hat and their descendants put the versions side by side.
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")


def programs_for(server_version: int) -> Path:
    """The folder of the oldest programs that are not older than the server (a number such as 150006).

    Those that came with the package, those installed on the machine, and those on the path are looked at.
    Errors: BackupError when there is none.
    """
    wanted = server_version // 10000
    found = {version: folder for folder in _folders() if (version := _version(folder)) >= wanted}
    if not found:
        raise BackupError(
            f"没有可用于 PostgreSQL {wanted} 的 pg_dump 与 pg_restore；请安装 postgresql-client-{wanted} 或更新的版本"
        )
    return found[min(found)]


def _folders() -> Iterator[Path]:
    on_path = shutil.which("pg_dump")
    if on_path:
        yield Path(on_path).resolve().parent
    for pattern in _PLACES:
        yield from Path("/").glob(pattern.lstrip("/"))
    try:
        yield packaged_postgresql() / "bin"
    except EmbeddedServerError:
        return


def _version(folder: Path) -> int:
    """The major version of the programs in a folder; 0 when they do not run or one of them is missing."""
    if not all((folder / name).exists() for name in _NEEDED):
        return 0
    try:
        shown = subprocess.run(  # noqa: S603
            [folder / "pg_dump", "--version"], capture_output=True, text=True, check=True, timeout=30
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r"\) (\d+)", shown)
    return int(found[1]) if found else 0


def access(settings: Mapping[str, Any]) -> dict[str, str]:
    """The environment by which the programs reach the database of Django's `settings`, password included."""
    options = settings.get("OPTIONS", {})
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
        "PGAPPNAME": "yizhi-backup",
        **{
            f"PG{name.upper()}": options[name]
            for name in ("sslmode", "sslrootcert", "sslcert", "sslkey")
            if name in options
        },
    }
    return os.environ | {name: str(value) for name, value in told.items() if value}
