"""权力清单: which township penalises what in its own name. Published, because the law says so."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms.lists import POWER_LISTS, POWERS
from yizhi.domain.norms.models import TownshipPower
from yizhi.domain.norms.views.parts import period
from yizhi.domain.org.api import Agency
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Fact, Record
from yizhi.platform.scope.access import actor_of, public


@public
@require_safe
def power_lists(request: HttpRequest) -> HttpResponse:
    return show(request, POWER_LISTS)


@public
@require_safe
def power_list(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    if not Agency.objects.filter(pk=agency_id).exists():
        raise RecordNotFound
    return show(request, POWERS, agency=str(agency_id))


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
