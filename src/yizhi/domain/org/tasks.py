"""What the worker does for accounts: clear sessions that are over, and counts of tries."""

from datetime import datetime

from procrastinate.contrib.django import app

from yizhi.domain.org.attempts import clear_tries
from yizhi.domain.org.sessions import SessionStore
from yizhi.platform import clock
from yizhi.platform.jobs.once import AGAIN


@app.periodic(cron="13 * * * *", periodic_id="org.clear_sessions")
@app.task(name="org.clear_sessions", queueing_lock="org.clear_sessions", retry=AGAIN)
def clear_sessions(timestamp: int) -> None:
    """Remove sessions that were idle too long or are too old; whether one is over never waits for this."""
    at = datetime.fromtimestamp(timestamp, clock.CHINA)
    with clock.at(at):
        SessionStore.clear_expired()
    clear_tries(at)
