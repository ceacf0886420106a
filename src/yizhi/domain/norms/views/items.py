"""Enforcement items: the list as of a day, and one item with its versions."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms import listed, queries
from yizhi.domain.norms.linking import article_url
from yizhi.domain.norms.lists import ITEMS
from yizhi.domain.norms.models import DiscretionTable, EnforcementItem, FineRange, ItemVersion, Law, Provision
from yizhi.domain.norms.models.base import on
from yizhi.domain.norms.sources.terms import ObjectClass, Tier
from yizhi.domain.norms.views.parts import day_asked, in_force_badge, period
from yizhi.domain.org.api import line_title
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Fact, Panel, Record
from yizhi.platform.scope.access import actor_of, public


@public
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    return show(request, ITEMS)


@public
@require_safe
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    found = EnforcementItem.objects.filter(pk=item_id).first()
    if found is None:
        raise RecordNotFound
    actor, day = actor_of(request), day_asked(request)
    versions = list(queries.with_provisions(found.versions.order_by("-effective_from", "variant")))
    current = [version for version in versions if version.in_force_on(day)]
    page = Record(
        title=found.name,
        kind="执法事项",
        number=found.code,
        status=Badge("有效", "ok") if current else Badge("这一天没有有效版本", "warn"),
        marks=(Badge(found.field, "info"), *(() if found.verified else (Badge("从条文摘录，未核实", "warn"),))),
        crumbs=(("执法事项", reverse("norms:items")), (found.code, "")),
        facts=_facts(found, day),
        acts=record.buttons(actor, found, clock.now()),
        panels=[*_panels(found, versions, day, request), *record.module_panels(actor, found)],
        timeline=record.timeline(found.pk),
    )
    return render(request, "norms/record.html", {"page": page})


def _facts(item: EnforcementItem, day: date) -> Sequence[Fact]:
    return (
        Fact("执法领域", line_title(item.line)),
        Fact("监管部门", item.regulator),
        Fact("对象类别", ObjectClass(item.objects_class).title_text),
        Fact("按此日的法律", day),
        Fact("说明", item.note, wide=True),
    )


def _panels(item: EnforcementItem, versions: list[ItemVersion], day: date, request: HttpRequest) -> list[Panel]:
    laws = dict(Law.objects.filter(name__in=_law_names(versions)).values_list("name", "pk"))
    shown = [_version(version, laws, day, request) for version in versions]
    now = [one for one in shown if one["current"]]
    panels = [Panel("处罚依据和幅度", "norms/versions.html", now, key="now", icon="scale", count=len(now))]
    if others := [one for one in shown if not one["current"]]:
        panels.append(Panel("其他日期的版本", "norms/versions.html", others, key="others", icon="history"))
    if rivals := queries.conflicting(item):
        data = [{"text": str(one), "url": reverse("norms:item", args=[one.pk])} for one in rivals]
        panels.append(Panel("可能是同一违法行为的事项", "norms/links.html", data, key="conflict", icon="git-compare"))
    powers = queries.powers_on(day).filter(item=item).select_related("agency").order_by("division")
    data = [{"text": p.agency.name, "url": reverse("norms:power_list", args=[p.agency_id])} for p in powers]
    named = [(str(table), reverse("norms:benchmark", args=[table.pk])) for table in found_tables(item, day)]
    named += [("裁量测算", reverse("norms:calculator", args=[item.pk]))] if named else []
    named += [(str(entry), reverse("norms:entry", args=[entry.pk])) for entry in listed.entries(day).filter(item=item)]
    links = [{"text": text, "url": url} for text, url in named]
    return [
        *panels,
        Panel("裁量基准和清单", "norms/links.html", links, key="discretion", icon="scale", count=len(links)),
        Panel("赋权乡镇（街道）", "norms/links.html", data, key="powers", icon="landmark", count=len(data)),
    ]


def found_tables(item: EnforcementItem, day: date) -> list[DiscretionTable]:
    """The benchmarks of the item in force on the day, nearest territory first."""
    return list(item.discretion_tables.filter(on(day)).select_related("item"))


def _law_names(versions: list[ItemVersion]) -> set[str]:
    return {provision.law_name for version in versions for provision in version.provisions.all()}


def _version(version: ItemVersion, laws: dict[str, Any], day: date, request: HttpRequest) -> dict[str, Any]:
    return {
        "title": version.variant or "全部情形",
        "period": period(version.effective_from, version.effective_to),
        "badge": in_force_badge(version.effective_from, version.effective_to, day),
        "current": version.in_force_on(day),
        "provisions": [_provision(one, laws, version) for one in version.provisions.all()],
        "facts": version.facts.format(time="〔时间〕", place="〔地点〕", thing="〔情形〕"),
        "things": version.things,
        "acts": record.buttons(actor_of(request), version, clock.now()),
    }


def _provision(provision: Provision, laws: dict[str, Any], version: ItemVersion) -> dict[str, Any]:
    law = laws.get(provision.law_name)
    return {
        "level": provision.law_level,
        "violation": provision.violation_citation,
        "penalty": provision.penalty_citation,
        "violation_url": article_url(law, provision.violates[0], version.effective_from),
        "penalty_url": article_url(law, provision.penalty_places[-1], version.effective_from),
        "correction": provision.correction_type.title_text,
        "order": provision.order_words,
        "also": provision.also,
        "ranges": [_range(one) for one in provision.ranges.all()],
    }


def _range(one: FineRange) -> dict[str, Any]:
    may = "可以处" if one.optional else ""
    return {
        "tier": Tier(one.tier).title_text,
        "condition": one.condition,
        "citizen": f"{may}{one.citizen}" if one.citizen else "",
        "organisation": f"{may}{one.organisation}" if one.organisation else "",
        "penalties": [kind.chinese for kind in one.penalty_kinds],
    }
