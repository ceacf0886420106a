"""The list of clues. Who reported is in no column."""

from django.db.models import QuerySet

from yizhi.domain.cases.clues import pages, queries
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.procedures.clue import VERSION_1
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Cell, NextAct


def _rows(asked: Asked) -> QuerySet[Clue]:
    return queries.listed(words=asked["q"], state=asked["state"])


def _url(clue: Clue, asked: Asked) -> str:
    return reverse("cases:clue", args=[clue.pk])


def _begin(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("OFFICER", "CAPTAIN", "UNIT_HEAD", "DECIDER"):
        return []
    return [NextAct("clue.receive", "登记线索", reverse("web:act", args=["clue.receive"]), tone="primary")]


def _title(clue: Clue, asked: Asked) -> Cell:
    return Cell(clue.item_name or clue.number, sub=f"{clue.number} {clue.place}")


CLUES = declare(
    Table(
        "cases.clues",
        title="线索",
        url_name="cases:clue_list",
        rows=_rows,
        columns=(
            Col("number", "线索", _title, phone="title"),
            Col("source", "来源", lambda clue, asked: str(clue.get_source_display())),
            Col("state", "状态", lambda clue, asked: pages.badge(clue), phone="side"),
            Col("due", "核查期限", lambda clue, asked: clue.verify_due or ""),
            Col("handler", "核查人", lambda clue, asked: clue.handler.name if clue.handler else "待分办"),
            Col("at", "收到时间", lambda clue, asked: clue.received_at),
        ),
        filters=(
            By("q", "查找", "text", placeholder="编号或者地点"),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in VERSION_1.states]),
        ),
        sort=("id",),
        descending=True,
        row_url=_url,
        acts=_begin,
        empty="还没有线索",
        empty_next="收到投诉、巡查发现或者移送的线索，在这里登记。",
    )
)
