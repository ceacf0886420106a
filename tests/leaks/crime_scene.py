"""The foreign records: two cases in 航埠镇, one decided and one begun, with an unmistakable mark in every column."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from yizhi.domain.cases.acts import deciding, opening
from yizhi.domain.cases.buildings.acts import finding
from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.acts import filing, people
from yizhi.domain.cases.measures.acts import applying
from yizhi.domain.cases.models import (
    Building,
    Clue,
    DeviceRecord,
    Measure,
    MonitoringDevice,
    OffsiteItem,
    RecordEntry,
    SimpleCase,
    Substitute,
    Transfer,
)
from yizhi.domain.cases.models.general import Evidence, GeneralCase, PartyInput, WrittenRecord
from yizhi.domain.cases.offsite.acts import devices
from yizhi.domain.cases.substitute.acts import performing
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.cases.transfers.acts import sending
from yizhi.domain.subjects.models import Establishment, Party
from yizhi.platform.acts import door
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import keep
from yizhi.platform.files.models import DerivedFile, StoredFile
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Opening
from yizhi.platform.scope.session import acting
from yizhi.platform.secrecy.cipher import unseal_json

NAME, NUMBER, PHONE = "泠标记", "330802199001010010", "13877665544"
ADDRESS, FACTS, PLACE = "衢州市柯城区航埠镇隐私巷77号", "违法事实标记：当事人随地便溺。", "泄露路99号门前"
WITNESS, REASON = "见证标记", "拒签标记"
EVIDENCE = "笔录标记"
REPORTER, STORY = "举报标记", "案情标记：当事人擅自堆放物料。"
# Shown to nobody in full, inside or outside, until they ask for it by `party.reveal`.
MASKED = {"identity number": NUMBER, "phone": PHONE}


@dataclass
class Foreign:
    """The records that are foreign to everybody outside 航埠镇, and every mark by which a leak is recognised."""

    scene: Scene
    decided: SimpleCase
    begun: SimpleCase
    party: Party
    establishment: Establishment
    photograph: StoredFile
    small: DerivedFile
    document: Document
    code: str
    party_code: str
    original: bytes
    general: GeneralCase
    clue: Clue
    measure: Measure
    evidence: Evidence
    device: MonitoringDevice
    device_record: DeviceRecord
    offsite_item: OffsiteItem
    substitute: Substitute
    building: Building
    transfer: Transfer
    receipt: PartyInput
    entry: RecordEntry
    written: WrittenRecord
    marks: dict[str, str] = field(default_factory=dict)

    def shown_in(self, content: bytes, asked: str) -> list[str]:
        """Which marks a response shows. A mark that the visitor named in the request is an echo and tells nothing."""
        text = content.decode("utf-8", errors="replace")
        found = [what for what, mark in self.marks.items() if mark in text and mark not in asked]
        return found + (["photograph bytes"] if content and self.original in content else [])

    @property
    def records(self) -> tuple[Any, ...]:
        return (
            self.decided, self.begun, self.party, self.establishment, self.photograph, self.general, self.clue,
            self.measure, self.device, self.device_record, self.substitute, self.building,
            self.transfer,
        )  # fmt: skip

    @property
    def ids(self) -> list[UUID]:
        return [record.pk for record in self.records]


def photograph_bytes() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((80, 60), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def _begin(scene: Scene) -> SimpleCase:
    case = scene.open(place=PLACE)
    scene.do(opening.describe, scene.lead, case, occurred_at=case.occurred_at, place=PLACE, facts=FACTS)
    scene.name(case, name=NAME, identity_number=NUMBER, phone=PHONE, address=ADDRESS)
    scene.propose(case)
    return case


def _general(scene: Scene) -> tuple[GeneralCase, Clue]:
    """A case under the general procedure that grew out of a complaint."""
    told = {
        "source": "COMPLAINT_12345", "received_at": scene.at, "discovered_on": scene.at.date(), "content": STORY,
        "place": PLACE, "reporter": REPORTER, "reporter_phone": PHONE,
    }  # fmt: skip
    clue = scene.do(clues.receive, scene.lead, **told).record
    scene.do(clues.triage, scene.captain, clue, handler=scene.lead_person.pk)
    data = {
        "item": scene.item("C-003").pk, "co_officer": scene.co_person.pk, "source": "COMPLAINT_12345", "clue": clue.pk,
        "discovered_on": scene.at.date(), "occurred_at": scene.at, "place": PLACE, "facts": STORY,
    }  # fmt: skip
    case = scene.do(filing.open_case, scene.lead, **data).record
    party = {"kind": "CITIZEN", "name": NAME, "identity_type": "居民身份证", "identity_number": NUMBER}
    scene.do(people.name_party, scene.lead, case, **party, address=ADDRESS, phone=PHONE)
    return case, clue


def _measure(scene: Scene, case: GeneralCase) -> Measure:
    """A detention asked for, with one thing on its list."""
    with acting(scene.lead):
        party = case.parties.get().pk
    asked = {"kind": "DETAIN", "party": party, "reason": STORY, "place": PLACE, "basis": "《样例条例》第十条"}
    made = scene.do(applying.apply, scene.lead, case, **asked).result["measure"]
    with acting(scene.lead):
        measure: Measure = Measure.objects.get(pk=made)
    thing = {"name": "标记三轮车", "quantity": "1", "unit": "辆", "condition": "七成新"}
    scene.do(applying.add_thing, scene.lead, measure, **thing)
    return measure


def _evidence(scene: Scene, case: GeneralCase) -> Evidence:
    """A record of the scene, in the file of a case that is still a draft: no act would take it before it is filed."""
    made = Evidence(
        case=case, number=1, kind="ON_SITE_RECORD", name=EVIDENCE, collected_at=scene.at, place=PLACE,
        first=scene.lead_person, second=scene.co_person, identity_shown=True, proves=["ACT"],
    )  # fmt: skip
    with acting(scene.lead), door.opened():
        made.save(force_insert=True)
    return made


def _recorded(scene: Scene) -> tuple[MonitoringDevice, DeviceRecord]:
    """A device of the township and what it recorded; no act would take the recording before the device is in use."""
    told = {
        "number": "标记设备01", "kind": "CAMERA", "place": PLACE, "marking": "标志",
        "basis": "《中华人民共和国大气污染防治法》第一条",
    }  # fmt: skip
    device = scene.do(devices.register, scene.captain, **told).record
    made = DeviceRecord(
        procedure="device_record@1", state="CAPTURED", division=device.division, line=device.line, device=device,
        agency_id=device.agency_id, item_code="C-003", item_name="堆物", captured_at=scene.at, received_at=scene.at,
        content=STORY, target=NAME,
    )  # fmt: skip
    with acting(scene.lead), door.opened():
        made.save(force_insert=True)
    return device, made


def _listed(scene: Scene) -> OffsiteItem:
    """An item of the published list, which is open to everybody who works inside; the list has its own tests."""
    day = scene.at.date()
    made = OffsiteItem(
        item_code="C-003", item_name="堆物", published_on=day, source="清单", effective_from=day,
    )  # fmt: skip
    with acting(scene.lead), door.opened():
        made.save(force_insert=True)
    return made


def _cleared(scene: Scene, case: GeneralCase) -> Substitute:
    """Something cleared from the road at once, not yet confirmed by the head."""
    with acting(scene.lead):
        party = case.parties.get().pk
    told = {
        "party": party, "public_place": "ROAD", "subject": STORY, "reason": FACTS, "manner": "清除",
        "performer": "AGENCY", "performer_name": "标记保洁", "performed_at": scene.at, "second": scene.co_person.pk,
        "party_unable": True, "witness": WITNESS,
    }  # fmt: skip
    made = scene.do(performing.clear_at_once, scene.lead, case, **told).result["substitute"]
    with acting(scene.lead):
        found: Substitute = Substitute.objects.get(pk=made)
        return found


def _built(scene: Scene) -> Building:
    """An illegal building in a village of the township."""
    told = {
        "item": scene.item("C-053").pk, "zone": "VILLAGE", "co_officer": scene.co_person.pk, "kind": "CITIZEN",
        "name": NAME, "identity_type": "居民身份证", "identity_number": NUMBER, "phone": PHONE, "address": ADDRESS,
        "place": PLACE, "description": STORY, "area": "10", "found_on": scene.at.date(),
    }  # fmt: skip
    made: Building = scene.do(finding.register, scene.lead, **told).record
    return made


def _transfer(scene: Scene) -> Transfer:
    """A matter found by the township that it means to hand over; nobody else knows of it before it is sent."""
    found = {
        "receiver": scene.world.market.pk, "title": "移送标记", "found_at": scene.at, "place": PLACE, "facts": STORY,
        "measures_taken": "当场制止", "reason": REASON, "second": scene.co_person.pk, "party": NAME,
    }  # fmt: skip
    made: Transfer = scene.do(sending.draft, scene.lead, **found).record
    return made


def _receipt(scene: Scene, case: GeneralCase, document: Document) -> PartyInput:
    """A signature on the screen, put there as the evidence is: a draft has no notice that could be received."""
    drawn = "data:image/png;base64,iVBORw0KGgo="
    with acting(scene.lead), door.opened():
        made = PartyInput(
            case=case, case_party=case.parties.get(), document=document, about=document, kind="RECEIPT",
            signature=drawn, signature_sha256="0" * 64, received_at=scene.at, taken_at=scene.at,
        )  # fmt: skip
        made.save(force_insert=True)
    return made


def _entry(scene: Scene, record: DeviceRecord, document: Document) -> RecordEntry:
    """A signed confirmation of a recording, put there in the same way."""
    with acting(scene.lead), door.opened():
        made = RecordEntry(
            record=record, document=document, kind="CONFIRMED", signature="data:image/png;base64,iVBORw0KGgo=",
            signature_sha256="0" * 64, received_at=scene.at, taken_at=scene.at,
        )  # fmt: skip
        made.save(force_insert=True)
    return made


def _written(scene: Scene, case: GeneralCase) -> WrittenRecord:
    """A questioning that nobody signed yet, put there as the evidence is; its sheet holds what was said."""
    made = WrittenRecord(
        case=case, number=1, kind="QUESTIONING", standing="PARTY", person_name=NAME, person_identity=NUMBER,
        person_detail=ADDRESS, began_at=scene.at, ended_at=scene.at, place=PLACE, first=scene.lead_person,
        second=scene.co_person, certificates=["1", "2"], content=json.dumps([["经过", STORY]], ensure_ascii=False),
        proves=["ACT"], written_at=scene.at, sha256=keep(STORY.encode()), pages=1,
    )  # fmt: skip
    with acting(scene.lead), door.opened():
        made.save(force_insert=True)
    return made


def commit_foreign_records(scene: Scene) -> Foreign:
    decided, begun = _begin(scene), _begin(scene)  # both proposed before either is decided
    original = photograph_bytes()
    about = {"origin": "CAMERA", "record_kind": SimpleCase.record_label(), "record_id": str(decided.pk)}
    given = SimpleUploadedFile("现场.jpg", original, "image/jpeg")
    photograph = keep_posted(scene.lead, given, about, new_id()).record
    scene.hear(decided)
    scene.confirm(decided)
    scene.do(deciding.note_refusal, scene.lead, decided, reason=REASON, witness=WITNESS)
    outcome = scene.issue(decided)
    decided, begun = scene.fresh(decided), scene.fresh(begun)
    with acting(scene.lead):
        shop = {"name": "店铺标记", "address": ADDRESS, "longitude": 118.7654321, "latitude": 28.9123456}
        made = perform("establishment.register", scene.lead, record=decided.party, data=shop, at=scene.at).result
        establishment = Establishment.objects.get(pk=made["establishment"])
        secret = unseal_json(bytes(Opening.objects.get(entry_id=outcome.entry.pk).secret))
        document = Document.objects.get(pk=outcome.result["document"])
        small = DerivedFile.objects.get(original_id=photograph.pk)
    general, clue = _general(scene)
    device, recorded = _recorded(scene)
    foreign = Foreign(
        scene, decided, begun, decided.party, establishment, photograph, small, document,
        outcome.result["verification_code"], secret["party_code"]["value"], original, general, clue,
        _measure(scene, general), _evidence(scene, general), device, recorded, _listed(scene),
        _cleared(scene, general), _built(scene),
        _transfer(scene),
        _receipt(scene, general, document), _entry(scene, recorded, document), _written(scene, general),
    )  # fmt: skip
    foreign.marks = {
        **MASKED, "name": NAME, "address": ADDRESS, "facts": FACTS, "place": PLACE, "witness": WITNESS,
        "reason of refusal": REASON, "document number": document.number, "code": foreign.code,
        "party code": foreign.party_code, "document id": str(document.pk), "hash": photograph.sha256,
        "establishment": "店铺标记", "position": "118.7654321", "reporter": REPORTER, "story": STORY,
        "transfer": "移送标记", "evidence": EVIDENCE, "evidence id": str(foreign.evidence.pk),
        **{f"id {n}": str(pk) for n, pk in enumerate(foreign.ids)},
    }  # fmt: skip
    return foreign


def as_owner(question: str) -> int:
    """One number, counted past every policy."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(question)
        found = int(cursor.fetchone()[0])
        cursor.execute("SET ROLE yizhi_web")
    return found


def entries() -> int:
    return as_owner("SELECT count(*) FROM ledger_entry")
