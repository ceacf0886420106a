from yizhi.domain.norms.models.configuration import HearingThreshold, Parameter
from yizhi.domain.norms.models.item import EnforcementItem, ItemVersion
from yizhi.domain.norms.models.law import Article, Law, LawVersion
from yizhi.domain.norms.models.power import TownshipPower
from yizhi.domain.norms.models.provision import FineRange, Provision

__all__ = [
    "Article",
    "EnforcementItem",
    "FineRange",
    "HearingThreshold",
    "ItemVersion",
    "Law",
    "LawVersion",
    "Parameter",
    "Provision",
    "TownshipPower",
]
