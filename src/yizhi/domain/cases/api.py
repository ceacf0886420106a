"""What other modules may use of this one."""

from yizhi.domain.cases.amounts import payment_due, surcharge_of
from yizhi.domain.cases.decision_document import particulars_of
from yizhi.domain.cases.general.portal import entering
from yizhi.domain.cases.general.portal.shown import Portal, portal_of
from yizhi.domain.cases.general.standing import Standing, standing_of
from yizhi.domain.cases.models import NoticeParticulars, SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.offsite import DeviceRecord
from yizhi.domain.cases.offsite.portal import entering as record_entering
from yizhi.domain.cases.offsite.portal.shown import RecordPortal, record_portal_of
from yizhi.domain.cases.proposed_fine import PROPOSED_FINE, ProposedFine
from yizhi.domain.cases.publicity import VERBS as PUBLISHING
from yizhi.domain.cases.publicity import PublicDecision, Publicity, public_cases, publicity_of
from yizhi.domain.cases.queries import case, of_party, tally

GENERAL_CASE = GeneralCase.record_label()
DEVICE_RECORD = DeviceRecord.record_label()

__all__ = [
    "DEVICE_RECORD",
    "GENERAL_CASE",
    "PROPOSED_FINE",
    "PUBLISHING",
    "NoticeParticulars",
    "Portal",
    "ProposedFine",
    "PublicDecision",
    "Publicity",
    "RecordPortal",
    "SimpleCase",
    "Standing",
    "case",
    "entering",
    "of_party",
    "particulars_of",
    "payment_due",
    "portal_of",
    "public_cases",
    "publicity_of",
    "record_entering",
    "record_portal_of",
    "standing_of",
    "surcharge_of",
    "tally",
]
