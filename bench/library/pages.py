"""The whole page of the case search: middleware, database, search and template, signed in as an officer."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from bench.library.measuring import Figures, timed
from yizhi.domain.library.index.asking import Question

PASSWORD = "yizhi-demo-3308"


def pages(folder: Path, questions: Sequence[Question], figures: Figures) -> None:
    """`folder` holds the index; the people are those of the demo city."""
    from django.conf import settings
    from django.test import Client

    settings.YIZHI_LIBRARY, settings.ALLOWED_HOSTS = str(folder), ["*"]
    browser = Client()
    browser.post("/sign-in/", {"username": "officer", "password": PASSWORD})

    def ask(question: Question) -> None:
        answer = browser.get(f"/library/cases/?{urlencode({'q': question.words})}")
        if answer.status_code != 200:
            raise SystemExit(f"案例页面答复 {answer.status_code} the page of cases answered so")

    ask(questions[0])
    figures.times("page of cases with facets", timed(ask, questions), 60)
