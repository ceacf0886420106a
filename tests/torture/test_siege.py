"""Kills of server, worker and database at random moments under load: no acknowledged act is lost, none is done twice.

The suite is content with a few; `make torture KILLS=1000 MINUTES=60` does more and prints what it saw.
"""

import json
import os
import time
from pathlib import Path
from uuid import UUID

from pytest_django import DjangoDbBlocker, Settings

from tests.torture.reckoning import settle
from tests.torture.siege import Siege, siege
from tests.torture.workshop import DICE, durable_cluster, furnish
from yizhi.platform.ledger.tests.own_database import OwnDatabase

KILLS = int(os.environ.get("YIZHI_SIEGE_KILLS", "6"))
MINUTES = float(os.environ.get("YIZHI_SIEGE_MINUTES", "inf"))  # then it reckons with the kills there were
_TARGETS = ("server", "worker", "database")


def _plan() -> list[str]:
    """Each kind of kill at least every third time for a few; at random, the database more seldom, for many."""
    return [_TARGETS[turn % 3] if KILLS < 30 else DICE.choices(_TARGETS, (45, 35, 20))[0] for turn in range(KILLS)]


def _reckon(held: Siege) -> int:
    """Assert that each request and each job had one outcome and the database keeps its word; the number of entries."""
    assert [fault for officer in held.officers for fault in officer.faults] == []
    rows = held.database.sql("SELECT id, key, body FROM ledger_entry")
    by_key = {str(key): (str(identity), json.loads(body)) for identity, key, body in rows}
    assert len(by_key) == len(rows)
    said = {key: answer for officer in held.officers for key, answer in officer.said.items()}
    for key, answer in said.items():
        assert key in by_key, f"acknowledged and lost: {answer}"
        assert by_key[key][0] == answer["entry"]
    numbered = [body for _, body in by_key.values() if body["verb"] == "torture.number"]
    by_jobs = [body for body in numbered if body["record"]["id"] == held.jobs_on]
    assert len(by_jobs) == held.jobs, "a job was not done, or done twice"
    assert len(numbered) - len(by_jobs) == sum(len(o.acknowledged) for o in held.officers) // 3
    opened = [body for _, body in by_key.values() if body["verb"] == "simple_case.open"]
    assert len(opened) - 1 == len(numbered) - len(by_jobs), "a case was opened twice for one request"
    states = held.database.sql("SELECT DISTINCT status FROM procrastinate_jobs WHERE task_name = 'torture.number'")
    assert states == [("succeeded",)]
    lines = [line for officer in held.officers for line in officer.acknowledged]
    settle(held.database, lines, others=[UUID(held.jobs_on)])
    return len(rows)


def test_server_worker_and_database_killed_under_load_lose_nothing_and_repeat_nothing(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path, settings: Settings
) -> None:
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path / "anchors")
    with django_db_blocker.unblock(), durable_cluster() as cluster:
        database = OwnDatabase(cluster, "yizhi")
        furnish(database)
        begun = time.monotonic()
        with siege(database, tmp_path) as held:
            for turn, what in enumerate(_plan(), 1):
                if time.monotonic() - begun > MINUTES * 60:
                    break
                held.strike(what)
                if turn % 50 == 0:
                    print(f"{turn} kills, {time.monotonic() - begun:.0f} s: {dict(held.kills)}", flush=True)
        entries = _reckon(held)
    retries, replays = (sum(getattr(o, name) for o in held.officers) for name in ("retries", "replays"))
    print(f"{dict(held.kills)} in {time.monotonic() - begun:.0f} s: {entries} entries, {held.jobs} jobs, ", end="")
    print(f"{retries} retries, {replays} requests sent again")
