"""The list of handings over, for both sides and the coordinating office."""

from typing import Any

from django.db.models import QuerySet

from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.procedures.transfer import VERSION_1
from yizhi.domain.cases.transfers import pages, queries
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Cell, NextAct

_WAYS = (("out", "本机关移出"), ("in", "移送本机关"), ("contested", "有管辖争议"))


def _rows(asked: Asked) -> QuerySet[Any]:
    late = clock.today() if asked["late"] else None
    agency = asked.actor.extra.get("agency")
    return queries.listed(agency=agency, way=asked["way"], state=asked["state"], words=asked["q"], late=late)


def _begin(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("OFFICER"):
        return []
    return [NextAct("transfer.draft", "移送案件", reverse("web:act", args=["transfer.draft"]), tone="primary")]


def _title(one: Transfer, asked: Asked) -> Cell:
    return Cell(one.title, sub=f"{one.get_kind_display()} {one.place}")


def _due(one: Transfer, asked: Asked) -> Any:
    return pages.urgency(one) or ""


TRANSFERS = declare(
    Table(
        "cases.transfers",
        title="案件移送和管辖争议",
        url_name="cases:transfers",
        rows=_rows,
        columns=(
            Col("title", "案由", _title, phone="title"),
            Col("sender", "移送机关", lambda one, asked: one.sender.short_name),
            Col("receiver", "接收机关", lambda one, asked: one.receiver.short_name),
            Col("due", "期限", _due),
            Col("state", "状态", lambda one, asked: pages.badge(one), phone="side"),
            Col("returns", "退回次数", lambda one, asked: one.returns, numeric=True, phone="hidden"),
            Col("sent", "移送时间", lambda one, asked: one.sent_at or "", phone="hidden"),
            Col("result", "处理结果", lambda one, asked: one.result, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="案由或者地点"),
            By("way", "方向", choices=lambda actor: _WAYS),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in VERSION_1.states]),
            By("late", "期限", choices=lambda actor: [("1", "已超期")]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda one, asked: pages.url_of(one),
        acts=_begin,
        empty="还没有案件移送和管辖争议",
        empty_next="发现不属于本机关职责的违法行为，取证后点“移送案件”；收到的移送也列在这里。",
    )
)
