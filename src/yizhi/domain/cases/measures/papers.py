"""What the documents of measures say: D12 to D21, D44 and D62."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.measures import clock_of_measure, rules
from yizhi.domain.cases.models.measure import Appraisal, Disposal, HeldThing, Measure
from yizhi.domain.cases.models.measure_terms import LiftGround, ThingOutcome
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """How it was carried out, for the record."""

    conduct: rules.Conduct
    process: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Handing:
    outcome: ThingOutcome
    at: datetime
    receiver: str
    refusal_note: str
    operators: str
    recording: str
    place: str = ""
    process: str = ""


def _dossier(measure: Measure) -> Dossier:
    return Dossier.of(measure.case)


def _heading(measure: Measure) -> Data:
    dossier = _dossier(measure)
    return {**parts.heading(dossier), "case_number": measure.case.filing_number or None}


def _kind(measure: Measure) -> Data:
    """Named in the papers that serve both sealing and detention."""
    return {"measure": measure.kind}


def _letter(measure: Measure) -> Data:
    """To the party: who it is, and which measure."""
    return {**_heading(measure), **parts.particulars(_dossier(measure), measure.party)}


def _remedies(measure: Measure, day: date) -> Data:
    found = parts.remedies(measure.case, day)
    return {"reconsideration_agency": found["reconsideration_agency"], "court": found["court"]}


def rows(things: Iterable[HeldThing]) -> list[Data]:
    return [
        {
            "number": str(one.number),
            "name": one.name,
            "spec": "，".join(part for part in (one.spec, one.serial) if part) or None,
            "amount": one.amount,
            "condition": one.condition,
            "note": f"封条{one.seal_number}" if one.seal_number else None,
        }
        for one in things
    ]


def _listed(measure: Measure) -> list[Data]:
    return rows(measure.things.filter(struck_at=None))


def _officers(measure: Measure, at: datetime) -> list[Data]:
    people = [person for person in (measure.first_id, measure.second_id) if person] or [
        measure.case.lead_id,
        measure.case.co_id,
    ]
    return [parts.officer(person, at) for person in people]


def approval(measure: Measure, head: Actor, opinion: str, at: datetime) -> Data:
    """D12, D15: the approval, made up afterwards where the measure was urgent."""
    dossier, done, applied = _dossier(measure), measure.carried_out_at, clock.local(measure.applied_at)
    return {
        **_heading(measure),
        **({**_kind(measure), "urgency": measure.urgency or None} if measure.coercive else {}),
        "parties": parts.party_rows(dossier),
        "reason": measure.reason,
        "basis": parts.in_full(measure.basis),
        "place": measure.place,
        **({"carried_out_at": clock.local(done)} if done else {}),
        "things": _listed(measure),
        "opinions": [
            parts.opinion_of("承办人", f"建议{measure.title}。", measure.applied_by_id, applied),
            parts.opinion("行政机关负责人", opinion, head, at.date()),
        ],
    }


def preservation(measure: Measure, told: Told, at: datetime) -> Data:
    """D13: what may not be destroyed or moved, and until when."""
    return {
        **_letter(measure),
        "reason": measure.reason,
        "place": measure.place,
        "since": clock.day(told.at),
        "until": measure.due_on,
        "things": _listed(measure),
        "witness": told.conduct.witness or None,
        "refusal_note": told.conduct.refusal_note or None,
        "officers": _officers(measure, told.at),
        "issued_on": at.date(),
    }


def decision(measure: Measure, told: Told, at: datetime) -> Data:
    """D16: the five items of 行政强制法第二十四条第二款, and the list."""
    return {
        **_letter(measure),
        **_kind(measure),
        "reason": measure.reason,
        "basis": parts.in_full(measure.basis),
        "place": measure.place,
        "since": clock.day(told.at),
        "until": measure.due_on,
        "things": _listed(measure),
        **_remedies(measure, at.date()),
        "officers": _officers(measure, told.at),
        "issued_on": at.date(),
    }


def record(measure: Measure, told: Told, at: datetime) -> Data:
    """D17: the record made on the spot (第十八条第七项至第九项)."""
    done = told.conduct
    return {
        **_letter(measure),
        **_kind(measure),
        "began_at": told.at,
        "place": measure.place,
        "presence": "PRESENT" if done.party_present else "ABSENT",
        "reason": measure.reason,
        "basis": parts.in_full(measure.basis),
        "process": told.process or f"执法人员出示执法证件，对清单所列{measure.title}对象逐项清点、登记。",
        "statement": done.statement or None,
        "things": _listed(measure),
        "witness": done.witness or None,
        "refusal_note": done.refusal_note or None,
        "recording": measure.recording or None,
        "officers": _officers(measure, told.at),
        "made_on": at.date(),
    }


def extension(measure: Measure, before: date | None, after: date | None, at: datetime) -> Data:
    """D18: told to the party in writing, with the reason."""
    return {
        **_letter(measure),
        **_kind(measure),
        "decision_number": _number(measure),
        "due_before": before,
        "days": measure.extension_days,
        "due_after": after,
        "reason": measure.extension_reason,
        **_remedies(measure, at.date()),
        "issued_on": at.date(),
    }


def disposal(measure: Measure, one: Disposal, things: Iterable[HeldThing], at: datetime) -> Data:
    """D14, D19: what becomes of which things, and why."""
    outcome = ThingOutcome(one.outcome)
    ground = str(LiftGround(one.ground).label) if one.ground else None
    sold = sum(thing.proceeds_fen for thing in things)
    return {
        **_letter(measure),
        "decision_number": _number(measure),
        "carried_out_on": clock.day(measure.carried_out_at) if measure.carried_out_at else None,
        "outcome": str(outcome.label),
        **({"form": "LIFT" if outcome in rules.GIVING_BACK else "HANDLE"} if measure.coercive else {}),
        "ground": ground,
        "reason": one.reason,
        "basis": parts.in_full(one.basis),
        "receiver": one.receiver or None,
        "proceeds": sold or None,
        "things": rows(things),
        **({**_kind(measure), **_remedies(measure, at.date())} if measure.coercive else {}),
        "decided_on": at.date(),
    }


def commission(measure: Measure, one: Appraisal, at: datetime) -> Data:
    """S12: what the institution is asked, with the list of what it looks at."""
    return {
        **_heading(measure),
        "institution": one.institution,
        "question": one.question,
        "things": _listed(measure),
        "reply_by": one.stated_until,
        "officers": _officers(measure, at),
        "issued_on": at.date(),
    }


def handling(measure: Measure, one: Disposal, head: Actor, opinion: str, at: datetime) -> Data:
    """S16: every word on what becomes of the things, before the decision (D14, D19) tells the party."""
    confiscated = one.outcome == ThingOutcome.CONFISCATE
    return {
        **_heading(measure),
        **_kind(measure),
        "form": "CONFISCATED" if confiscated else "HELD",
        "party_name": str(measure.party),
        "decision_number": _number(measure),
        "due_on": measure.due_on,
        "outcome": str(one.get_outcome_display()),
        "reason": one.reason,
        "basis": parts.in_full(one.basis),
        "receiver": one.receiver or None,
        "things": rows(one.proposed_things.all()),
        "opinions": [*_opinions(one), parts.opinion("行政机关负责人", opinion, head, at.date())],
    }


def _opinions(one: Disposal) -> Iterable[Data]:
    """Of those who had a say before the head; whoever was not waited for is not there."""
    names = "、".join(thing.name for thing in one.proposed_things.all())
    if one.proposed_by_id and one.proposed_at:
        said = f"建议对{names}作出“{one.get_outcome_display()}”的处理。"
        yield parts.opinion_of("承办人", said, one.proposed_by_id, clock.local(one.proposed_at))
    if one.unit_by_id and one.unit_at:
        yield parts.opinion_of("办案机构", one.unit_opinion, one.unit_by_id, clock.local(one.unit_at))
    if one.reviewed_by_id and one.reviewed_at:
        yield parts.opinion_of("法制审核人员", one.review_opinion, one.reviewed_by_id, clock.local(one.reviewed_at))


def appraisal(measure: Measure, one: Appraisal, at: datetime) -> Data:
    """D20: the stated period, told in writing; the cost is the agency's."""
    limit = clock_of_measure.limit(Measure.objects.get(pk=measure.pk))
    return {
        **_letter(measure),
        **_kind(measure),
        "decision_number": _number(measure),
        "institution": one.institution,
        "question": one.question,
        "since": one.start,
        "until": one.stated_until,
        "due_after": limit.due_on if limit else None,
        "issued_on": at.date(),
    }


