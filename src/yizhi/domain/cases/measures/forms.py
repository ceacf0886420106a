"""Choices that the acts of measures offer."""

from typing import Any

from yizhi.domain.cases.measures import rules
from yizhi.domain.cases.models.measure_terms import LiftGround, ThingOutcome
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source


@choice_source("measure_officers")
def measure_officers(actor: Any, record: Any) -> list[Choice]:
    """The case's officers first, then certified officers of the agency; never the actor."""
    case = record.case
    people = [case.lead, case.co, *org.agency_people(case.agency_id, clock.now(), {"OFFICER"}, case.line)]
    return list({str(p.pk): (str(p.pk), p.name) for p in people if p.pk != actor.person}.values())


def _things(record: Any, **wanted: Any) -> list[Choice]:
    return [(str(one.pk), str(one)) for one in record.things.filter(struck_at=None, **wanted)]


@choice_source("listed_things")
def listed_things(actor: Any, record: Any) -> list[Choice]:
    return _things(record)


@choice_source("things_held")
def things_held(actor: Any, record: Any) -> list[Choice]:
    return _things(record, handed_at=None)


@choice_source("open_things")
def open_things(actor: Any, record: Any) -> list[Choice]:
    return _things(record, disposal=None, proposal=None)


@choice_source("open_disposals")
def open_disposals(actor: Any, record: Any) -> list[Choice]:
    found = record.disposals.filter(decided_at=None, returned_at=None, proposed_at__isnull=False)
    return [(str(one.pk), str(one)) for one in found.prefetch_related("proposed_things")]


@choice_source("things_to_hand_over")
def things_to_hand_over(actor: Any, record: Any) -> list[Choice]:
    found = record.things.filter(struck_at=None, handed_at=None, disposal__isnull=False).select_related("disposal")
    return [(str(one.pk), f"{one}：{one.disposal.get_outcome_display()}") for one in found]


@choice_source("thing_outcomes")
def thing_outcomes(actor: Any, record: Any) -> list[Choice]:
    """Only what the law knows for this kind of measure."""
    allowed = rules.OF_SEIZURE if record is not None and record.coercive else rules.OF_PRESERVATION
    return [(value, str(label)) for value, label in ThingOutcome.choices if value in allowed]


@choice_source("lift_grounds")
def lift_grounds(actor: Any, record: Any) -> list[Choice]:
    return [(value, str(label)) for value, label in LiftGround.choices]
