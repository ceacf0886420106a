"""What is true of a measure and its case now, for the rules to judge."""

from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.measures import clock_of_measure, rules
from yizhi.domain.cases.models.measure import Measure
from yizhi.domain.cases.models.measure_terms import MeasureKind
from yizhi.domain.cases.models.terms import PenaltyCode


def standing_of(measure: Measure, day: date) -> rules.Standing:
    dossier = Dossier.of(measure.case)
    decided = dossier.decision is not None and any(
        line.kind == PenaltyCode.CONFISCATE_GOODS and line.case_party_id == measure.party_id for line in dossier.lines
    )
    siblings = Measure.objects.filter(case=measure.case_id, kind__in=("SEAL", "DETAIN"))
    return rules.Standing(
        kind=MeasureKind(measure.kind),
        lawful=measure.state not in ("URGENT", "TO_LIFT"),
        over=clock_of_measure.is_over(measure, day),
        confiscation_decided=decided,
        transferred=measure.case.state in ("TRANSFERRED_CRIME", "TRANSFERRED_AGENCY"),
        seizure_approved=siblings.filter(state__in=("APPROVED", "IN_FORCE")).exists(),
    )
