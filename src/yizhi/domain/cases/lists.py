"""The lists of this module."""

from typing import Any

from django.db.models import QuerySet

from yizhi.domain.cases import pages, queries
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.procedures.simple_penalty import VERSION_1
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Cell, NextAct, Tone
from yizhi.statute.money import in_yuan


def _rows(asked: Asked) -> QuerySet[SimpleCase]:
    return queries.listed(
        words=asked["q"], state=asked["state"], since=asked.day("opened_from"), until=asked.day("opened_to")
    )


def _note(asked: Asked) -> str:
    return queries.LOOKED_THROUGH_WORDS if asked["q"] else ""


def _url(case: SimpleCase, asked: Asked) -> str:
    return reverse("cases:simple_case", args=[case.pk])


def _begin(asked: Asked) -> list[NextAct]:
    if not asked.actor.has("OFFICER"):
        return []
    return [NextAct("simple_case.open", "开始当场处罚", reverse("web:act", args=["simple_case.open"]), tone="primary")]


def _tone(case: SimpleCase, asked: Asked) -> Tone:
    return "danger" if case.state == "OVERDUE" else "neutral"


def _fine(case: SimpleCase, asked: Asked) -> Any:
    return in_yuan(case.fine_fen) if case.fine_fen else case.get_penalty_display()


SIMPLE_CASES = declare(
    Table(
        "cases.simple",
        title="当场处罚",
        url_name="cases:simple_list",
        rows=_rows,
        columns=(
            Col("item", "执法事项", lambda case, asked: Cell(case.item_name, sub=case.place), phone="title"),
            Col("party", "当事人", lambda case, asked: pages.party_name(case)),
            Col("number", "文号", lambda case, asked: case.decision.number if case.decision else ""),
            Col("state", "状态", lambda case, asked: pages.badge(case), phone="side"),
            Col("lead", "主办人", lambda case, asked: case.lead.name),
            Col("co", "协办人", lambda case, asked: case.co.name, shown=False),
            Col("agency", "办案机关", lambda case, asked: case.agency.short_name, phone="hidden"),
            Col("at", "到场时间", lambda case, asked: case.opened_at, order=("opened_at",)),
            Col("code", "事项编码", lambda case, asked: case.item_code, shown=False),
            Col("penalty", "处罚", _fine, numeric=True, shown=False),
            Col("issued", "决定时间", lambda case, asked: case.issued_at, shown=False),
            Col("due", "缴款期限", lambda case, asked: case.due_on, shown=False),
            Col("paid", "缴款日期", lambda case, asked: case.paid_on, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="文号、事项或者地点"),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in VERSION_1.states]),
            By("opened", "到场日期", "date_range"),
        ),
        sort=("opened_at",),
        descending=True,
        row_url=_url,
        row_tone=_tone,
        note=_note,
        acts=_begin,
        empty="还没有当场处罚案件",
        empty_next="执法队员在现场点“开始当场处罚”办理。",
    )
)
