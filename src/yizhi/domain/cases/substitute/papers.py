"""What the papers of a substitute performance say: S05, D52, S06, S07."""

from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.platform import clock
from yizhi.statute.money import in_yuan

Data = dict[str, Any]
money = in_yuan


def _letter(one: Substitute) -> Data:
    dossier = Dossier.of(one.case)
    return {**parts.heading(dossier), **parts.particulars(dossier, one.party)}


def _remedies(one: Substitute, day: date) -> Data:
    found = parts.remedies(one.case, day)
    return {"reconsideration_agency": found["reconsideration_agency"], "court": found["court"]}


def _duty(one: Substitute) -> str:
    order = one.order
    number = f"（{order.document.number}）" if order is not None and order.document is not None else ""
    return f"责令改正{number}：{order.demand}" if order is not None else one.subject


def demand(one: Substitute, due_on: date, *, last: bool, at: datetime) -> Data:
    """S05: the four items of article 35; the second one three working days before the performance."""
    return {
        **_letter(one),
        "duty": _duty(one),
        "due_on": due_on,
        "manner": one.manner,
        "stage": "LAST" if last else "FIRST",
        "consequence": one.subject,
        "issued_on": at.date(),
    }


def decision(one: Substitute, statement: str, at: datetime) -> Data:
    """D52: the items of article 51(1)(1); for a clearing at once what article 52 demands."""
    return {
        **_letter(one),
        "kind": "IMMEDIATE" if one.immediate else "PLANNED",
        "reason": one.reason,
        "basis": "《中华人民共和国行政强制法》第五十二条" if one.immediate else "《中华人民共和国行政强制法》第五十条",
        "harm": one.get_harm_display() or one.get_public_place_display(),
        "duty": _duty(one),
        "statement": statement or None,
        "subject": one.subject,
        "manner": one.manner,
        "performed_at": one.performed_at if one.immediate else one.planned_at,
        "performer": f"{one.performer_name}（{one.get_performer_display()}）",
        "budget": one.budget_fen or None,
        **_remedies(one, at.date()),
        "issued_on": at.date(),
    }


def record(one: Substitute, process: str, at: datetime) -> Data:
    """S06: what was done, under whose eyes, and who signed (第五十一条第一款第四项)."""
    people = [person for person in (one.first_id, one.second_id) if person is not None]
    return {
        **_letter(one),
        "kind": "IMMEDIATE" if one.immediate else "PLANNED",
        "decision_number": one.decision.number if one.decision is not None and not one.immediate else None,
        "performed_at": one.performed_at,
        "place": one.case.place,
        "subject": one.subject,
        "performer": f"{one.performer_name}（{one.get_performer_display()}）",
        "process": process,
        "presence": "PRESENT" if one.party_present else "ABSENT",
        "witness": str(one.witness) if one.witness else None,
        "recording": one.recording or None,
        "officers": [parts.officer(person, at) for person in people],
        "made_on": at.date(),
    }


def cost(one: Substitute, due_on: date | None, at: datetime) -> Data:
    """S07: how much, by which reckoning, until when."""
    return {
        **_letter(one),
        "decision_number": one.decision.number if one.decision is not None else None,
        "performed_on": clock.day(one.performed_at) if one.performed_at else None,
        "subject": one.subject,
        "amount": one.cost_fen,
        "reckoning": one.cost_basis,
        "due_on": due_on,
        **_remedies(one, at.date()),
        "issued_on": at.date(),
    }
