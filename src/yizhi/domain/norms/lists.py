"""The lists of this module: laws, items, powers handed to townships, local configuration. All of it is published."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from yizhi.domain.norms import queries
from yizhi.domain.norms.acts.laws import RANKS
from yizhi.domain.norms.acts.powers import grant
from yizhi.domain.norms.acts.publishing import create_item
from yizhi.domain.norms.forms import VALUES
from yizhi.domain.norms.models import EnforcementItem, HearingThreshold, ItemVersion, Parameter, TownshipPower
from yizhi.domain.norms.models.base import on
from yizhi.domain.norms.views.parts import period
from yizhi.domain.org.api import ENFORCEMENT_LINES, Agency, full_division_name, line_title
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.making import making
from yizhi.platform.pages.patterns import Badge, Cell
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan

LAWS = declare(
    Table(
        "norms.laws",
        title="法规库",
        url_name="norms:laws",
        rows=lambda asked: queries.laws(asked["q"], asked["level"]),
        columns=(
            Col("name", "名称", lambda law, asked: law.title, order=("name",), phone="title"),
            Col("level", "效力层级", lambda law, asked: law.level, order=("rank", "name"), phone="side"),
            Col("category", "类别", lambda law, asked: law.category),
            Col("issuer", "制定机关", lambda law, asked: law.issuer, shown=False),
            Col("versions", "版本", lambda law, asked: law.version_count, numeric=True),
        ),
        filters=(
            By("q", "查找", "text", placeholder="名称或者拼音首字母"),
            By("level", "效力层级", choices=lambda actor: [(rank, rank) for rank in RANKS]),
        ),
        sort=("rank", "name"),
        row_url=lambda law, asked: reverse("norms:law", args=[law.pk]),
        empty="法规库是空的",
        empty_next="用 import_laws 命令导入法规。",
    )
)


def day_of(asked: Asked) -> date:
    """The day as of which law is read; today when none was asked for."""
    return asked.day("on") or asked.today


def _fields(actor: Actor) -> list[tuple[str, str]]:
    found = EnforcementItem.objects.order_by("field").values_list("field", flat=True).distinct()
    return [(one, one) for one in found]


def _fine(who: str) -> Any:
    def cell(version: ItemVersion, asked: Asked) -> str:
        rule = version.fine_rule
        form = getattr(rule, who)
        return f"{'可以处' if rule.optional else ''}{form}" if form else ""

    return cell


def _spot(version: ItemVersion, asked: Asked) -> Badge:
    return Badge("可能适用", "ok") if version.fits_on_the_spot(day_of(asked)) else Badge("不适用")


def _basis(version: ItemVersion) -> str:
    """The basis; first of all that nobody has verified the item, where that is so."""
    return version.penalty_citation if version.verified else f"摘录，未核实。{version.penalty_citation}"


DAY = By("on", "行为发生日", "date")

ITEMS = declare(
    Table(
        "norms.items",
        title="执法事项",
        url_name="norms:items",
        rows=lambda asked: queries.item_versions(day_of(asked), asked["q"], asked["line"], asked["field"]),
        columns=(
            Col("code", "编码", lambda version, asked: version.code, order=("item__code", "variant")),
            Col("name", "事项", lambda version, asked: Cell(version.short, sub=_basis(version)), phone="title"),
            Col("field", "类别", lambda version, asked: version.item.field, phone="side"),
            Col("citizen", "个人", _fine("citizen")),
            Col("organisation", "单位", _fine("organisation")),
            Col("correction", "改正与处罚", lambda version, asked: version.correction.title_text),
            Col("spot", "当场处罚", _spot),
            Col("regulator", "监管部门", lambda version, asked: version.item.regulator, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="名称、编码或者拼音首字母"),
            By("field", "类别", choices=_fields),
            By("line", "执法领域", choices=lambda actor: ENFORCEMENT_LINES.items()),
            DAY,
        ),
        sort=("item__code", "variant"),
        row_url=lambda version, asked: f"{reverse('norms:item', args=[version.item_id])}?on={day_of(asked)}",
        acts=lambda asked: making(asked.actor, create_item),
        empty="这一天没有执法事项",
    )
)


def _empowered(asked: Asked) -> QuerySet[Agency]:
    day = day_of(asked)
    counted = on(day, "powers__") & Q(powers__published_on__lte=day)
    found: QuerySet[Agency] = (
        Agency.objects.filter(division__startswith=asked["division"], name__contains=asked["q"])
        .annotate(items=Count("powers", filter=counted))
        .filter(items__gt=0)
    )
    return found


POWER_LISTS = declare(
    Table(
        "norms.powers",
        title="权力清单",
        url_name="norms:powers",
        rows=_empowered,
        columns=(
            Col("name", "乡镇（街道）", lambda agency, asked: agency.name, phone="title"),
            Col(
                "division",
                "区划",
                lambda agency, asked: full_division_name(agency.division[:6]),
                order=("division", "name"),
                phone="side",
            ),
            Col("items", "事项数", lambda agency, asked: agency.items, numeric=True),
        ),
        filters=(By("q", "查找", "text", placeholder="乡镇（街道）名称"), DAY),
        sort=("division", "name"),
        row_url=lambda agency, asked: reverse("norms:power_list", args=[agency.pk]),
        acts=lambda asked: making(asked.actor, grant),
        empty="还没有公布赋权清单",
        empty_next="综合执法指导办公布清单后，乡镇（街道）才能以自己的名义处罚（《行政处罚法》第二十四条）。",
    )
)


def _powers(asked: Asked) -> QuerySet[TownshipPower]:
    rows = queries.powers_on(day_of(asked)).filter(agency=asked["agency"]).select_related("item")
    words = asked["q"]
    return rows.filter(Q(item__name__icontains=words) | Q(item__code__iexact=words)) if words else rows


def _name(asked: Asked) -> str:
    agency = Agency.objects.filter(pk=asked["agency"]).first()
    return agency.name if agency else ""


def _empowered_item(power: TownshipPower, asked: Asked) -> Cell:
    return Cell(power.item.short, sub="" if power.item.verified else "摘录，未核实")


def _published(power: TownshipPower, asked: Asked) -> Cell:
    return Cell(power.publication, sub=f"{power.published_on:%Y-%m-%d}")


POWERS = declare(
    Table(
        "norms.power_list",
        title="权力清单",
        url_name="norms:power_list",
        rows=_powers,
        columns=(
            Col("code", "编码", lambda power, asked: power.item.code, order=("item__code",)),
            Col("item", "事项", _empowered_item, phone="title"),
            Col("field", "类别", lambda power, asked: power.item.field, phone="side"),
            Col("document", "决定文号", lambda power, asked: power.document),
            Col("published", "公布", _published),
            Col("period", "施行", lambda power, asked: period(power.effective_from, power.effective_to)),
        ),
        filters=(By("q", "查找", "text", placeholder="名称或者编码"), DAY, By("agency", "乡镇（街道）", "fixed")),
        sort=("item__code",),
        row_url=lambda power, asked: reverse("norms:power", args=[power.pk]),
        heading=lambda asked: f"{_name(asked)}权力清单",
        crumbs=lambda asked: (("权力清单", reverse("norms:powers")),),
        empty="这一天没有交由其行使的事项",
    )
)


def title_of(one: Parameter | HearingThreshold) -> str:
    if isinstance(one, Parameter):
        return one.title
    use = "" if one.purpose == "HEARING" else f"{one.get_purpose_display()}："
    return f"{use}{line_title(one.for_line)}，{one.get_party_display()}，{one.get_kind_display()}"


def value_of(one: Parameter | HearingThreshold) -> str:
    return VALUES.get(one.value, one.value) if isinstance(one, Parameter) else f"{in_yuan(one.amount)}以上"


def verified_badge(one: Parameter | HearingThreshold) -> Badge:
    return Badge("已核实", "ok") if one.verified else Badge("未核实", "warn")


def _local(name: str, title: str, model: Any, page: str, sort: str) -> Table:
    """What no law fixes, with where each value comes from; what is no longer in force is grey."""
    return Table(
        name,
        title=title,
        url_name="norms:configuration",
        rows=lambda asked: model.objects.all(),
        columns=(
            Col("title", "名称", lambda one, asked: title_of(one), phone="title"),
            Col("value", "值", lambda one, asked: value_of(one), phone="side"),
            Col("period", "施行", lambda one, asked: period(one.effective_from, one.effective_to)),
            Col("source", "来源", lambda one, asked: one.source),
            Col("verified", "核实", lambda one, asked: verified_badge(one)),
        ),
        sort=(sort, "effective_from"),
        row_url=lambda one, asked: reverse(page, args=[one.pk]),
        row_tone=lambda one, asked: "info" if one.effective_to else "neutral",
    )


PARAMETERS = declare(_local("norms.parameters", "参数", Parameter, "norms:parameter", "key"))
THRESHOLDS = declare(_local("norms.thresholds", "数额标准", HearingThreshold, "norms:threshold", "purpose"))
