"""Officers at work in processes of their own, and the ways to kill them and their database."""

from __future__ import annotations

import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection

from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import World
from yizhi.platform.backup.dumping import server_version
from yizhi.platform.backup.programs import access, programs_for
from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster, installation_cluster
from yizhi.platform.database.migrated import kept
from yizhi.platform.database.roles import Role
from yizhi.platform.ledger.tests.own_database import OwnDatabase

ROOT = Path(__file__).resolve().parents[2]
DICE = random.Random(secrets.randbits(32))
_PATIENCE = 60


def scene_in(database: OwnDatabase) -> Scene:
    with database.as_role("web"):
        return Scene.begin(World.begin())


@dataclass(frozen=True)
class Workshop:
    """Starts workers one after another; `heard` holds all that they acknowledged."""

    process: subprocess.Popen[str]
    heard: Path

    def acknowledged(self) -> list[str]:
        """Whole lines only: a worker killed while it spoke did not finish its sentence."""
        return self.heard.read_text().split("\n")[:-1]

    def begin(self) -> int:
        """Start a worker, wait until it has done something, let it work for a random moment; its process id."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        before = len(self.acknowledged())
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        worker = int(self.process.stdout.readline())
        until = time.monotonic() + _PATIENCE
        while len(self.acknowledged()) == before:
            assert time.monotonic() < until, f"the worker did nothing; see {self.heard.with_suffix('.err')}"
            time.sleep(0.005)
        time.sleep(DICE.uniform(0, 0.4))
        return worker


def process_environment(database: OwnDatabase, role: Role) -> dict[str, str]:
    """What a process of the product needs in order to work on the database as `role`."""
    host, password = quote(str(database.cluster.sockets), safe=""), quote(database.cluster.password(role))
    return {name: value for name, value in os.environ.items() if name != "YIZHI_TESTING"} | {
        "YIZHI_ROLE": role,
        f"YIZHI_{role.upper()}_DATABASE_URL": f"postgresql://yizhi_{role}:{password}@/{database.name}?host={host}",
    }


@contextmanager
def workshop(database: OwnDatabase, scene: Scene, place: Path) -> Iterator[Workshop]:
    """Workers act on the database as the web process does, through its pool."""
    heard = place / "heard"
    heard.touch()
    people = [str(scene.lead_person.pk), str(scene.co_person.pk), str(scene.world.township.pk)]
    command = [sys.executable, "-m", "tests.torture.performing", str(heard), *people]
    with (
        heard.with_suffix(".err").open("w") as errors,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=process_environment(database, "web"),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        try:
            yield Workshop(process, heard)
        finally:
            process.kill()


def gone(process: int) -> None:
    """Wait until a killed process has left."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError(f"process {process} lives on")


@contextmanager
def durable_cluster() -> Iterator[Cluster]:
    """An embedded server of its own, which writes through to the disk as a real installation's does."""
    with tempfile.TemporaryDirectory(prefix="yizhi-torture-") as place:
        Path(place).chmod(0o755)  # the server's account enters it
        cluster = Cluster(home=Path(place) / "postgres", keys=Path(place) / "keys")
        try:
            embedded.ensure(cluster)
            yield cluster
        finally:
            embedded.remove(cluster)


def furnish(database: OwnDatabase) -> None:
    """The tables as the migrations make them, from the database kept for copying; migrated where none is kept yet."""
    name = kept(installation_cluster())
    if name is None:
        with database.as_role("owner"):
            call_command("migrate", verbosity=0)
        return
    with OwnDatabase(installation_cluster(), name).as_role("owner"):
        programs, source = programs_for(server_version()), access(connection.settings_dict)
        dump = subprocess.run([programs / "pg_dump", "--no-owner"], env=source, capture_output=True, check=True).stdout
    with database.as_role("owner"):
        command = [programs / "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        subprocess.run(command, env=access(connection.settings_dict), input=dump, check=True)


def cut_power(cluster: Cluster) -> None:
    """kill -9 of the server and all its processes at once."""
    postmaster = int((cluster.data / "postmaster.pid").read_text().split()[0])
    with embedded.connect(cluster) as connection:
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()").fetchall()
        own = connection.info.backend_pid
        victims = [postmaster, *(row[0] for row in rows), own]
        for process in victims:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
    for process in victims:
        gone(process)
