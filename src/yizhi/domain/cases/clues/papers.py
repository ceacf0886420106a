"""What the papers of a clue say: D01 and D02. Who reported is on neither: that identity stays with the clue."""

from datetime import datetime
from typing import Any
from uuid import UUID

from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.officers import named
from yizhi.platform import clock
from yizhi.platform.documents.numbering import Issuer


def issuer_of(clue: Clue) -> Issuer:
    return Issuer(clue.agency.pk, clue.agency.name, clue.agency.document_abbreviation)


def registration(clue: Clue, receiver: Any, at: datetime) -> dict[str, Any]:
    """D01 举报（投诉）登记表; `receiver` is the actor who took it down."""
    return {
        "agency_name": clue.agency.name,
        "clue_number": clue.number,
        "source": str(clue.get_source_display()),
        "source_reference": clue.source_reference or None,
        "received_at": clock.local(clue.received_at),
        "discovered_on": clue.discovered_on,
        "reporter": "NAMED" if clue.reporter else "ANONYMOUS",
        "reply": "yes" if clue.wants_reply else "no",
        "place": clue.place,
        "content": str(clue.content),
        "receiver": receiver.name,
        "receiver_certificate": receiver.certificate.number if receiver.certificate else None,
        "disposition": "已登记，待分办核查。",
        "made_on": at.date(),
    }


def verification(clue: Clue, second: UUID, suggestion: str, at: datetime) -> dict[str, Any]:
    """D02 线索核查表 of two officers."""
    people = [named(person, at) for person in (clue.handler_id, second) if person is not None]
    return {
        "agency_name": clue.agency.name,
        "clue_number": clue.number,
        "source": str(clue.get_source_display()),
        "received_on": clock.day(clue.received_at),
        "place": clue.place,
        "party_name": str(clue.party) if clue.party else None,
        "findings": str(clue.findings),
        "grade": f"{clue.get_nature_display()}、{clue.get_grade_display()}" if clue.grade else None,
        "suggestion": suggestion,
        "officers": [{"name": one.name, "certificate": one.certificate_number} for one in people],
        "made_on": at.date(),
    }
