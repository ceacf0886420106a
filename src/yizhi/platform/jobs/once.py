"""What makes a job take effect exactly once, although the process that runs it may die at any moment.

The queue begins a job again when its worker died (`stalled.py`) or the database went away (`AGAIN`); so a job may run
more than once. It takes effect once because it acts through acts under keys made from the job's own id: the second run
gets the first one's outcome. A job that does not act must be one whose repetition changes nothing.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from django.db import InterfaceError, OperationalError
from procrastinate import JobContext, RetryStrategy

_JOBS = UUID("6f1c1b52-3a0e-5d0b-9b42-0d2f6f2d3a61")  # the name space of the keys, never to be changed

# A database that restarts is no fault of the job's: it is done again, for an hour at the most.
AGAIN = RetryStrategy(max_attempts=120, wait=30, retry_exceptions=(OperationalError, InterfaceError))


def key_of(context: JobContext, *parts: object) -> UUID:
    """The key of one act of this job; `parts` tell its acts apart, for example the record's id.

    Equal for every run of the same job, different for every other job, also one of the same task.
    """
    job = context.job
    return uuid5(_JOBS, ":".join(str(part) for part in (job.task_name, job.id, *parts)))
