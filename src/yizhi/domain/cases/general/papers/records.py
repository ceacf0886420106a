"""What D07 现场检查（勘验）笔录 and D09 询问笔录 say, as read out to the person and as signed."""

import json
from base64 import b64decode
from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import WrittenRecord
from yizhi.domain.cases.models.record_terms import Signing
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.documents.catalogue import definition
from yizhi.platform.documents.rendering.errors import DocumentError
from yizhi.platform.documents.rendering.render import Rendered, render

CODES = {"ON_SITE": "D07", "QUESTIONING": "D09"}


def record(dossier: Dossier, one: WrittenRecord) -> dict[str, Any]:
    """The record; without a signature as long as nobody signed, which prints lines to sign on."""
    rows = json.loads(str(one.content))
    return {
        **parts.heading(dossier),
        "number_of_record": str(one.number),
        "party_name": str(one.party) if one.party else "待查",
        "began_at": clock.local(one.began_at),
        "ended_at": clock.local(one.ended_at),
        "place": one.place,
        "standing": one.standing,
        "person_name": str(one.person_name or "") or None,
        "person_identity": str(one.person_identity or "") or None,
        "person_detail": str(one.person_detail or "") or None,
        "content": [{"title": title, "text": text} for title, text in rows],
        "officers": [parts.officer(person, one.began_at) for person in (one.first_id, one.second_id)],
        **_signing(one),
    }


def _signing(one: WrittenRecord) -> dict[str, Any]:
    if one.signing == Signing.SIGNED:
        drawn = str(one.signature or "")
        picture = b64decode(drawn.partition(",")[2]) if drawn else None
        return {"signing": "signed", "person_signature": picture, "signed_at": _moment(one)}
    if one.signing == Signing.REFUSED:
        return {
            "signing": "refused",
            "refusal_note": one.refusal_reason,
            "witness": str(one.witness),
            "recording": one.recording or None,
            "signed_at": _moment(one),
        }
    return {"signing": "open"}


def _moment(one: WrittenRecord) -> Any:
    return clock.local(one.signed_at) if one.signed_at else None


def laid_before(dossier: Dossier, one: WrittenRecord, at: datetime) -> Rendered:
    """The text that is read and signed, with empty lines for the hands. Errors: ActInvalid."""
    try:
        return render(definition(CODES[one.kind]), at.date(), record(dossier, one), variant="full", issued_at=at)
    except DocumentError as error:
        raise ActInvalid({"": [str(error)]}) from error