def appraisal_result(measure: Measure, one: Appraisal, at: datetime) -> Data:
    """D21: what was found, and that another appraisal may be asked for."""
    return {
        **_letter(measure),
        "institution": one.institution,
        "question": one.question,
        "ended_on": one.ended_on,
        "result": one.result,
        "issued_on": at.date(),
    }


def voucher(measure: Measure, things: Iterable[HeldThing], at: datetime) -> Data:
    """D44: the voucher for what was confiscated."""
    found = next((p for p in _dossier(measure).papers if p.case_party_id == measure.party_id), None)
    return {
        **_letter(measure),
        "decision_number": found.document.number if found else _number(measure),
        "things": rows(things),
        "officers": _officers(measure, at),
        "issued_on": at.date(),
    }


def handing(measure: Measure, things: Iterable[HeldThing], how: Handing, at: datetime) -> Data:
    """D62: the list of what was returned or handed on, the record of what was destroyed."""
    taken = list(things)
    first = next((one.disposal for one in taken if one.disposal), None)
    return {
        **_heading(measure),
        **_kind(measure),
        "form": rules.PAPER_OF.get(how.outcome, "HANDED"),
        "decision_number": first.document.number if first and first.document else None,
        "outcome": str(how.outcome.label),
        "reason": first.reason if first else "",
        "basis": parts.in_full(first.basis) if first else "",
        "handed_at": how.at,
        "receiver": how.receiver,
        "refusal_note": how.refusal_note or None,
        "operators": how.operators or None,
        "recording": how.recording or None,
        "place": how.place or None,
        "process": how.process or None,
        "things": rows(taken),
        "officers": _officers(measure, at),
        "made_on": at.date(),
    }


def _number(measure: Measure) -> str | None:
    """The number of the notice or decision by which this measure was made."""
    return measure.document.number if measure.document else None
