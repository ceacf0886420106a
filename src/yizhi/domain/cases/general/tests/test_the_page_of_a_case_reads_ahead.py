"""The pages of a case ask the database as little at its end as at its beginning, and show what they would anyway."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from yizhi.domain.cases.general import discretion_views, views
from yizhi.domain.cases.general.acts import closing, correcting
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock

MOST = 10
_DIFFERS = re.compile(r'"X-CSRFToken": "\w+"|name="csrfmiddlewaretoken" value="\w+"')


def _shown(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return _DIFFERS.sub("", answer.content.decode())


def _archived(file: File) -> GeneralCase:
    case = file.served()
    file.publish(case)
    file.pay(case, 100_000)
    (order,) = file.ids(case, "corrections")
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    file.do(closing.archive, "lead", case)
    return case


@pytest.mark.parametrize("page", ["", "discretion/"])
@pytest.mark.parametrize(
    "reached", [File.open, File.filed, File.investigated, File.reviewed, File.notified, File.served, _archived]
)
def test_few_questions_at_every_stage_and_the_same_page(
    file: File, monkeypatch: pytest.MonkeyPatch, reached: Callable[[File], GeneralCase], page: str
) -> None:
    case = reached(file)
    account = open_account(file.people["lead"], "reading-ahead")
    url, client = f"/cases/general/{case.pk}/{page}", Client()
    with clock.at(file.at):
        client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
        client.get(url)  # from here on what stands still is known to the process
        with CaptureQueriesContext(connection) as asked:
            shown = _shown(client, url)
        questions = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
        nothing: Any = lambda *_: nullcontext()
        for module in (views, discretion_views):
            monkeypatch.setattr(module, "foreseen", nothing)
        assert shown == _shown(client, url)
    assert len(questions) <= MOST, "\n".join(re.sub("SELECT .*? FROM", "…", sql)[:300] for sql in questions)
