"""How many questions a page may put to the database: `queries.json`. More records must not mean more questions.

A page that needs more is made to need less; only when that is impossible is its number in the file raised.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.leaks.conftest import Stage
from yizhi.domain.norms.models import Law

BUDGETS: dict[str, int] = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))
CASES = 60


@pytest.fixture(scope="module")
def busy(stage: Stage) -> Stage:
    """The township with sixty cases."""
    for _ in range(CASES):
        stage.foreign.scene.open()
    return stage


def address(name: str, stage: Stage) -> str:
    foreign = stage.foreign
    law = Law.objects.first()
    return {
        "home": "/",
        "case list": "/cases/simple/",
        "case": f"/cases/simple/{foreign.decided.pk}/",
        "desk": "/cases/desk/",
        "general list": "/cases/general/",
        "general case": f"/cases/general/{foreign.general.pk}/",
        "my cases": "/cases/general/mine/",
        "weighing": f"/cases/general/{foreign.general.pk}/discretion/",
        "case calendar": "/cases/general/calendar/",
        "case board": "/cases/general/board/",
        "unit of cases": "/cases/general/unit/",
        "measure list": "/cases/measures/",
        "measure": f"/cases/measures/{foreign.measure.pk}/",
        "transfer list": "/cases/transfers/",
        "transfer": f"/cases/transfers/{foreign.transfer.pk}/",
        "held things": "/cases/goods/",
        "building list": "/cases/buildings/",
        "building": f"/cases/buildings/{foreign.building.pk}/",
        "substitute": f"/cases/substitutes/{foreign.substitute.pk}/",
        "device list": "/cases/devices/",
        "device": f"/cases/devices/{foreign.device.pk}/",
        "device record list": "/cases/offsite/",
        "device record": f"/cases/offsite/{foreign.device_record.pk}/",
        "written record": f"/cases/records/{foreign.written.pk}/",
        "clue list": "/cases/clues/",
        "clue": f"/cases/clues/{foreign.clue.pk}/",
        "team list": "/org/teams/",
        "team": f"/org/teams/{stage.world.team.pk}/",
        "item list": "/norms/items/",
        "place list": "/subjects/places/",
        "place": f"/subjects/places/{foreign.establishment.pk}/",
        "place points": "/subjects/places.geojson",
        "library cases": "/library/cases/",
        "lessons": "/library/lessons/",
        "weighing on the spot": f"/cases/simple/{foreign.begun.pk}/discretion/",
        "links of a case": f"/library/links/{foreign.general.item_version}/{foreign.general.division}/",
        "law": f"/norms/laws/{law.pk}/" if law else "/norms/laws/",
        "verification": f"/verify/{foreign.code}/",
        "shared with me": "/sharing/",
        "act form": f"/acts/simple_case.describe/{foreign.begun.pk}/",
    }[name]


@pytest.mark.parametrize("page", sorted(BUDGETS))
def test_a_page_keeps_to_its_queries(busy: Stage, page: str) -> None:
    visitor = "captain" if page in ("desk", "unit of cases") else "lead officer"
    browser = next(v for v in busy.visitors if v.name == visitor).browser()
    wanted = address(page, busy)  # finding the address asks the database too
    browser.get("/notify/")  # from here on the reader's posts and certificates are known, whichever test comes first
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(wanted)
    assert answer.status_code == 200
    questions = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    listed = "\n".join(sql[:160] for sql in questions)
    assert len(questions) <= BUDGETS[page], f"{page}：{len(questions)} 次查询，上限 {BUDGETS[page]}\n{listed}"
