"""Letters that ask somebody to answer or another agency to help: D08 and D25."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CooperationLetter


def summons(dossier: Dossier, who: dict[str, Any], when: dict[str, Any], contact: str, at: datetime) -> dict[str, Any]:
    """D08 询问通知书: who is asked, when, where, about what, and what to bring."""
    return {
        **parts.heading(dossier),
        **who,
        **when,
        "officers": parts.officers(dossier.case, at),
        "contact": contact or None,
        "issued_on": at.date(),
    }


def cooperation(dossier: Dossier, one: CooperationLetter, contact: str, at: datetime) -> dict[str, Any]:
    """D25 协助调查函、协作请求函、复函."""
    return {
        **parts.heading(dossier),
        "kind": one.kind,
        "receiver": one.receiver,
        "their_number": one.their_number or None,
        "reason": one.reason,
        "request": one.request,
        "reply_by": one.reply_by,
        "contact": contact,
        "issued_on": at.date(),
    }
