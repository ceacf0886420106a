"""What is handed over can be opened, as the same bytes, by whom it was handed to alone; each look is in the ledger."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yizhi.domain.cases.general.acts import evidence_paths
from yizhi.domain.cases.general.tests.file import ELEMENTS, File
from yizhi.domain.cases.models import Transfer
from yizhi.domain.cases.models.general import Evidence, EvidenceShare, GeneralCase
from yizhi.domain.cases.transfers.acts import receiving, sending
from yizhi.domain.cases.transfers.tests.going import drafted, packed
from yizhi.platform import clock
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.files.queries import custody
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.session import acting
from yizhi.web.actor import SESSION_PERSON

TEXT = "现场记录原文".encode()


def kept(going: File, part: str, record: Any) -> Any:
    """A file of the record, received from the person."""
    about = {"origin": "UPLOAD", "record_kind": record.record_label(), "record_id": str(record.pk)}
    given = SimpleUploadedFile("现场记录.txt", TEXT, "text/plain")
    with clock.at(going.at):
        return keep_posted(going.who(part), given, about, new_id()).record


def opened(going: File, part: str, stored: Any) -> Any:
    client = Client()
    session = client.session
    session[SESSION_PERSON] = str(going.people[part].pk)
    session.save()
    with clock.at(going.at):
        return client.get(f"/files/{stored.pk}/")


def test_the_file_of_a_package_opens_for_the_receiver_once_it_was_sent(going: File) -> None:
    one: Transfer = drafted(going)
    stored = kept(going, "finder", one)
    packed(going, one, file=stored.pk)
    assert opened(going, "head", stored).status_code == 404
    going.do(sending.send, "market_head", one)
    answer = opened(going, "head", stored)
    assert answer.status_code == 200
    assert sha256(b"".join(answer.streaming_content)).hexdigest() == stored.sha256
    assert opened(going, "far_lead", stored).status_code == 404
    with acting(going.who("finder")):
        assert len(custody(stored.pk)) >= 2


def test_the_file_of_a_piece_of_evidence_goes_with_it_and_the_case_does_not(going: File) -> None:
    """综合行政执法条例第十八条：证据材料可以作为其他机关的执法证据使用."""
    case: GeneralCase = going.filed()
    stored, other = kept(going, "lead", case), kept(going, "lead", case)
    made = going.collect(case, "DOCUMENTARY", file=stored.pk)
    going.verify(case, made)
    for receiver in (going.world.market, going.world.bureau):
        data = {"evidence": made, "receiver": receiver.pk, "purpose": "关联案件"}
        share = going.do(evidence_paths.send_evidence, "head", case, **data).result["share"]
    assert opened(going, "market_head", stored).status_code == 200
    assert opened(going, "market_head", other).status_code == 404
    county = going.of_county()
    county.at = going.at
    taking = county.filed("C-034")
    county.do(evidence_paths.take_evidence, "lead", taking, share=share, proves=ELEMENTS)
    with acting(county.who("lead")):
        taken = Evidence.objects.get(case=taking)
        assert (taken.file_id, taken.sha256) == (stored.pk, stored.sha256)


def test_what_is_returned_and_never_accepted_gives_nothing_to_a_case(going: File) -> None:
    one = drafted(going)
    packed(going, one, file=kept(going, "finder", one).pk)
    going.do(sending.send, "market_head", one)
    going.do(receiving.receive, "lead", one)
    with acting(going.who("lead")):
        assert EvidenceShare.objects.filter(transfer=one).exists()
        case = GeneralCase(agency_id=going.agency.pk)
        assert not evidence_paths.offered(case).exists()
