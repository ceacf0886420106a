"""The list of general cases."""

from typing import Any

from django.db.models import QuerySet

from yizhi.domain.cases.general import pages, queries
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.procedures.general_penalty import VERSION_1
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Badge, Cell, NextAct


def _rows(asked: Asked) -> QuerySet[GeneralCase]:
    return queries.listed(words=asked["q"], state=asked["state"])


def _url(case: GeneralCase, asked: Asked) -> str:
    return reverse("cases:general_case", args=[case.pk])


def _begin(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("OFFICER"):
        return []
    verb = "general_case.open"
    return [NextAct(verb, "拟立案", reverse("web:act", args=[verb]), tone="primary")]


def _limit(case: GeneralCase, asked: Asked) -> Any:
    """On my desk what falls due first, as it was computed there; in a list the 90 days, which an index knows."""
    due = case.__dict__.get("due_next")
    if due is not None:
        tone, left = due.urgency(clock.today())
        return Badge(f"{due.step}：{left}", tone)
    return pages.urgency(case, clock.today()) or ""


GENERAL_CASES = declare(
    Table(
        "cases.general",
        title="普通程序案件",
        url_name="cases:general_list",
        rows=_rows,
        columns=(
            Col("item", "案由", lambda case, asked: Cell(case.item_name, sub=case.place), phone="title"),
            Col("party", "当事人", lambda case, asked: pages.party_names(case)),
            Col("number", "立案号", lambda case, asked: case.filing_number),
            Col("state", "状态", lambda case, asked: pages.badge(case), phone="side"),
            Col("limit", "期限", _limit),
            Col("lead", "主办人", lambda case, asked: case.lead.name),
            Col("co", "协办人", lambda case, asked: case.co.name, shown=False),
            Col("agency", "办案机关", lambda case, asked: case.agency.short_name, phone="hidden"),
            Col("code", "事项编码", lambda case, asked: case.item_code, shown=False),
            Col("filed", "立案时间", lambda case, asked: case.filed_at, shown=False),
            Col("decided", "决定时间", lambda case, asked: case.decided_at, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="立案号、事项或者地点"),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in VERSION_1.states]),
        ),
        sort=("id",),
        descending=True,
        row_url=_url,
        acts=_begin,
        empty="还没有普通程序案件",
        empty_next="执法队员点“拟立案”开始办理。",
    )
)
