"""Between which days the court may be asked to enforce against a party (行政强制法第五十三条)."""

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import CaseParty
from yizhi.platform import clock
from yizhi.statute.court_window import CourtWindow, Remedied, court_window


def window_of(dossier: Dossier, party: CaseParty) -> CourtWindow | None:
    """None before the decision was served. Raises RefusedError where a year's holidays are unknown."""
    paper = next((p for p in dossier.papers if p.case_party_id == party.pk), None)
    if paper is None or paper.served_on is None or dossier.case.decided_at is None:
        return None
    demands = [d.served_on for d in dossier.demands if d.case_party_id == party.pk and d.served_on]
    reviewed = [r.ended_on for r in dossier.remedies if r.kind == "RECONSIDERATION" and r.ended_on]
    deferrals = [d.last_due_on for d in dossier.deferrals if d.approved_at and d.payable.case_party_id == party.pk]
    return court_window(
        Remedied(
            served_on=paper.served_on,
            decided_on=clock.day(dossier.case.decided_at),
            reconsideration_received_on=reviewed[-1] if reviewed else None,
            demand_served_on=demands[-1] if demands else None,
            instalment_end=max(deferrals, default=None),
        )
    )
