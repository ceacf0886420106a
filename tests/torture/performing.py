"""A process that starts officers at work, each in a process of its own that can be killed.

For each line on standard input it forks a worker and prints its process id. The worker does one act after another and,
after each commit, writes a line to the file it was given: verb, record, version. The test holds it to its word.
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import NoReturn
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
django.setup()

from tests.torture.numbered import number_case  # noqa: E402
from yizhi.domain.cases.acts import opening  # noqa: E402
from yizhi.domain.norms import api as norms  # noqa: E402
from yizhi.domain.org.tests.world import NOW, as_actor  # noqa: E402
from yizhi.platform.acts.perform import perform  # noqa: E402
from yizhi.platform.scope.session import acting  # noqa: E402


def work(heard: Path, lead: UUID, co: UUID, township: UUID) -> NoReturn:
    at = NOW + timedelta(hours=1)
    officer = as_actor(lead, at)
    with acting(officer):
        items = norms.items_for(agency_id=township, fields=("*",), on=at.date())
    item = next(found for found in items if found.code == "C-019").pk
    with heard.open("a") as said:

        def acknowledge(*words: object) -> None:
            said.write(" ".join(str(word) for word in words) + "\n")
            said.flush()

        while True:
            data = {"item": item, "co_officer": co, "occurred_at": at, "place": "航埠镇样例路口"}
            case = perform(opening.open_case, officer, data=data, at=at).record
            acknowledge("simple_case.open", case.pk, case.version)
            facts = {"occurred_at": at, "place": "航埠镇样例路口", "facts": "当事人在样例路口随地便溺。"}
            done = perform(opening.describe, officer, record=case.pk, data=facts, at=at)
            acknowledge("simple_case.describe", case.pk, done.record.version)
            done = perform(number_case, officer, record=case.pk, at=at)
            acknowledge("torture.number", case.pk, done.record.version, done.result["number"])


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        worker = os.fork()
        if worker == 0:
            work(Path(sys.argv[1]), *(UUID(given) for given in sys.argv[2:5]))
        sys.stdout.write(f"{worker}\n")
        sys.stdout.flush()
