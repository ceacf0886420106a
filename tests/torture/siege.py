"""The whole product under fire: server, worker and database are killed at random while officers and jobs work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.test import Client

from tests.torture.clients import Officer
from tests.torture.workshop import DICE, ROOT, cut_power, gone, process_environment, scene_in
from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform.database import embedded
from yizhi.platform.ledger.tests.own_database import OwnDatabase
from yizhi.web.actor import SESSION_PERSON

_PATIENCE = 60
_DEFER = "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'torture.number', %s)"
OFFICERS = 4


@dataclass
class Keeper:
    """Restarts one kind of process, and kills it."""

    what: str
    process: subprocess.Popen[str]
    port: int
    pid: int = 0

    def alive(self) -> bool:
        with suppress(ProcessLookupError):
            os.kill(self.pid, 0)
            return True
        return False

    def begin(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{self.what}\n")
        self.process.stdin.flush()
        self.pid = int(self.process.stdout.readline())

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        gone(self.pid)


@contextmanager
def keeper(what: str, database: OwnDatabase, place: Path) -> Iterator[Keeper]:
    heard = place / f"{what}.jobs"
    heard.touch()
    environment = process_environment(database, "web" if what == "server" else "worker")
    environment |= {"YIZHI_ANCHOR_DIRECTORY": str(place / "anchors")}
    with (place / f"{what}.err").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.keeping", str(heard)],
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    assert process.stdout is not None
    kept = Keeper(what, process, int(process.stdout.readline()))
    try:
        kept.begin()
        yield kept
    finally:
        process.kill()
        process.wait()
        if kept.alive():
            kept.kill()


@dataclass
class Siege:
    database: OwnDatabase
    scene: Scene
    server: Keeper
    worker: Keeper
    officers: list[Officer]
    jobs_on: str
    jobs: int = 0
    kills: Counter[str] = field(default_factory=Counter)

    def strike(self, what: str) -> None:
        """Let everything work for a random moment, kill one thing, start it again."""
        self._until_heard()
        self.defer()
        time.sleep(DICE.uniform(0, 0.3))
        if what == "database":
            cut_power(self.database.cluster)
            embedded.ensure(self.database.cluster)
        else:
            kept = self.server if what == "server" else self.worker
            kept.kill()
            kept.begin()
        if not self.worker.alive():  # it gives up without a database; its manager starts it anew
            self.worker.begin()
        self.kills[what] += 1

    def defer(self) -> None:
        self.database.sql(_DEFER, json.dumps({"case": self.jobs_on}))
        self.jobs += 1

    def _until_heard(self) -> None:
        """Until the load goes on after the last kill, so that each kill meets acts."""
        before, until = self._heard(), time.monotonic() + _PATIENCE
        while self._heard() == before:
            faults = [fault for officer in self.officers for fault in officer.faults]
            assert not faults, faults
            assert time.monotonic() < until, "nobody was answered any more"
            time.sleep(0.01)

    def _heard(self) -> int:
        return sum(len(officer.acknowledged) for officer in self.officers)

    def unfinished_jobs(self) -> int:
        (row,) = self.database.sql("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")
        return int(row[0])

    def finish_jobs(self) -> None:
        until = time.monotonic() + 2 * _PATIENCE
        while self.unfinished_jobs():
            assert time.monotonic() < until, self.database.sql(
                "SELECT status, count(*) FROM procrastinate_jobs GROUP BY 1"
            )
            if not self.worker.alive():
                self.worker.begin()
            time.sleep(0.1)


@contextmanager
def siege(database: OwnDatabase, place: Path) -> Iterator[Siege]:
    """Everything runs and the officers work; at the end of the block they finish what they have in hand."""
    scene = scene_in(database)
    with database.as_role("web"):
        item, jobs_on, cookies = scene.item().pk, str(scene.open().pk), []
        for _ in range(OFFICERS):
            session = Client().session
            session[SESSION_PERSON] = str(scene.lead_person.pk)
            session.save()
            cookies.append(session.session_key)
    with keeper("server", database, place) as server, keeper("worker", database, place) as worker:
        officers = [Officer(server.port, str(cookie), item, scene.co_person.pk) for cookie in cookies]
        threads = [threading.Thread(target=officer.work, daemon=True) for officer in officers]
        for thread in threads:
            thread.start()
        try:
            yield (held := Siege(database, scene, server, worker, officers, jobs_on))
            for officer in officers:
                officer.stop.set()
            for thread in threads:
                thread.join(_PATIENCE)
            held.finish_jobs()
        finally:
            for officer in officers:
                officer.stop.set()
