"""Every address of the running URLconf, and how a concrete one is made for the foreign records.

A new URL needs one line in `ADDRESSES`: its pattern's name, and a function from the foreign records to addresses.
Wrap it in `Record(...)` when whoever may not see the record must not learn that it exists (404).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver

from tests.leaks.crime_scene import NAME, NUMBER, PLACE, Foreign
from yizhi.domain.norms.models import DiscretionTable, HearingThreshold, Law, ListEntry, Parameter, TownshipPower
from yizhi.platform.acts.declaration import declarations

# Views that carry no access declaration of the house, and why.
UNDECLARED = {
    "api": "the JSON API authenticates by itself (SignedIn on the whole API)",
    "operations": "health and figures for the operator's machines; they read no record",
}


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    view: Any

    @property
    def namespace(self) -> str:
        return self.name.partition(":")[0]


def routes() -> Iterator[Route]:
    def walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[Route]:
        for one in resolver.url_patterns:
            pattern = prefix + str(one.pattern)
            if isinstance(one, URLPattern):
                yield Route(f"{space}{one.name}", pattern, one.callback)
            else:
                yield from walk(one, pattern, f"{space}{one.namespace}:" if one.namespace else space)

    yield from walk(get_resolver(), "", "")


Make = Callable[[Foreign], list[str]]


@dataclass(frozen=True)
class Record:
    """Addresses of one foreign record: 404 for every person outside its scope."""

    make: Make

    def __call__(self, foreign: Foreign) -> list[str]:
        return self.make(foreign)


def at(*addresses: str) -> Make:
    return lambda foreign: list(addresses)


def _both(tail: str) -> Record:
    return Record(lambda f: [f"/cases/simple/{case.pk}/{tail}" for case in (f.decided, f.begun)])


def _acts(foreign: Foreign) -> list[str]:
    return [f"/acts/{act.verb}/" for act in declarations() if act.on is None and act.offered]


def _acts_on(foreign: Foreign) -> list[str]:
    return [
        f"/acts/{act.verb}/{record.pk}/"
        for act in declarations()
        for record in foreign.records
        if act.on is type(record) and act.offered
    ]


def _verify(tail: str = "") -> Make:
    return lambda f: [f"/verify/{f.code}/{tail}", f"/verify/{f.party_code}/{tail}", f"/verify/23456789ABCDEFGH/{tail}"]


def _first(model: Any, path: str) -> Make:
    def made(foreign: Foreign) -> list[str]:
        found = model.objects.first()
        return [path.format(found.pk)] if found else []

    return made


ADDRESSES: dict[str, Make] = {
    "web:home": at("/"),
    "web:sign_in": at("/sign-in/"),
    "web:provider": at("/sign-in/provider/"),
    "web:provider_back": at("/sign-in/provider/back/"),
    "web:sign_out": at("/sign-out/"),
    "web:place_map": at("/place-map.geojson"),
    "web:search": lambda f: [
        f"/search/?q={quote(words)}" for words in (NAME, NUMBER, PLACE[:3], f.document.number, "便溺", "店铺标记")
    ],
    "web:choices": lambda f: [f"/choices/people/?q={quote(words)}" for words in (NAME, NUMBER, "甲一", "")],
    "web:style_guide": at("/style-guide/"),
    "web:act": _acts,
    "web:act_on": Record(_acts_on),
    "operations:live": at("/health/live"),
    "operations:ready": at("/health/ready"),
    "operations:metrics": at("/metrics"),
    "public:verify_ask": at("/verify/"),
    "public:verify": _verify(),
    "public:verify_document": _verify("document"),
    "public:verify_picture": _verify("page/1"),
    "public:verify_bundle": _verify("bundle"),
    "public:party": at("/party/"),
    "public:party_page": at("/party/decision/"),
    "public:party_document": at("/party/decision/document"),
    "public:party_picture": at("/party/decision/page/1"),
    "public:party_bundle": at("/party/decision/bundle"),
    "public:party_case": at("/party/case/"),
    "public:party_statement": at("/party/case/statement/"),
    "public:party_hearing": at("/party/case/hearing/"),
    "public:party_waiver": at("/party/case/waiver/"),
    "public:party_receipt": lambda f: [f"/party/case/receipt/{f.document.pk}/"],
    "public:party_paper": lambda f: [f"/party/case/document/{f.document.pk}/"],
    "public:party_record": at("/party/record/"),
    "public:party_recording": at("/party/record/recording"),
    "public:party_record_statement": at("/party/record/statement/"),
    "public:party_record_confirmation": at("/party/record/confirmation/"),
    "public:party_leave": at("/party/leave/"),
    "public:ledger_key": at("/ledger/key"),
    "public:ledger_heads": at("/ledger/heads"),
    "public:ledger_consistency": at("/ledger/consistency"),
    "deadlines:calculator": at("/deadlines/"),
    "cases:desk": at("/cases/desk/"),
    "cases:simple_list": at("/cases/simple/", "/cases/simple/?state=ISSUED", "/cases/simple/?print=1&order=at"),
    "cases:simple_case": _both(""),
    "cases:simple_weighing": _both("discretion/"),
    "cases:photographs": _both("photographs/"),
    "cases:draft": _both("draft/"),
    "cases:file": _both("file/"),
    "cases:confirmation": _both("confirmation/"),
    "cases:signature": _both("signature/"),
    "cases:general_list": at("/cases/general/", "/cases/general/?state=DRAFT_FILING"),
    "cases:my_cases": at("/cases/general/mine/"),
    "cases:calendar": at("/cases/general/calendar/", "/cases/general/calendar/?of=unit&month=2026-06"),
    "cases:calendar_feed": at("/cases/general/calendar/00000000-0000-0000-0000-000000000000/0.ics"),
    "cases:board": at("/cases/general/board/", "/cases/general/board/?of=unit"),
    "cases:unit": at("/cases/general/unit/"),
    "cases:general_case": Record(lambda f: [f"/cases/general/{f.general.pk}/"]),
    "cases:evidence": Record(lambda f: [f"/cases/evidence/{f.evidence.pk}/"]),
    "cases:written_record": Record(lambda f: [f"/cases/records/{f.written.pk}/"]),
    "cases:record_text": Record(lambda f: [f"/cases/records/{f.written.pk}/text.pdf"]),
    "cases:party_signature": Record(lambda f: [f"/cases/inputs/{f.receipt.pk}/signature.png"]),
    "cases:weighing": Record(lambda f: [f"/cases/general/{f.general.pk}/discretion/"]),
    "cases:measures": at("/cases/measures/", "/cases/measures/?kind=DETAIN"),
    "cases:measure": Record(lambda f: [f"/cases/measures/{f.measure.pk}/"]),
    "cases:entry_signature": Record(lambda f: [f"/cases/offsite/entries/{f.entry.pk}/signature.png"]),
    "cases:buildings": at("/cases/buildings/", "/cases/buildings/?state=ORDERED"),
    "cases:building": Record(lambda f: [f"/cases/buildings/{f.building.pk}/"]),
    "cases:building_file": Record(lambda f: [f"/cases/buildings/{f.building.pk}/file/"]),
    "cases:substitute": Record(lambda f: [f"/cases/substitutes/{f.substitute.pk}/"]),
    "cases:devices": at("/cases/devices/", "/cases/devices/?state=IN_USE"),
    "cases:device": Record(lambda f: [f"/cases/devices/{f.device.pk}/"]),
    "cases:device_records": at("/cases/offsite/", "/cases/offsite/?state=TOLD"),
    "cases:offsite_items": at("/cases/offsite/items/", "/cases/offsite/items/?q=x"),
    "cases:offsite_item": lambda f: [f"/cases/offsite/items/{f.offsite_item.pk}/"],
    "cases:device_record": Record(lambda f: [f"/cases/offsite/{f.device_record.pk}/"]),
    "cases:transfers": at("/cases/transfers/", "/cases/transfers/?way=out&late=1"),
    "cases:transfer": Record(lambda f: [f"/cases/transfers/{f.transfer.pk}/"]),
    "cases:held_things": at("/cases/goods/", "/cases/goods/?where=NONE"),
    "cases:general_volume": Record(
        lambda f: [f"/cases/general/{f.general.pk}/{volume}.pdf" for volume in ("main", "internal")]
    ),
    "cases:clue_list": at("/cases/clues/", "/cases/clues/?state=TRIAGED"),
    "cases:clue": Record(lambda f: [f"/cases/clues/{f.clue.pk}/"]),
    "cases:reporter": Record(lambda f: [f"/cases/clues/{f.clue.pk}/reporter/"]),
    "library:home": at("/library/"),
    "library:handbook": at("/library/handbook/", "/library/handbook/?q=%E7%BD%9A%E6%AC%BE"),
    "library:laws": at("/library/laws/", "/library/laws/?q=%E7%BD%9A%E6%AC%BE"),
    "norms:laws": at("/norms/laws/"),
    "norms:law": _first(Law, "/norms/laws/{}/"),
    "norms:comparison": _first(Law, "/norms/laws/{}/versions/"),
    "norms:citations": at("/norms/citations/"),
    "norms:items": at("/norms/items/"),
    "norms:item": lambda f: [f"/norms/items/{f.scene.item().item_id}/"],
    "norms:calculator": lambda f: [f"/norms/items/{f.scene.item().item_id}/discretion/"],
    "norms:benchmarks": at("/norms/benchmarks/"),
    "norms:benchmark": _first(DiscretionTable, "/norms/benchmarks/{}/"),
    "norms:entries": at("/norms/lists/"),
    "norms:entry": _first(ListEntry, "/norms/lists/{}/"),
    "norms:powers": at("/norms/powers/"),
    "norms:power_list": lambda f: [f"/norms/powers/{f.scene.world.township.pk}/"],
    "norms:power": _first(TownshipPower, "/norms/power/{}/"),
    "norms:configuration": at("/norms/configuration/"),
    "norms:parameter": _first(Parameter, "/norms/parameters/{}/"),
    "norms:threshold": _first(HearingThreshold, "/norms/thresholds/{}/"),
    "library:cases": at("/library/cases/", f"/library/cases/?q={quote(NAME)}"),
    "library:case": at("/library/cases/00000000000000ff/"),
    "library:compare": at("/library/cases/compare/"),
    "library:similar": at("/library/cases/similar/"),
    "library:links": lambda f: [f"/library/links/{f.general.item_version}/330802101/"],
    "library:cite": at("/library/cite/"),
    "library:lessons": at("/library/lessons/", f"/library/lessons/?q={quote(NAME)}"),
    "library:lesson": at("/library/lessons/00000000-0000-0000-0000-000000000000/"),
    "library:suggest": at("/library/cases/suggest/"),
    "org:teams": at("/org/teams/"),
    "org:team": lambda f: [f"/org/teams/{f.scene.world.team.pk}/"],
    "org:person": lambda f: [f"/org/people/{f.scene.lead_person.pk}/"],
    "org:people": at("/org/people/", f"/org/people/?q={quote(NAME)}"),
    "org:agencies": at("/org/agencies/"),
    "org:agency": lambda f: [f"/org/agencies/{f.scene.world.township.pk}/"],
    "org:divisions": at("/org/divisions/"),
    "org:division": at("/org/divisions/330802101/"),
    "org:me": at("/org/me/"),
    "org:enrol": at("/org/me/second-step/"),
    "org:reset_password": lambda f: [f"/org/accounts/{f.scene.lead_person.pk}/reset/"],
    "org:sign_in_code": at("/org/sign-in/code/"),
    "org:sign_in_enrol": at("/org/sign-in/second-step/"),
    "org:sign_in_password": at("/org/sign-in/password/"),
    "org:devices": at("/org/me/devices/"),
    "org:code": lambda f: [f"/org/code/{f.scene.lead_person.pk}/{f.begun.pk}/"],
    "subjects:parties": at("/subjects/", "/subjects/?kind=CITIZEN"),
    "subjects:scanned": at("/subjects/scanned/"),
    "subjects:party": Record(lambda f: [f"/subjects/{f.party.pk}/"]),
    "subjects:places": at("/subjects/places/", "/subjects/places/?division=330802101&kind=SHOP"),
    "subjects:points": at("/subjects/places.geojson", "/subjects/places.geojson?division=33"),
    "subjects:place": Record(lambda f: [f"/subjects/places/{f.establishment.pk}/"]),
    "documents:original": Record(lambda f: [f"/documents/{f.document.pk}/", f"/documents/{f.document.pk}/?public=1"]),
    "documents:together": Record(lambda f: [f"/documents/together/?id={f.document.pk}"]),
    "files:uploads": at("/files/uploads/"),
    "files:upload": at(f"/files/uploads/{'0' * 48}/"),
    "files:photograph": at("/files/photographs/"),
    "files:content": Record(lambda f: [f"/files/{f.photograph.pk}/", f"/files/{f.photograph.pk}/?download=1"]),
    "files:small": Record(lambda f: [f"/files/{f.photograph.pk}/small/"]),
    "notify:notices": at("/notify/"),
    "sharing:received": at("/sharing/"),
    "procedure:procedures": at("/procedure/"),
    "guide:all": at("/guide/"),
    "guide:page": at("/guide/officer/"),
    "guide:picture": at("/guide/pictures/officer-home.png"),
    "procedure:procedure": lambda f: [f"/procedure/{f.decided.definition.name}/"],
    "exports:mine": at("/exports/"),
    "exports:file": at("/exports/00000000-0000-7000-8000-000000000000/file/"),
    "lists:columns": at("/lists/cases.simple/columns/"),
    "api:api-root": at("/api/"),
    "api:openapi-json": at("/api/openapi.json"),
}
