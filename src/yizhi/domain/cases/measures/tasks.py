"""The alarm before the end of a measure: once a day, every measure that ends within three days."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from yizhi.domain.cases.measures.acts.lasting import draft_lift
from yizhi.domain.cases.measures.queries import due_until
from yizhi.platform import clock
from yizhi.platform.jobs.each import on_each
from yizhi.platform.jobs.once import AGAIN
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

_CHECKER = system("临期检查", division="33")


@app.periodic(cron="20 0 * * *")
@app.task(name="cases.measures_due", queueing_lock="cases.measures_due", pass_context=True, retry=AGAIN)
def alarm_daily(context: JobContext, timestamp: int) -> int:
    """Draft the lifting of every measure close to its end and tell whom it concerns; how many."""
    with acting(_CHECKER):
        due = list(due_until(clock.today()).values_list("pk", flat=True))
    return on_each(context, draft_lift, _CHECKER, due)
