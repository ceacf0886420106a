"""Periodic work of the ledger."""

import structlog
from procrastinate.contrib.django import app

from yizhi.platform.jobs.once import AGAIN
from yizhi.platform.ledger.verification import verify_ledger

_log = structlog.get_logger("yizhi.ledger")


@app.periodic(cron="30 2 * * *")
@app.task(name="ledger.verify", queueing_lock="ledger.verify", retry=AGAIN)
def verify_nightly(timestamp: int) -> None:
    """Recompute the whole log; whatever is found is an alarm in the log of the service."""
    report = verify_ledger()
    if report.sound:
        _log.info("ledger verified", entries=report.size, heads=report.heads)
    for finding in report.findings:
        _log.critical("ledger tampered", kind=finding.kind, position=finding.position, says=finding.says)
