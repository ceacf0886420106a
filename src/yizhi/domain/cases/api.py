"""What other modules may use of this one."""

from yizhi.domain.cases.amounts import payment_due, surcharge_of
from yizhi.domain.cases.decision_document import particulars_of
from yizhi.domain.cases.general.standing import Standing, standing_of
from yizhi.domain.cases.models import NoticeParticulars, SimpleCase
from yizhi.domain.cases.proposed_fine import PROPOSED_FINE, ProposedFine
from yizhi.domain.cases.publicity import VERBS as PUBLISHING
from yizhi.domain.cases.publicity import PublicDecision, Publicity, public_cases, publicity_of
from yizhi.domain.cases.queries import case, of_party, tally

__all__ = [
    "PROPOSED_FINE",
    "PUBLISHING",
    "NoticeParticulars",
    "ProposedFine",
    "PublicDecision",
    "Publicity",
    "SimpleCase",
    "Standing",
    "case",
    "of_party",
    "particulars_of",
    "payment_due",
    "public_cases",
    "publicity_of",
    "standing_of",
    "surcharge_of",
    "tally",
]
