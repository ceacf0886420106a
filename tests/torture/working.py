"""A worker of the product whose queue also knows one job of the tests: it numbers a case and is easily met in mid-job.

Each run of a job writes a line to the file named by the first argument before it acts and one after: `began` or `acted`
and the job's id. The test learns from it which jobs its kills have met.
"""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
django.setup()

from procrastinate import JobContext  # noqa: E402
from procrastinate.contrib.django import app  # noqa: E402

from tests.torture.numbered import number_case  # noqa: E402
from yizhi.domain.org.tests.world import BUILDER, NOW  # noqa: E402
from yizhi.platform.acts.perform import perform  # noqa: E402
from yizhi.platform.jobs.once import AGAIN, key_of  # noqa: E402
from yizhi.platform.jobs.stalled import Pulse  # noqa: E402
from yizhi.platform.jobs.work import work  # noqa: E402

SOON = Pulse(beat=0.2, dead_after=0.8)


@app.task(name="torture.number", pass_context=True, retry=AGAIN)
def number(context: JobContext, case: str) -> None:
    _say("began", context.job.id)
    time.sleep(0.02)
    perform(number_case, BUILDER, record=UUID(case), key=key_of(context), at=NOW + timedelta(hours=2))
    _say("acted", context.job.id)
    time.sleep(0.02)


def _say(*words: object) -> None:
    with Path(sys.argv[1]).open("a") as said:
        said.write(" ".join(str(word) for word in words) + "\n")


if __name__ == "__main__":
    work(SOON)
