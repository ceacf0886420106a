"""Establishments and sites: the list with its map, the points of the map, and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.org import api as org
from yizhi.domain.subjects import place_queries
from yizhi.domain.subjects.lists import PLACES
from yizhi.domain.subjects.models import PlaceKind
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import read
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Fact, Record
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    return show(request, PLACES, template="subjects/places.html")


@signed_in
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """The points of the map for the same filters, as GeoJSON; `more` says that others were left out."""
    asked = read(PLACES, request.GET, actor_of(request))
    found = place_queries.points(PLACES.rows(asked))
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
