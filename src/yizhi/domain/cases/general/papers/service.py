"""How papers reach a party: the confirmed addresses (D45) and the public notice (D47)."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CaseParty
from yizhi.platform.documents.models import Document
from yizhi.statute.deadlines import compute

_RIGHTS = {
    "D29": "自公告期满之日起，你（单位）可以在告知书载明的期限内陈述、申辩；依法有权要求听证的，可以要求听证。",
    "D30": "自公告期满之日起，你（单位）可以在告知书载明的期限内要求听证。",
    "D39": "对处罚决定不服的，自公告期满之日起，可以依照决定书载明的途径和期限申请行政复议或者提起行政诉讼。",
    "D41": "对决定不服的，自公告期满之日起，可以依照决定书载明的途径和期限申请行政复议或者提起行政诉讼。",
}
_OTHERWISE = "对文书内容有异议的，可以依照文书载明的途径和期限提出。"


def addresses(dossier: Dossier, party: CaseParty, given: dict[str, str], at: datetime) -> dict[str, Any]:
    """D45 送达地址（电子送达）确认书."""
    electronic = given["electronic_address"]
    return {
        **parts.heading(dossier),
        **parts.particulars(dossier, party),
        "postal_address": given["postal_address"] or str(party.party.address or "未能提供"),
        "recipient": given["recipient"] or None,
        "phone": str(party.party.phone) if party.party.phone else None,
        "electronic": "yes" if electronic else "no",
        "electronic_address": electronic or None,
        "officers": parts.officers(dossier.case, at),
        "made_on": at.date(),
    }


def public_notice(
    dossier: Dossier, paper: Document, party: CaseParty, *, reason: str, carrier: str, summary: str, at: datetime
) -> dict[str, Any]:
    """D47 送达公告. The days are those of the statute in force (民事诉讼法第九十五条)."""
    return {
        **parts.heading(dossier),
        "party_name": str(party),
        "document_name": paper.name,
        "document_number": paper.number or None,
        "summary": summary,
        "reason": reason,
        "place": dossier.case.agency.name,
        "days": (compute("T-NOTICE", at.date()).due_on - at.date()).days,
        "carrier": carrier,
        "rights": _RIGHTS.get(paper.code, _OTHERWISE),
        "issued_on": at.date(),
    }
