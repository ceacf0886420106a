from yizhi.domain.cases.models import general
from yizhi.domain.cases.models.building import Building, BuildingService
from yizhi.domain.cases.models.calendar_address import CalendarAddress
from yizhi.domain.cases.models.clue import Clue
from yizhi.domain.cases.models.imposed_fine import ImposedFine
from yizhi.domain.cases.models.measure import Appraisal, Custody, Disposal, HeldThing, Measure
from yizhi.domain.cases.models.offsite import DeviceRecord, EntryKind, MonitoringDevice, OffsiteItem, RecordEntry
from yizhi.domain.cases.models.particulars import NoticeParticulars
from yizhi.domain.cases.models.simple_case import ABANDON_OUTCOMES, Payment, Penalty, SimpleCase, Statement
from yizhi.domain.cases.models.simple_publication import SimplePublication
from yizhi.domain.cases.models.simple_weighing import SimpleWeighing
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.domain.cases.models.transfer import Transfer

__all__ = [
    "ABANDON_OUTCOMES",
    "Appraisal",
    "Building",
    "BuildingService",
    "CalendarAddress",
    "Clue",
    "Custody",
    "DeviceRecord",
    "Disposal",
    "EntryKind",
    "HeldThing",
    "ImposedFine",
    "Measure",
    "MonitoringDevice",
    "NoticeParticulars",
    "OffsiteItem",
    "Payment",
    "Penalty",
    "RecordEntry",
    "SimpleCase",
    "SimplePublication",
    "SimpleWeighing",
    "Statement",
    "Substitute",
    "Transfer",
    "general",
]
