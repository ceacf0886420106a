"""Publishing in tests, and the jobs that were left for the library."""

from typing import Any

import orjson
from django.db import connection

from yizhi.domain.cases.acts import publishing
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index.asking import Case, Question
from yizhi.domain.library.tasks import follow_case


def jobs_left() -> list[dict[str, str]]:
    """The arguments of the jobs that wait for the library."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'library.follow_case' ORDER BY id")
        return [row[0] if isinstance(row[0], dict) else orjson.loads(row[0]) for row in cursor.fetchall()]


def work() -> None:
    """Do every job that is left, as the worker would."""
    for job in jobs_left():
        follow_case(**job)


def publish(scene: Scene, case: SimpleCase, *, openly: bool = True) -> None:
    scene.do(publishing.propose_publication, scene.lead, case, publish=openly, reason="具有一定社会影响")
    scene.do(publishing.publish, scene.captain, case, masked=True)


def withdraw(scene: Scene, case: SimpleCase) -> None:
    scene.do(publishing.withdraw_publication, scene.lead, case, reason="决定被依法撤销")


def found(words: str) -> list[Case]:
    search = shelf.search()
    return list(search.search(Question(words)).cases) if search else []


def lake_rows() -> list[dict[str, Any]]:
    return [row for part in shelf.lake().parts() for row in part.read().to_pylist()]
