"""Agencies and divisions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.org.lines import line_title
from yizhi.domain.org.lists import AGENCIES
from yizhi.domain.org.models import Agency, Division
from yizhi.domain.org.queries import division as division_of
from yizhi.domain.org.terms import AgencyKind, Basis, Level
from yizhi.domain.org.views.badges import sample_marks
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Column, Fact, Listing, Panel, Record, Row
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    return show(request, AGENCIES)


@signed_in
@require_safe
def agency(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    found = Agency.objects.select_related("entrusting_agency").filter(pk=agency_id).first()
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    page = Record(
        title=found.name,
        kind=AgencyKind(found.kind).label,
        number=found.uscc,
        status=Badge("具有执法主体资格", "ok") if found.subject_qualified else Badge("不具有执法主体资格", "neutral"),
        marks=sample_marks(found.sample),
        crumbs=(("机关", reverse("org:agencies")),),
        facts=_agency_facts(found),
        acts=record.buttons(actor, found, clock.now()),
        panels=[_teams(found), *record.module_panels(actor, found)],
        timeline=record.timeline(found.pk),
    )
    return render(request, "org/record.html", {"page": page})


def _agency_facts(agency: Agency) -> list[Fact]:
    place = division_of(agency.division)
    facts = [
        Fact("简称", agency.short_name),
        Fact("层级", Level(agency.level).label),
        Fact("行政区划", Cell(place.name, reverse("org:division", args=[place.division])) if place else ""),
        Fact("文书机关代字", agency.document_abbreviation),
        Fact("职权依据", Basis(agency.basis).label),
        Fact("地址", agency.address),
        Fact("联系电话", agency.telephone),
        Fact("条线", "、".join(line_title(line) for line in agency.lines), wide=True),
    ]
    if agency.entrusting_agency is not None:
        period = f"{agency.entrust_from} 至 {agency.entrust_to or '另行通知'}"
        facts += [
            Fact("委托机关", agency.entrusting_agency.name),
            Fact("委托书", Cell(agency.entrust_document, sub=period)),
        ]
    return facts


def _teams(agency: Agency) -> Panel:
    rows = [
        Row((team.name, team.get_kind_display()), url=reverse("org:team", args=[team.pk]))
        for team in agency.teams.all()
    ]
    data = Listing(title="队伍", columns=(Column("name", "名称", phone="title"), Column("kind", "类别")), rows=rows)
    return Panel("队伍", "org/table.html", data, key="teams", icon="users", count=len(rows))


@signed_in
@require_safe
def divisions(request: HttpRequest) -> HttpResponse:
    """The tree: the city, its counties, their townships."""
    rows = list(Division.objects.filter(valid_to=None).order_by("division"))
    counties = [row for row in rows if row.level == Level.COUNTY]
    tree = [
        (county, [row for row in rows if row.level == Level.TOWNSHIP and row.parent_code == county.division])
        for county in counties
    ]
    total = sum(len(units) for _, units in tree)
    return render(request, "org/divisions.html", {"tree": tree, "total": total})


@signed_in
@require_safe
def division(request: HttpRequest, code: str) -> HttpResponse:
    """One division, the present row of its code, or the last one when it is history."""
    found = Division.objects.filter(division=code).order_by("valid_to").last()
    found = division_of(code) or found
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    page = Record(
        title=found.name,
        kind=found.kind,
        number=found.division,
        status=Badge("现行", "ok") if found.valid_to is None else Badge("历史区划", "neutral"),
        marks=sample_marks(found.sample),
        crumbs=(("区划", reverse("org:divisions")),),
        facts=(
            Fact("层级", Level(found.level).label),
            Fact("统计代码", found.has_statistical_code),
            Fact("起始", _day(found.valid_from, found.year_only)),
            Fact("来源", found.source, wide=True),
        ),
        acts=record.buttons(actor, found, clock.now()),
        panels=[_history(found), *record.module_panels(actor, found)],
        timeline=record.timeline(found.pk),
    )
    return render(request, "org/record.html", {"page": page})


def _day(day: object, year_only: bool) -> str:
    return "自有记录起" if day is None else f"{str(day)[:4]} 年" if year_only else str(day)


def _history(division: Division) -> Panel:
    rows, former = [], division.predecessor
    while former is not None:
        period = f"{_day(former.valid_from, former.year_only)}至{_day(former.valid_to, former.year_only)}"
        rows.append(Row((former.name, former.division, period)))
        former = former.predecessor
    columns = (Column("name", "名称", phone="title"), Column("code", "代码"), Column("period", "期间", phone="side"))
    data = Listing(title="沿革", columns=columns, rows=rows)
    return Panel("沿革", "org/table.html", data, key="history", icon="history", count=len(rows))
