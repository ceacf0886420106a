"""The lists of discretion: benchmarks and the entries of the seven lists. All of it is published."""

from django.db.models import QuerySet

from yizhi.domain.norms import listed
from yizhi.domain.norms.lists import DAY, day_of
from yizhi.domain.norms.models import DiscretionTable, ListEntry
from yizhi.domain.norms.models.base import on
from yizhi.domain.norms.views.parts import period
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Badge, Cell
from yizhi.statute.lists import ListKind


def _tables(asked: Asked) -> QuerySet[DiscretionTable]:
    rows = DiscretionTable.objects.filter(on(day_of(asked))).select_related("item")
    found: QuerySet[DiscretionTable] = rows.filter(item__name__icontains=asked["q"]) if asked["q"] else rows
    return found


def _trust(row: DiscretionTable | ListEntry, asked: Asked) -> Badge:
    if row.sample:
        return Badge("样例", "warn")
    return Badge("已核实", "ok") if row.verified else Badge("未核实", "warn")


def _violation(entry: ListEntry, asked: Asked) -> Cell:
    return Cell(entry.violation, sub=entry.item.short)


BENCHMARKS = declare(
    Table(
        "norms.benchmarks",
        title="裁量基准",
        url_name="norms:benchmarks",
        rows=_tables,
        columns=(
            Col("code", "编码", lambda table, asked: table.item.code, order=("item__code",)),
            Col("item", "事项", lambda table, asked: Cell(table.item.short, sub=table.source), phone="title"),
            Col("territory", "适用区域", lambda table, asked: table.territory),
            Col("edition", "版次", lambda table, asked: table.edition, numeric=True),
            Col("period", "施行", lambda table, asked: period(table.effective_from, table.effective_to)),
            Col("trust", "来源", _trust, phone="side"),
        ),
        filters=(By("q", "查找", "text", placeholder="事项名称"), DAY),
        sort=("item__code",),
        row_url=lambda table, asked: reverse("norms:benchmark", args=[table.pk]),
        empty="这一天没有公布的裁量基准",
        empty_next="在执法事项页面公布裁量基准（《行政处罚法》第三十四条）。",
    )
)

ENTRIES = declare(
    Table(
        "norms.entries",
        title="清单",
        url_name="norms:entries",
        rows=lambda asked: listed.entries(day_of(asked), asked["kind"], asked["q"]),
        columns=(
            Col("number", "编号", lambda entry, asked: entry.number, order=("number",)),
            Col(
                "violation", "违法行为", lambda entry, asked: Cell(entry.violation, sub=entry.item.short), phone="title"
            ),
            Col("kind", "清单", lambda entry, asked: entry.get_kind_display()),
            Col("effect", "效果", lambda entry, asked: entry.list_kind.effect),
            Col("period", "施行", lambda entry, asked: period(entry.effective_from, entry.effective_to)),
            Col("trust", "来源", _trust, phone="side"),
        ),
        filters=(
            By("q", "查找", "text", placeholder="违法行为"),
            By("kind", "清单", choices=lambda actor: [(kind.name, kind.value) for kind in ListKind]),
            DAY,
        ),
        sort=("number",),
        row_url=lambda entry, asked: reverse("norms:entry", args=[entry.pk]),
        empty="这一天没有清单条目",
        empty_next="在执法事项页面公布清单条目。",
    )
)
