"""七张清单: the entries, and one of them with its conditions. Published."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms.listing import ENTRIES
from yizhi.domain.norms.models import ListEntry
from yizhi.domain.norms.sources.benchmark_words import FACTS
from yizhi.domain.norms.views.discretion import marks
from yizhi.domain.norms.views.parts import in_force_badge, period
from yizhi.domain.org.api import full_division_name
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Cell, Fact, Panel, Record
from yizhi.platform.scope.access import actor_of, public
from yizhi.statute.lists import Condition


@public
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    return show(request, ENTRIES)


@public
@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    found = ListEntry.objects.select_related("item").filter(pk=entry_id).first()
    if found is None:
        raise RecordNotFound
    page = Record(
        title=found.violation,
        kind=found.get_kind_display(),
        number=found.number,
        status=in_force_badge(found.effective_from, found.effective_to, clock.today()),
        marks=marks(found),
        crumbs=(("清单", reverse("norms:entries")), (found.number, "")),
        facts=(
            Fact("事项", Cell(found.item.name, reverse("norms:item", args=[found.item_id])), wide=True),
            Fact("符合时的效果", found.list_kind.effect, wide=True),
            Fact("对应的法定情形", found.get_ground_display() if found.ground else "", wide=True),
            Fact("依据", found.basis, wide=True),
            Fact("适用区域", full_division_name(found.territory)),
            Fact("施行", period(found.effective_from, found.effective_to)),
            Fact("来源", found.source),
            Fact("撤下依据", found.withdrawn_by),
        ),
        acts=record.buttons(actor_of(request), found, clock.now()),
        panels=[
            Panel(
                "适用条件", "norms/conditions.html", _told(found.condition_list), key="conditions", icon="list-checks"
            ),
            Panel("除外情形", "norms/conditions.html", _told(found.exclusion_list), key="exclusions", icon="ban"),
        ],
        timeline=record.timeline(found.pk),
    )
    return render(request, "norms/record.html", {"page": page})


def _told(conditions: tuple[Condition, ...]) -> list[dict[str, str]]:
    return [
        {"text": one.text, "by": f"系统核对（{FACTS[one.check.fact]}）" if one.check else "承办人回答"}
        for one in conditions
    ]
