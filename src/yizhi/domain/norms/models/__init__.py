from yizhi.domain.norms.models.configuration import HearingThreshold, Parameter
from yizhi.domain.norms.models.discretion import DiscretionFactor, DiscretionTable, DiscretionTier
from yizhi.domain.norms.models.grading import GradingRow
from yizhi.domain.norms.models.item import EnforcementItem, ItemVersion
from yizhi.domain.norms.models.law import Article, Law, LawVersion
from yizhi.domain.norms.models.lists import FirstViolationEntry, ListEntry
from yizhi.domain.norms.models.power import TownshipPower
from yizhi.domain.norms.models.provision import FineRange, Provision

__all__ = [
    "Article",
    "DiscretionFactor",
    "DiscretionTable",
    "DiscretionTier",
    "EnforcementItem",
    "FineRange",
    "FirstViolationEntry",
    "GradingRow",
    "HearingThreshold",
    "ItemVersion",
    "Law",
    "LawVersion",
    "ListEntry",
    "Parameter",
    "Provision",
    "TownshipPower",
]
