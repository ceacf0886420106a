"""The commands as an operator gives them, in processes of their own, on databases of the test cluster."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster
from yizhi.platform.ledger.tests.own_database import OwnDatabase, _session_database

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installation:
    """A database and the folders beside it; by default the keys are those of the test run."""

    database: OwnDatabase
    place: Path
    keys: str = ""

    def yizhi(self, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        """`yizhi ARGUMENTS` with this installation's environment."""
        host, password = quote(str(self.database.cluster.sockets), safe=""), self.database.cluster.password("owner")
        url = f"postgresql://yizhi_owner:{quote(password)}@/{self.database.name}?host={host}"
        environment = {name: value for name, value in os.environ.items() if name != "YIZHI_TESTING"} | {
            "YIZHI_DATABASE_URL": url,
            "YIZHI_KEY_DIRECTORY": self.keys or str(settings.YIZHI_KEY_DIRECTORY),
            "YIZHI_ANCHOR_DIRECTORY": str(self.place / "anchors"),
            "YIZHI_FILES_URL": self.files,
            "YIZHI_MODE": "development",
            **more,
        }
        command = [sys.executable, "-m", "yizhi", *(str(part) for part in arguments)]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    @property
    def files(self) -> str:
        return f"file://{self.place / 'files'}"


@contextmanager
def empty_database(cluster: Cluster, name: str) -> Iterator[OwnDatabase]:
    """A database as an administrator makes it: owned by the owner of the tables, and with nothing in it."""
    name = f"{_session_database()}_{name}"
    with embedded.connect(cluster) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        server.execute(f'CREATE DATABASE "{name}" OWNER yizhi_owner TEMPLATE template0'.encode())
    try:
        yield OwnDatabase(cluster, name)
    finally:
        with embedded.connect(cluster) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
