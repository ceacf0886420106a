"""Jobs whose worker died in the midst of them are put back into the queue."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from procrastinate import utils
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

_log = structlog.get_logger("yizhi.worker")


@dataclass(frozen=True, slots=True)
class Pulse:
    """Seconds between a worker's signs of life, and after how many without one it is taken for dead.

    A worker wrongly taken for dead, for example on a machine that stood still, is no danger: see `once.py`.
    """

    beat: float = 5.0
    dead_after: float = 30.0


async def put_back(dead_after: float) -> int:
    """Put every job of a dead worker back into the queue; how many.

    A job that cannot go back yet, because a twin with the same queueing lock waits already, is left for the next look:
    by then the twin has begun.
    """
    done = 0
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after):
        try:
            await app.job_manager.retry_job(job, retry_at=utils.utcnow())
        except ConnectorException as error:
            _log.info("job of a dead worker stays for now", job=job.id, task=job.task_name, error=str(error))
            continue
        _log.warning("job of a dead worker begins anew", job=job.id, task=job.task_name, attempts=job.attempts + 1)
        done += 1
    return done


async def put_back_again_and_again(pulse: Pulse) -> None:
    """Look at once, and then as often as a worker shows a sign of life; a fault is logged and the next look tries anew.

    It is no job of the queue: a long job in hand would keep it waiting, and a killed one would need it.
    """
    while True:
        try:
            await put_back(pulse.dead_after)
        except ConnectorException as error:
            _log.error("looking for jobs of dead workers failed", error=str(error))
        await asyncio.sleep(pulse.beat)
