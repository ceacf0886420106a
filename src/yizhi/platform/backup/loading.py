"""A dump loaded whole or not at all; what was there is set aside until the copy has proved itself."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.db import connection

from yizhi.platform.backup.dumping import ASIDE, server_version
from yizhi.platform.backup.errors import BackupError
from yizhi.platform.backup.programs import access, programs_for

# Programs newer than the server set what it does not know; psql would stop there.
_UNKNOWN_TO_OLDER = b"SET transaction_timeout"


def tables() -> int:
    """How many tables the database has; 0 for an empty one."""
    return _number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")


def guests() -> list[str]:
    """The accounts of our processes that are connected now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database()"
            " AND usename IN ('yizhi_web', 'yizhi_worker') ORDER BY 1"
        )
        return [str(name) for (name,) in cursor.fetchall()]


def set_aside() -> None:
    """Keep the present tables under another name and begin with none. Errors: BackupError if some are aside already."""
    if _number("SELECT count(*) FROM pg_namespace WHERE nspname = %s", ASIDE):
        raise BackupError(
            f"上一次恢复留下的旧数据还在（数据库模式 {ASIDE}）；请确认不再需要后执行 DROP SCHEMA {ASIDE} CASCADE"
        )
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER SCHEMA public RENAME TO {ASIDE}")
    _fresh_schema()


def _fresh_schema() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("ALTER SCHEMA public OWNER TO pg_database_owner")
        cursor.execute("GRANT USAGE ON SCHEMA public TO yizhi_web, yizhi_worker")


def put_back() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute(f"ALTER SCHEMA {ASIDE} RENAME TO public")


def forget_aside() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")


def load(source: Path) -> None:
    """Load a dump in one transaction. Errors: BackupError with what PostgreSQL said; the database is as before."""
    programs, environment = programs_for(server_version()), access(connection.settings_dict)
    read: list[str | Path] = [programs / "pg_restore", "--no-owner", "--file=-", source]
    write: list[str | Path] = [
        programs / "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
    ]
    with (
        subprocess.Popen(read, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading,  # noqa: S603
        subprocess.Popen(  # noqa: S603
            write, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as writing,
    ):
        assert reading.stdout is not None
        assert reading.stderr is not None
        assert writing.stdin is not None
        assert writing.stderr is not None
        intact = _pass_on(reading.stdout, writing.stdin)
        if reading.wait() != 0:
            writing.kill()  # a script that breaks off must not be committed
        with suppress(BrokenPipeError):
            writing.stdin.close()
        said = reading.stderr.read() + writing.stderr.read()
        writing.wait()
    if reading.returncode or writing.returncode or not intact:
        raise BackupError(f"数据库未能载入，已恢复原状：{said.decode(errors='replace').strip()[-2000:]}")


def _pass_on(script: IO[bytes], into: IO[bytes]) -> bool:
    """Hand the script to psql but for the settings it may not know; whether psql took it all."""
    try:
        for number, line in enumerate(script):
            if number < 40 and line.startswith(_UNKNOWN_TO_OLDER):
                continue
            into.write(line)
    except BrokenPipeError:
        script.close()
        return False
    return True


def _number(question: str, *values: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question, values or None)
        return int(cursor.fetchone()[0])
