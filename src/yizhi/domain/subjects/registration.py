"""What this module shows elsewhere."""

from collections.abc import Iterable
from typing import Any

from yizhi.domain.subjects import place_queries, queries
from yizhi.domain.subjects.models import Establishment, Party
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import ActPage, Hit, Page, Panel, RecordPage, SearchSource, register
from yizhi.platform.scope.actor import Actor

_ROLES = ("OFFICER", "CAPTAIN", "UNIT_HEAD", "LEGAL_REVIEWER", "DECIDER", "SUPERVISOR", "GUIDANCE_OFFICE")


def _find(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for party in queries.search(words, limit):
        view = queries.view_of(party)
        url = reverse("subjects:party", args=[party.pk])
        yield Hit(view.name, f"{view.kind_title} {view.identity_number}", url, "当事人")


def _find_places(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for place in place_queries.search(words, limit):
        yield Hit(place.name, place.address, reverse("subjects:place", args=[place.pk]), "经营场所")


def _places_of(actor: Actor, party: Any) -> dict[str, Any] | None:
    rows = [{"place": p, "url": reverse("subjects:place", args=[p.pk])} for p in place_queries.of_party(party.pk)]
    return {"places": rows} if rows else None


def _no_position(actor: Actor, record: Any) -> dict[str, Any]:
    return {"begun_longitude": "", "begun_latitude": ""}


def _position(actor: Actor, place: Any) -> dict[str, Any]:
    return {"begun_longitude": place.longitude, "begun_latitude": place.latitude}


register(
    Page(
        "经营场所", "subjects:places", "监管对象", icon="map-pinned", roles=_ROLES, order=6, keywords="地图 店铺 工地"
    ),
    SearchSource("经营场所", _find_places, order=25),
    RecordPage(Establishment.record_label(), "经营场所", lambda identity: reverse("subjects:place", args=[identity])),
    Panel("经营场所", Party.record_label(), "subjects/panel_of_places.html", _places_of, order=90),
    ActPage("establishment.register", "subjects/acts/place.html", _no_position),
    ActPage("establishment.locate", "subjects/acts/place.html", _position),
    Page("当事人", "subjects:parties", "监管对象", icon="users", roles=_ROLES, order=5, keywords="相对人 dsr"),
    SearchSource("当事人", _find, order=20),
    RecordPage(Party.record_label(), "当事人", lambda identity: reverse("subjects:party", args=[identity])),
)
