"""The list of illegal buildings."""

from django.db.models import QuerySet

from yizhi.domain.cases.buildings import pages, queries
from yizhi.domain.cases.models.building import Building
from yizhi.domain.cases.procedures.building import BUILDING
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Cell, NextAct


def _rows(asked: Asked) -> QuerySet[Building]:
    return queries.buildings(words=asked["q"], state=asked["state"])


def _begin(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("OFFICER"):
        return []
    address = reverse("web:act", args=["building.register"])
    return [NextAct("building.register", "登记违法建筑", address, tone="primary")]


BUILDINGS = declare(
    Table(
        "cases.buildings",
        title="违法建筑",
        url_name="cases:buildings",
        rows=_rows,
        columns=(
            Col("place", "地点", lambda one, asked: Cell(one.place, sub=one.description), phone="title"),
            Col("zone", "类别", lambda one, asked: str(one.get_zone_display())),
            Col("state", "状态", lambda one, asked: pages.badge(one), phone="side"),
            Col("due", "履行期限", lambda one, asked: one.due_on or ""),
            Col("lead", "主办人", lambda one, asked: one.lead.name),
            Col("agency", "处置机关", lambda one, asked: one.agency.short_name, phone="hidden"),
            Col("found", "发现日期", lambda one, asked: one.found_on),
        ),
        filters=(
            By("q", "查找", "text", placeholder="地点或者事项"),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in BUILDING.states]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda one, asked: reverse("cases:building", args=[one.pk]),
        acts=_begin,
        empty="还没有登记违法建筑",
        empty_next="执法队员点“登记违法建筑”开始办理；需要罚款的，另立处罚案件。",
    )
)
