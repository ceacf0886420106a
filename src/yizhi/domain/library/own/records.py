"""From a published decision to a row of the lake: through the same masking and checking as any imported record."""

from datetime import date
from typing import Any

from yizhi.domain.cases.api import PublicDecision
from yizhi.domain.library.lake import masking
from yizhi.domain.library.lake.checking import checked
from yizhi.domain.library.lake.schema import OWN

SOURCE = "本平台公示的决定"


def row_of(decision: PublicDecision, today: date) -> dict[str, Any]:
    """Raises RejectedError when the decision lacks what the exchange table demands of every record."""
    values = {
        "agency": decision.agency,
        "agency_code": decision.agency_code,
        "number": decision.number,
        "party": decision.party,
        "party_kind": decision.party_kind,
        "party_code": decision.party_code,
        "violation": decision.violation,
        "facts": decision.facts,
        "basis": decision.basis,
        "kinds": "；".join(decision.kinds),
        "content": decision.content,
        "fine_fen": str(decision.fine_fen),
        "confiscated_fen": str(decision.confiscated_fen),
        "decided_on": decision.decided_on.isoformat(),
        "source": SOURCE,
        "item": decision.item,
        "division": decision.division,
        "tier": decision.tier,
        "procedure": decision.procedure,
        "text": decision.text,
        "origin": OWN,
    }
    return checked(masking.row(values, decision.hidden), today)
