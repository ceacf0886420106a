"""What no law fixes: parameters and hearing thresholds, with where they come from."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms.lists import PARAMETERS, THRESHOLDS, title_of, value_of, verified_badge
from yizhi.domain.norms.models import HearingThreshold, Parameter
from yizhi.domain.norms.views.parts import in_force_badge, period
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import whole
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Fact, Record
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def configuration(request: HttpRequest) -> HttpResponse:
    parameters = Parameter.objects.order_by("key", "-effective_from")
    thresholds = HearingThreshold.objects.order_by("purpose", "for_line", "kind", "party", "-effective_from")
    context = {
        "parameters": whole(request, PARAMETERS, parameters),
        "thresholds": whole(request, THRESHOLDS, thresholds),
    }
    return render(request, "norms/configuration.html", context)


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
        marks=(verified_badge(found),),
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
