"""Choices the acts of this module offer."""

from typing import Any

from yizhi.domain.norms.models import EnforcementItem
from yizhi.domain.norms.sources.terms import Correction, ObjectClass
from yizhi.domain.org.api import ENFORCEMENT_LINES, empowered_townships
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.statute.discretion import Ground
from yizhi.statute.grading import Path
from yizhi.statute.lists import ListKind
from yizhi.statute.norm_level import NormLevel
from yizhi.statute.penalty import PenaltyKind

VALUES = {
    "CITIZEN": "按自然人",
    "LEGAL_PERSON": "按法人、其他组织",
    "YES": "是",
    "NO": "否",
    "CITY": "全市",
    "AGENCY": "同一机关",
}


@choice_source("norms.lines")
def lines(actor: Any, record: Any) -> list[Choice]:
    return list(ENFORCEMENT_LINES.items())


@choice_source("norms.object_classes")
def object_classes(actor: Any, record: Any) -> list[Choice]:
    return ObjectClass.choices()


@choice_source("norms.levels")
def levels(actor: Any, record: Any) -> list[Choice]:
    return [(level.value, level.chinese) for level in NormLevel if level is not NormLevel.OTHER_DOCUMENT]


@choice_source("norms.corrections")
def corrections(actor: Any, record: Any) -> list[Choice]:
    return Correction.choices()


@choice_source("norms.penalties")
def penalties(actor: Any, record: Any) -> list[Choice]:
    beside_fine = (kind for kind in PenaltyKind if kind is not PenaltyKind.FINE and not kind.restricts_liberty)
    return [(kind.name, kind.chinese) for kind in beside_fine]


@choice_source("norms.grantable_items")
def grantable_items(actor: Any, record: Any) -> list[Choice]:
    return [(item.code, str(item)) for item in EnforcementItem.objects.filter(by_township=False)]


@choice_source("norms.townships")
def townships(actor: Any, record: Any) -> list[Choice]:
    """Townships with standing in the actor's territory."""
    found = empowered_townships(clock.today()).filter(division__startswith=actor.division)
    return [(str(agency.pk), agency.name) for agency in found]


@choice_source("norms.parameter_values")
def parameter_values(actor: Any, record: Any) -> list[Choice]:
    return [(value, VALUES.get(value, value)) for value in getattr(record, "choices", ())]


@choice_source("norms.lists")
def lists(actor: Any, record: Any) -> list[Choice]:
    return [(kind.name, kind.value) for kind in ListKind]


@choice_source("norms.grounds")
def grounds(actor: Any, record: Any) -> list[Choice]:
    """Grounds a list may refine; none for lists that need none."""
    known = {ground for kind in ListKind for ground in kind.grounds}
    return [("", "不对应"), *((ground.name, ground.value) for ground in Ground if ground in known)]


@choice_source("norms.paths")
def paths(actor: Any, record: Any) -> list[Choice]:
    return [(path.name, path.value) for path in Path]
