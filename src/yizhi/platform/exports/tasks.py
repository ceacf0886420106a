"""Work of the worker: making exports, and removing their files when they have expired."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from procrastinate.contrib.django import app

from yizhi.platform import clock
from yizhi.platform.exports import folder
from yizhi.platform.exports.acts import KEPT
from yizhi.platform.exports.making import make

_log = structlog.get_logger("yizhi.exports")
_LATE = timedelta(minutes=10)


@app.task(name="exports.run")
def run(export: str, person: str) -> None:
    make(UUID(export), UUID(person))


@app.periodic(cron="7 * * * *", periodic_id="exports.clear")
@app.task(name="exports.clear", queueing_lock="exports.clear")
def clear(timestamp: int) -> int:
    """Remove files whose time is over; how many."""
    removed = folder.clear(datetime.fromtimestamp(timestamp, clock.CHINA) - KEPT - _LATE)
    if removed:
        _log.info("expired exports removed", count=removed)
    return removed
