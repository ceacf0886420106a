"""kill -9 of a working process and of the database in mid-act: what was acknowledged stands, nothing is half-done.

`YIZHI_TORTURE_KILLS` says how many kills; the suite is content with a few.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

from pytest_django import DjangoDbBlocker, Settings

from tests.torture.reckoning import settle
from tests.torture.workshop import cut_power, durable_cluster, furnish, gone, scene_in, workshop
from yizhi.platform.database import embedded
from yizhi.platform.ledger.tests.conftest import own_database, template_database
from yizhi.platform.ledger.tests.own_database import OwnDatabase

__all__ = ["own_database", "template_database"]

KILLS = int(os.environ.get("YIZHI_TORTURE_KILLS", "10"))


def test_a_process_killed_in_mid_act_loses_nothing_acknowledged_and_leaves_nothing_half_done(
    own_database: OwnDatabase, tmp_path: Path
) -> None:
    scene = scene_in(own_database)
    with workshop(own_database, scene, tmp_path) as working:
        for _ in range(max(1, KILLS * 7 // 10)):
            worker = working.begin()
            os.kill(worker, signal.SIGKILL)
            gone(worker)
            assert settle(own_database, working.acknowledged()) > 0


def test_a_database_killed_in_mid_act_loses_nothing_acknowledged_and_leaves_nothing_half_done(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path, settings: Settings
) -> None:
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path / "anchors")
    with django_db_blocker.unblock(), durable_cluster() as cluster:
        database = OwnDatabase(cluster, "yizhi")
        furnish(database)
        scene = scene_in(database)
        with workshop(database, scene, tmp_path) as working:
            for _ in range(max(1, KILLS * 3 // 10)):
                worker = working.begin()
                cut_power(cluster)
                with suppress(ProcessLookupError):  # it may have given up without a database
                    os.kill(worker, signal.SIGKILL)
                embedded.ensure(cluster)
                assert settle(database, working.acknowledged()) > 0
