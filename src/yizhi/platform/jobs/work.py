"""The worker: seals the ledger without pause, and does queued and periodic work, each job exactly once."""

import asyncio
import signal
import threading
from typing import cast

import structlog
from django.db import Error, close_old_connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from yizhi.platform.jobs.stalled import Pulse, put_back_again_and_again
from yizhi.platform.ledger.seal import seal_pending

_log = structlog.get_logger("yizhi.worker")
SEAL_EVERY = 1.0  # seconds between looks for entries that are not sealed yet


def _seal_until(stopped: threading.Event) -> None:
    """Seal what acts have left, again and again; a fault is logged and the next look tries anew."""
    while not stopped.wait(SEAL_EVERY):
        try:
            sealed = seal_pending()
            if sealed:
                _log.info("ledger sealed", entries=sealed)
        except Error as error:
            _log.error("sealing failed", error=str(error))
            close_old_connections()


async def _work(pulse: Pulse) -> None:
    async with app.open_async():
        looking = asyncio.create_task(put_back_again_and_again(pulse), name="stalled jobs")
        try:
            await app.run_worker_async(
                name="yizhi",
                install_signal_handlers=True,
                wait=True,
                update_heartbeat_interval=pulse.beat,
                stalled_worker_timeout=pulse.dead_after,
            )
        finally:
            looking.cancel()


def work(pulse: Pulse = Pulse()) -> None:  # noqa: B008  a frozen value
    """Run until told to stop (SIGTERM, SIGINT); a job in hand is finished first."""
    stopped = threading.Event()
    sealer = threading.Thread(target=_seal_until, args=(stopped,), name="sealer", daemon=True)
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    sealer.start()
    try:
        connector = cast(DjangoConnector, app.connector)
        with app.replace_connector(connector.get_worker_connector()):
            asyncio.run(_work(pulse))
    finally:
        stopped.set()
        sealer.join(timeout=10)
