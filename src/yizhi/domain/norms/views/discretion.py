"""裁量基准: the list, one table, and what a benchmark would propose for an item. Published, because the law says so."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms import discretion, queries
from yizhi.domain.norms.listing import BENCHMARKS
from yizhi.domain.norms.models import DiscretionTable, ItemVersion
from yizhi.domain.norms.views.discretion_question import Question, question
from yizhi.domain.norms.views.parts import day_asked, in_force_badge, period
from yizhi.domain.org.api import full_division_name
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Fact, Panel, Record
from yizhi.platform.scope.access import actor_of, public
from yizhi.statute.discretion.wording import percent, plain
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import RefusedError


@public
@require_safe
def benchmarks(request: HttpRequest) -> HttpResponse:
    return show(request, BENCHMARKS)


@public
@require_safe
def benchmark(request: HttpRequest, table_id: UUID) -> HttpResponse:
    found = discretion.tables().filter(pk=table_id).first()
    if found is None:
        raise RecordNotFound
    page = Record(
        title=str(found),
        kind="裁量基准",
        number=found.item.code,
        status=in_force_badge(found.effective_from, found.effective_to, clock.today()),
        marks=marks(found),
        crumbs=(("裁量基准", reverse("norms:benchmarks")), (found.item.code, "")),
        facts=_facts(found),
        acts=record.buttons(actor_of(request), found, clock.now()),
        panels=[
            Panel("裁量因素", "norms/factors.html", _factors(found), key="factors", icon="scale"),
            Panel("裁量阶次", "norms/tiers.html", _tiers(found), key="tiers", icon="list-checks"),
        ],
        timeline=record.timeline(found.pk),
    )
    return render(request, "norms/record.html", {"page": page})


def marks(row: Any) -> tuple[Badge, ...]:
    """Sample, or not verified: never left unsaid."""
    if row.sample:
        return (Badge("样例，非公布文件", "warn"),)
    return () if row.verified else (Badge("未核实", "warn"),)


def _facts(found: DiscretionTable) -> tuple[Fact, ...]:
    calculator = Cell(found.item.name, reverse("norms:calculator", args=[found.item_id]), sub="按此基准测算")
    return (
        Fact("事项", calculator, wide=True),
        Fact("适用区域", full_division_name(found.territory)),
        Fact("施行", period(found.effective_from, found.effective_to)),
        Fact("公布日期", found.published_on),
        Fact("可靠程度", found.get_reliability_display()),
        Fact("来源", found.source, wide=True),
        Fact("公布网址", found.url, wide=True),
    )


def _factors(found: DiscretionTable) -> list[dict[str, Any]]:
    return [
        {
            "title": factor.title,
            "weight": percent(factor.weight),
            "options": [
                {"title": o.title, "score": plain(o.score), "tier": o.at_least.value if o.at_least else ""}
                for o in factor.options
            ],
        }
        for factor in found.standard.factors
    ]


def _tiers(found: DiscretionTable) -> list[dict[str, Any]]:
    return [
        {
            "name": tier.name.value,
            "band": f"{percent(tier.low)}至{percent(tier.high)}",
            "start": "由情节带入" if tier.from_score is None else f"{plain(tier.from_score)}分起",
            "conditions": tier.conditions,
        }
        for tier in found.standard.tiers
    ]


@public
@require_safe
def calculator(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """What would it be: the factors answered in the address, the proposal with every step. It decides nothing."""
    day = day_asked(request)
    versions = list(queries.with_provisions(ItemVersion.objects.filter(item_id=item_id)))
    if not versions:
        raise RecordNotFound
    current = [version for version in versions if version.in_force_on(day)]
    asked = question(request.GET, current, day)
    context: dict[str, Any] = {"item": versions[0].item, "day": day, "asked": asked}
    if asked.table is not None:
        context["marks"] = marks(asked.table)
    return render(request, "norms/calculator.html", context | _answer(asked))


def _answer(asked: Question) -> dict[str, Any]:
    if asked.version is None or not asked.complete:
        return {}
    try:
        found = discretion.propose_fine(asked.version, asked.division, asked.day, asked.circumstances())
    except RefusedError as error:
        return {"refusal": error.refusal}
    return {"found": found, "amount": in_yuan(found.proposal.amount)}
