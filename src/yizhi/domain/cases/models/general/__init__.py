from yizhi.domain.cases.models.general.case import GeneralCase, OfCase
from yizhi.domain.cases.models.general.cooperation import CooperationLetter
from yizhi.domain.cases.models.general.crime import CrimeTransfer
from yizhi.domain.cases.models.general.decision import Decision, DecisionPaper, Publication, Service, ServiceNotice
from yizhi.domain.cases.models.general.evidence_paths import EvidenceShare, RecordingSegment
from yizhi.domain.cases.models.general.execution import (
    CourtApplication,
    Deferral,
    DemandNotice,
    ExecutionAgreement,
    Payable,
    PaymentEntry,
    Remedy,
)
from yizhi.domain.cases.models.general.fast_track import FastTrack
from yizhi.domain.cases.models.general.filekeeping import FileCorrection
from yizhi.domain.cases.models.general.handling import Discussion, PenaltyLine, Proposal, Review
from yizhi.domain.cases.models.general.hearing_party import Hearing, Notice, Statement
from yizhi.domain.cases.models.general.investigation import (
    ClockExtension,
    ClockPause,
    CorrectionOrder,
    Evidence,
    NotApplicable,
)
from yizhi.domain.cases.models.general.people import CaseParty, CaseStaff, RecusalApplication
from yizhi.domain.cases.models.general.portal import PartyInput
from yizhi.domain.cases.models.general.records import WrittenRecord
from yizhi.domain.cases.models.general.sampling import Sample, Sampling
from yizhi.domain.cases.models.general.weighing import LawComparison, ListFinding, Weighing

__all__ = [
    "CaseParty",
    "CaseStaff",
    "ClockExtension",
    "ClockPause",
    "CooperationLetter",
    "CorrectionOrder",
    "CourtApplication",
    "CrimeTransfer",
    "Decision",
    "DecisionPaper",
    "Deferral",
    "DemandNotice",
    "Discussion",
    "Evidence",
    "EvidenceShare",
    "ExecutionAgreement",
    "FastTrack",
    "FileCorrection",
    "GeneralCase",
    "Hearing",
    "LawComparison",
    "ListFinding",
    "NotApplicable",
    "Notice",
    "OfCase",
    "PartyInput",
    "Payable",
    "PaymentEntry",
    "PenaltyLine",
    "Proposal",
    "Publication",
    "RecordingSegment",
    "RecusalApplication",
    "Remedy",
    "Review",
    "Sample",
    "Sampling",
    "Service",
    "ServiceNotice",
    "Statement",
    "Weighing",
    "WrittenRecord",
]
