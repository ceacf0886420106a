"""What no law fixes: parameters and hearing thresholds, with where they come from."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yizhi.domain.norms.forms import VALUES
from yizhi.domain.norms.models import HearingThreshold, Parameter
from yizhi.domain.norms.views.parts import in_force_badge, period
from yizhi.domain.org.api import line_title
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Column, Fact, Listing, Record, Row
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.money import in_yuan

_COLUMNS = (
    Column("title", "名称", phone="title"),
    Column("value", "值", phone="side"),
    Column("period", "施行"),
    Column("source", "来源"),
    Column("verified", "核实"),
)


@signed_in
@require_safe
def configuration(request: HttpRequest) -> HttpResponse:
    parameters = Parameter.objects.order_by("key", "-effective_from")
    thresholds = HearingThreshold.objects.order_by("purpose", "for_line", "kind", "party", "-effective_from")
    context = {
        "parameters": Listing("参数", _COLUMNS, [_row(one, "norms:parameter") for one in parameters]),
        "thresholds": Listing("数额标准", _COLUMNS, [_row(one, "norms:threshold") for one in thresholds]),
    }
    return render(request, "norms/configuration.html", context)


def title_of(one: Parameter | HearingThreshold) -> str:
    if isinstance(one, Parameter):
        return one.title
    use = "" if one.purpose == "HEARING" else f"{one.get_purpose_display()}："
    return f"{use}{line_title(one.for_line)}，{one.get_party_display()}，{one.get_kind_display()}"


def value_of(one: Parameter | HearingThreshold) -> str:
    return VALUES.get(one.value, one.value) if isinstance(one, Parameter) else f"{in_yuan(one.amount)}以上"


def _verified(one: Any) -> Badge:
    return Badge("已核实", "ok") if one.verified else Badge("未核实", "warn")


def _row(one: Parameter | HearingThreshold, address: str) -> Row:
    cells = (title_of(one), value_of(one), period(one.effective_from, one.effective_to), one.source, _verified(one))
    return Row(cells, url=reverse(address, args=[one.pk]), tone="neutral" if one.effective_to is None else "info")


@signed_in
@require_safe
def parameter(request: HttpRequest, row_id: UUID) -> HttpResponse:
    return _page(request, Parameter.objects.filter(pk=row_id).first(), "参数")


@signed_in
@require_safe
def threshold(request: HttpRequest, row_id: UUID) -> HttpResponse:
    return _page(request, HearingThreshold.objects.filter(pk=row_id).first(), "数额标准")


def _page(request: HttpRequest, found: Any, kind: str) -> HttpResponse:
    if found is None:
        raise RecordNotFound
    page = Record(
        title=title_of(found),
        kind=kind,
        status=in_force_badge(found.effective_from, found.effective_to, clock.today()),
        marks=(_verified(found),),
        crumbs=(("本地配置", reverse("norms:configuration")), (title_of(found), "")),
        facts=_facts(found),
        acts=record.buttons(actor_of(request), found, clock.now()),
        timeline=record.timeline(found.pk),
    )
    return render(request, "norms/record.html", {"page": page})


def _facts(found: Any) -> Sequence[Fact]:
    return (
        Fact("值", value_of(found)),
        Fact("施行", period(found.effective_from, found.effective_to)),
        Fact("可靠程度", found.get_reliability_display()),
        Fact("来源", found.source, wide=True),
    )
