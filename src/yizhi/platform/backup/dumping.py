"""The database as one file, read in one snapshot while everybody goes on working."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import psycopg
from django.db import connection, transaction

from yizhi.platform.backup.errors import BackupError
from yizhi.platform.backup.programs import access, programs_for

# Where a restore keeps what it replaces until the copy has proved itself.
ASIDE = "public_before_restore"


@contextmanager
def snapshot() -> Iterator[str]:
    """Within the block, this connection reads one state of the database; the name lets `dump` read the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield str(cursor.fetchone()[0])


def server_version() -> int:
    connection.ensure_connection()
    return int(cast("psycopg.Connection", connection.connection).info.server_version)


def dump(target: Path, snapshot_name: str) -> None:
    """Write the database, as of the snapshot, to `target` in PostgreSQL's custom format. Runs as the tables' owner."""
    command: list[str | Path] = [
        programs_for(server_version()) / "pg_dump",
        *("--format=custom", "--no-owner", "--no-publications", "--no-subscriptions", f"--exclude-schema={ASIDE}"),
        *(f"--snapshot={snapshot_name}", f"--file={target}"),
    ]
    done = subprocess.run(  # noqa: S603
        command, env=access(connection.settings_dict), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupError(f"数据库备份失败：{done.stderr.strip()[-2000:]}")
