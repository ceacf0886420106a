"""Fines that were imposed on the party before, by any agency, and what they mean for the fine at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.procedures.general_penalty import BEFORE_DECISION, DRAFT
from yizhi.domain.norms import api as norms
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal
from yizhi.statute.same_conduct import Comparison, Likeness, likeness, second_fine_refusal, unexplained_refusal

Case = SimpleCase | GeneralCase
_ASK = """SELECT fine, party, agency, number, decided, code, item, hours, metres, same_words, visible
            FROM cases_fines_on_party(%s, %s)"""
_LEADERS = ("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "COMPLIANCE_REVIEWER", "LEGAL_REVIEWER")


@dataclass(frozen=True, slots=True)
class EarlierFine:
    """One earlier decision on `party`, a party of the case at hand.

    `visible`: it lies in the reader's own scope. `found_distinct`: the head has said so.
    """

    id: UUID
    party: UUID
    agency: str
    number: str
    decided_on: date
    item: str
    likeness: Likeness
    visible: bool
    found_distinct: bool

    @property
    def same(self) -> bool:
        return self.likeness is Likeness.SAME and not self.found_distinct

    @property
    def related(self) -> bool:
        return self.likeness is Likeness.RELATED


def at_hand(case: Case) -> bool:
    """Whether the case waits for its decision; of any other the database tells nothing."""
    if isinstance(case, SimpleCase):
        return bool(case.state == "ON_SITE_DRAFT" and case.party_id)
    return case.state in (*DRAFT, *BEFORE_DECISION, "SUSPENDED")


def earlier_fines(case: Case, day: date, *, hold: bool = False) -> list[EarlierFine]:
    """What the database tells about the parties of a case at hand, newest first; nothing for anybody else.

    hold: nobody else decides on the same parties until the transaction ends.
    """
    if not at_hand(case):
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [case.pk, hold])
        rows = cursor.fetchall()
    if not rows:
        return []
    nearness, codes = norms.nearness(day), norms.same_act_codes(case.item_code)
    found = []
    for fine, party, agency, number, decided, code, item, hours, metres, same_words, visible in rows:
        alike = likeness(Comparison(code in codes, same_words, metres, hours), nearness)
        distinct = fine in case.distinct_from
        found.append(EarlierFine(fine, party, agency, number, decided, item, alike, visible, distinct))
    return found


def handles(actor: Actor, case: Case) -> bool:
    """Whether the pages tell this person: the two officers of the case, and those who lead its unit or review it."""
    leads = actor.has(*_LEADERS) and actor.writes_in(case.division, case.line)
    return leads or actor.person in (case.lead_id, case.co_id)


def refusals(found: list[EarlierFine], reason: str) -> list[Refusal]:
    """Why a fine may not be imposed after these; empty if and only if none punished the same conduct and every like one
    was answered by a written reason.
    """
    twice = [second_fine_refusal(f.agency, f.number, f.decided_on.isoformat()) for f in found if f.same]
    if twice or reason.strip():
        return twice
    return [unexplained_refusal(f.agency, f.number, f.decided_on.isoformat()) for f in found if f.related]
