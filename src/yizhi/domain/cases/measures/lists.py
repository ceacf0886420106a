"""Two lists: the measures, and the register of what is in our hands."""

from typing import Any

from django.db.models import QuerySet

from yizhi.domain.cases.measures import pages, queries
from yizhi.domain.cases.models.measure import HeldThing, Measure, by_time
from yizhi.domain.cases.models.measure_terms import KeeperKind, MeasureKind
from yizhi.domain.cases.procedures.measures import SEIZURE
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Badge, Cell


def _measures(asked: Asked) -> QuerySet[Measure]:
    return queries.listed(words=asked["q"], kind=asked["kind"], state=asked["state"])


def _due(measure: Measure, asked: Asked) -> Any:
    return pages.urgency(measure, clock.today()) or measure.due_on or ""


MEASURES = declare(
    Table(
        "cases.measures",
        title="保全和强制措施",
        url_name="cases:measures",
        rows=_measures,
        columns=(
            Col("case", "案件", lambda m, asked: Cell(m.case.item_name, sub=m.case.filing_number), phone="title"),
            Col("kind", "措施", lambda m, asked: m.title),
            Col("party", "当事人", lambda m, asked: str(m.party)),
            Col("due", "期限", _due),
            Col("state", "状态", lambda m, asked: pages.badge(m), phone="side"),
            Col("lead", "主办人", lambda m, asked: m.case.lead.name),
            Col("agency", "办案机关", lambda m, asked: m.case.agency.short_name, phone="hidden"),
            Col("done", "实施时间", lambda m, asked: m.carried_out_at, shown=False),
            Col("approved", "批准时间", lambda m, asked: m.approved_at, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="立案号、事项或者地点"),
            By("kind", "措施", choices=lambda actor: [(v, str(t)) for v, t in MeasureKind.choices]),
            By("state", "状态", choices=lambda actor: [(s.code, s.title) for s in SEIZURE.states]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda m, asked: pages.url_of(m),
        empty="还没有先行登记保存、查封、扣押",
        empty_next="办案人员在案件页面点“申请先行登记保存、查封、扣押”开始办理。",
    )
)


def _things(asked: Asked) -> QuerySet[HeldThing]:
    return queries.held_things(words=asked["q"], where=asked["where"])


def _kept(thing: HeldThing, asked: Asked) -> Any:
    now = by_time(list(thing.custody.all()))
    if now is None:
        return Badge("尚未登记保管", "warn")
    return Cell(now.place, sub=f"{now.get_kind_display()}，{now.keeper}")


def _condition(thing: HeldThing, asked: Asked) -> Any:
    now = by_time(list(thing.custody.all()))
    if now is None:
        return thing.condition
    bad = now.condition in ("DAMAGED", "MISSING")
    return Badge(str(now.get_condition_display()), "danger" if bad else "neutral")


def _fate(thing: HeldThing, asked: Asked) -> Any:
    if thing.disposal is None:
        return pages.urgency(thing.measure, clock.today()) or "待处理"
    return Badge(f"{thing.disposal.get_outcome_display()}，待交接", "info")


HELD_THINGS = declare(
    Table(
        "cases.held_things",
        title="涉案财物",
        url_name="cases:held_things",
        rows=_things,
        columns=(
            Col("name", "名称", lambda t, asked: Cell(t.name, sub=t.spec or t.serial), phone="title"),
            Col("amount", "数量", lambda t, asked: t.amount),
            Col("measure", "措施", lambda t, asked: t.measure.title),
            Col("case", "案件", lambda t, asked: Cell(t.measure.case.item_name, sub=t.measure.case.filing_number)),
            Col("where", "保管", _kept),
            Col("condition", "状况", _condition),
            Col("fate", "期限、处理", _fate, phone="side"),
            Col("agency", "办案机关", lambda t, asked: t.measure.case.agency.short_name, phone="hidden"),
            Col("party", "当事人", lambda t, asked: str(t.measure.party), shown=False),
            Col("seal", "封条编号", lambda t, asked: t.seal_number, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="名称、编号或者立案号"),
            By(
                "where",
                "保管方式",
                choices=lambda actor: [*((v, str(t)) for v, t in KeeperKind.choices), ("NONE", "尚未登记保管")],
            ),
        ),
        sort=("measure_id", "number"),
        row_url=lambda t, asked: reverse("cases:measure", args=[t.measure_id]),
        empty="现在没有保管中的涉案财物",
        empty_next="登记保存、查封、扣押实施后，清单中的财物会列在这里，直至办理交接。",
    )
)
