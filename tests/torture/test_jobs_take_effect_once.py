"""kill -9 of the worker in mid-job, again and again: each job is done, and none of them has acted twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.torture.workshop import DICE, ROOT, process_environment, scene_in
from yizhi.platform.ledger.tests.conftest import own_database, template_database
from yizhi.platform.ledger.tests.own_database import OwnDatabase

__all__ = ["own_database", "template_database"]

JOBS = 30
KILLS = int(os.environ.get("YIZHI_TORTURE_WORKER_KILLS", "3"))
_PATIENCE = 60
_DEFER = "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'torture.number', %s)"


def _numbers(database: OwnDatabase) -> list[int]:
    bodies = [json.loads(row[0]) for row in database.sql("SELECT body FROM ledger_entry")]
    return sorted(body["result"]["number"] for body in bodies if body["verb"] == "torture.number")


def _left(database: OwnDatabase) -> int:
    (row,) = database.sql("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")
    return int(row[0])


def _worker(database: OwnDatabase, heard: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.working", str(heard)],
        cwd=ROOT,
        env=process_environment(database, "worker"),
        stdout=subprocess.DEVNULL,
        stderr=heard.with_suffix(".err").open("ab"),
    )


def _wait(heard: Path, until: float, more_than: int, database: OwnDatabase) -> None:
    while len(heard.read_text().splitlines()) <= more_than and _left(database):
        assert time.monotonic() < until, heard.with_suffix(".err").read_text()[-2000:]
        time.sleep(0.02)


def test_a_worker_killed_in_mid_job_leaves_no_job_undone_and_none_done_twice(
    own_database: OwnDatabase, tmp_path: Path
) -> None:
    scene = scene_in(own_database)
    with own_database.as_role("web"):
        case = str(scene.open().pk)
    heard = tmp_path / "heard"
    heard.touch()
    for _ in range(JOBS):
        own_database.sql(_DEFER, json.dumps({"case": case}))
    for _ in range(KILLS):
        worker = _worker(own_database, heard)
        _wait(heard, time.monotonic() + _PATIENCE, len(heard.read_text().splitlines()), own_database)
        time.sleep(DICE.uniform(0, 0.06))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    worker, until = _worker(own_database, heard), time.monotonic() + _PATIENCE
    while _left(own_database):
        assert time.monotonic() < until, heard.with_suffix(".err").read_text()[-2000:]
        time.sleep(0.1)
    worker.terminate()
    assert worker.wait(_PATIENCE) == 0
    lines = heard.read_text().splitlines()
    assert _numbers(own_database) == list(range(1, JOBS + 1))
    began = [line for line in lines if line.startswith("began")]
    assert len(began) > JOBS, "no kill met a job"
    states = own_database.sql("SELECT DISTINCT status FROM procrastinate_jobs WHERE task_name = 'torture.number'")
    assert states == [("succeeded",)]
