"""A migrated database kept beside the test databases, so that a test run copies it instead of migrating from nothing.

It is named after everything that decides what the migrations make: their text, the text of the modules they import,
and the release of Django. Another text is another name; what no longer fits is dropped.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import django
import psycopg

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster

_SOURCE = Path(__file__).resolve().parents[3]
_IMPORT = re.compile(
    r"^\s*(?:from (?P<of>yizhi[\w.]*) import (?P<names>\([^)]*\)|[^\n]*)|import (?P<module>yizhi[\w.]*))", re.M
)
_PREFIX = "migrated_yizhi_"


def _module(name: str) -> Path | None:
    place = _SOURCE.joinpath(*name.split("."))
    candidates = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in candidates if file.exists()), None)


def _imported(text: str) -> Iterator[Path]:
    for found in _IMPORT.finditer(text):
        of = found["of"] or found["module"]
        for name in [of, *(f"{of}.{part}" for part in re.findall(r"\w+", found["names"] or ""))]:
            if file := _module(name):
                yield file


def _deciding_files() -> list[Path]:
    """The migrations and what they import, however far away."""
    seen: set[Path] = set()
    waiting = list(_SOURCE.rglob("migrations/*.py"))
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            waiting.extend(_imported(file.read_text(encoding="utf-8")))
    return sorted(seen)


def migrated_name() -> str:
    """The name of the kept database that fits the migrations as they are written now."""
    digest = hashlib.sha256(django.__version__.encode())
    for file in _deciding_files():
        digest.update(f"{file.relative_to(_SOURCE)}\0".encode() + file.read_bytes())
    return f"{_PREFIX}{digest.hexdigest()[:16]}"


def kept(cluster: Cluster) -> str | None:
    """The kept database to copy from, or nothing when the migrations have changed since it was made."""
    name = migrated_name()
    with embedded.connect(cluster) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return name if found else None


def keep(cluster: Cluster, database: str) -> None:
    """Keep a copy of a database just migrated, to which nobody is connected; drop those of other migrations.

    Two workers may come at once: the second finds it made, or being copied from, and leaves it at that.
    """
    name = migrated_name()
    with embedded.connect(cluster) as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_PREFIX])
        names = {row[0] for row in rows}
        try:
            if name not in names:
                connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{database}" OWNER yizhi_owner'.encode())
            for former in names - {name}:
                connection.execute(f'DROP DATABASE IF EXISTS "{former}"'.encode())
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation, psycopg.errors.ObjectInUse):
            return
