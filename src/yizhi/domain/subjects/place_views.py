"""Establishments and sites: the list with its map, the points of the map, and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yizhi.domain.org import api as org
from yizhi.domain.subjects import place_queries
from yizhi.domain.subjects.models import Establishment, PlaceKind
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.pages import listing, record
from yizhi.platform.pages.patterns import Badge, Cell, Choice, Column, Fact, Filter, Listing, Record, Row
from yizhi.platform.scope.access import actor_of, signed_in


def _asked(request: HttpRequest) -> tuple[str, str]:
    """Division and kind of the filters; anything else counts as not set."""
    division, kind = request.GET.get("division", ""), request.GET.get("kind", "")
    digits = division if division.isascii() and division.isdigit() else ""
    return digits[:9], kind if kind in PlaceKind.values else ""


def _divisions(code: str, chosen: str) -> list[Choice]:
    """The territory itself and everything below it, for a city its counties and their townships."""
    rows = org.divisions_below(code).values_list("division", "name") if code else []
    return [Choice(value, f"{'　' * ((len(value) - len(code)) // 3)}{name}", value == chosen) for value, name in rows]


@signed_in
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    division, kind = _asked(request)
    found = list(
        place_queries.page(before=listing.before(request), division=division, kind=kind, limit=listing.PAGE + 1)
    )
    kinds = [Choice(k.value, str(k.label), k == kind) for k in PlaceKind]
    page = Listing(
        title="经营场所",
        columns=(
            Column("name", "名称", phone="title"),
            Column("kind", "类别", phone="side"),
            Column("address", "地址"),
            Column("position", "位置"),
        ),
        rows=[_row(place) for place in found[: listing.PAGE]],
        filters=(
            Filter("division", "区划", value=division, choices=_divisions(actor_of(request).division, division)),
            Filter("kind", "类别", value=kind, choices=kinds),
        ),
        next_url=listing.next_url(request, found),
        previous_url=listing.first_url(request),
        clear_url=reverse("subjects:places"),
        narrowed=bool(division or kind),
        empty="还没有登记经营场所",
        empty_next="在当事人的页面上点“登记经营场所”，用定位或者地图选点标定位置。",
    )
    asked = request.GET.copy()
    asked.pop("before", None)
    address = f"{reverse('subjects:points')}?{asked.urlencode()}"
    return render(request, "subjects/places.html", {"listing": page, "points": address})


def _row(place: Establishment) -> Row:
    url = reverse("subjects:place", args=[place.pk])
    located = Badge("已标定", "ok") if place.longitude is not None else Badge("未标定")
    return Row((Cell(place.name, url), place.get_kind_display(), place.address, located), url=url)


@signed_in
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """The points of the map for the same filters, as GeoJSON; `more` says that others were left out."""
    found = place_queries.points(*_asked(request))
    features = [
        {
            "type": "Feature",
            "properties": {"name": name, "kind": str(PlaceKind(kind).label), "url": f"/subjects/places/{identity}/"},
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        }
        for identity, name, kind, longitude, latitude in found.rows
    ]
    content = {"type": "FeatureCollection", "features": features, "more": found.more}
    return JsonResponse(content, headers={"Cache-Control": "no-store"})


@signed_in
@require_safe
def place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    found = place_queries.place(place_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    page = Record(
        title=found.name,
        kind=found.get_kind_display(),
        status=Badge("已停业", "warn") if found.closed_on else Badge("经营中", "ok"),
        crumbs=(("经营场所", reverse("subjects:places")),),
        facts=(
            Fact("地址", found.address, wide=True),
            Fact("所在区划", org.full_division_name(found.division)),
            Fact("停业日期", found.closed_on or ""),
        ),
        acts=record.buttons(actor, found, clock.now()),
        panels=record.module_panels(actor, found),
        timeline=record.timeline(found.pk),
    )
    return render(request, "subjects/place.html", {"page": page, "place": found})
