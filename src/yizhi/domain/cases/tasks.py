"""Periodic work of cases."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from yizhi.domain.cases.acts.collecting import mark_overdue
from yizhi.domain.cases.general.portal.tasks import register_receipt_later
from yizhi.domain.cases.measures.tasks import alarm_daily
from yizhi.domain.cases.queries import overdue_on
from yizhi.platform import clock
from yizhi.platform.jobs.each import on_each
from yizhi.platform.jobs.once import AGAIN
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

_CHECKER = system("逾期检查", division="33")
__all__ = ["alarm_daily", "mark_overdue_daily", "register_receipt_later"]


@app.periodic(cron="10 0 * * *")
@app.task(name="cases.mark_overdue", queueing_lock="cases.mark_overdue", pass_context=True, retry=AGAIN)
def mark_overdue_daily(context: JobContext, timestamp: int) -> int:
    """Mark every fine whose last day to pay has passed; how many."""
    with acting(_CHECKER):
        due = list(overdue_on(clock.today()).values_list("pk", flat=True))
    return on_each(context, mark_overdue, _CHECKER, due)
