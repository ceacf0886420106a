"""权力清单: which township penalises what in its own name. Published, because the law says so."""

from uuid import UUID

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yizhi.domain.norms import queries
from yizhi.domain.norms.acts.powers import grant
from yizhi.domain.norms.models import TownshipPower
from yizhi.domain.norms.views.parts import day_asked, making, period
from yizhi.domain.org.api import Agency, full_division_name
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Column, Fact, Listing, Record, Row
from yizhi.platform.scope.access import actor_of, public


@public
@require_safe
def power_lists(request: HttpRequest) -> HttpResponse:
    day = day_asked(request)
    counted = dict(queries.powers_on(day).values_list("agency").annotate(Count("pk")).order_by())
    found = list(Agency.objects.filter(pk__in=counted).order_by("division"))
    page = Listing(
        title="权力清单",
        columns=(
            Column("name", "乡镇（街道）", phone="title"),
            Column("division", "区划", phone="side"),
            Column("items", "事项数", numeric=True),
        ),
        rows=[_agency_row(agency, counted[agency.pk]) for agency in found],
        acts=making(request, grant),
        total=len(found),
        empty="还没有公布赋权清单",
        empty_next="综合执法指导办公布清单后，乡镇（街道）才能以自己的名义处罚（《行政处罚法》第二十四条）。",
    )
    return render(request, "web/page_list.html", {"listing": page})


def _agency_row(agency: Agency, count: int) -> Row:
    url = reverse("norms:power_list", args=[agency.pk])
    return Row((agency.name, full_division_name(agency.division[:6]), count), url=url)


@public
@require_safe
def power_list(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise RecordNotFound
    day = day_asked(request)
    found = list(queries.powers_on(day).filter(agency=agency).select_related("item"))
    page = Listing(
        title=f"{agency.name}权力清单",
        columns=(
            Column("code", "编码"),
            Column("item", "事项", phone="title"),
            Column("field", "类别", phone="side"),
            Column("document", "决定文号"),
            Column("published", "公布"),
            Column("period", "施行"),
        ),
        rows=[_power_row(power) for power in found],
        total=len(found),
        crumbs=(("权力清单", reverse("norms:powers")), (agency.name, "")),
        empty="这一天没有交由其行使的事项",
    )
    return render(request, "web/page_list.html", {"listing": page})


def _power_row(power: TownshipPower) -> Row:
    published = Cell(power.publication, sub=f"{power.published_on:%Y-%m-%d}")
    return Row(
        (
            power.item.code,
            power.item.short,
            power.item.field,
            power.document,
            published,
            period(power.effective_from, power.effective_to),
        ),
        url=reverse("norms:power", args=[power.pk]),
    )


@public
@require_safe
def power(request: HttpRequest, power_id: UUID) -> HttpResponse:
    found = TownshipPower.objects.select_related("item", "agency").filter(pk=power_id).first()
    if found is None:
        raise RecordNotFound
    page = Record(
        title=f"{found.agency.name}：{found.item.short}",
        kind="乡镇（街道）赋权",
        number=found.item.code,
        status=Badge("行使中", "ok") if found.effective_to is None else Badge("已收回"),
        marks=(Badge("样例", "info"),) if found.sample else (),
        crumbs=(
            ("权力清单", reverse("norms:powers")),
            (found.agency.name, reverse("norms:power_list", args=[found.agency_id])),
            (found.item.code, ""),
        ),
        facts=(
            Fact("事项", Cell(found.item.name, reverse("norms:item", args=[found.item_id])), wide=True),
            Fact("决定文号", found.document),
            Fact("施行", period(found.effective_from, found.effective_to)),
            Fact("公布日期", found.published_on),
            Fact("公布载体", found.publication),
            Fact("收回决定", found.revoked_by),
        ),
        acts=record.buttons(actor_of(request), found, clock.now()),
        timeline=record.timeline(found.pk),
    )
    return render(request, "norms/record.html", {"page": page})
