"""What the worker does for files: clear unfinished uploads, and look nightly whether originals are unaltered."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from procrastinate.contrib.django import app

from yizhi.platform import clock
from yizhi.platform.files import configured, integrity
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.jobs.once import AGAIN
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

_log = structlog.get_logger("yizhi.files")
_ABANDONED = timedelta(days=2)


@app.periodic(cron="23 * * * *", periodic_id="files.clear_abandoned")
@app.task(name="files.clear_abandoned", queueing_lock="files.clear_abandoned", retry=AGAIN)
def clear_abandoned(timestamp: int) -> int:
    """Remove expired uploads and what crashed ones left behind; how many. Nothing that was received is ever removed."""
    now = datetime.fromtimestamp(timestamp, clock.CHINA)
    removed = configured.staging().clear_expired(now)
    store = configured.blob_store()
    if isinstance(store, LocalStore):
        removed += store.clear_abandoned((now - _ABANDONED).timestamp())
    if removed:
        _log.info("abandoned uploads removed", count=removed)
    return removed


@app.periodic(cron="41 2 * * *", periodic_id="files.verify")
@app.task(name="files.verify", queueing_lock="files.verify", retry=AGAIN)
def verify(timestamp: int) -> list[str]:
    """Hash a sixteenth of the originals again and look for missing content; the faults, each logged as an error."""
    today = datetime.fromtimestamp(timestamp, clock.CHINA).date()
    with acting(system("证据文件核查")):
        faults = [*integrity.lost_files(), *integrity.altered_files(today)]
    for fault in faults:
        _log.error("evidence file damaged", fault=fault)
    return faults
