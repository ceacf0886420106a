"""A deadline as the law writes it: what starts it, how long, counted how, who is bound, what may stretch it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from yizhi.statute.parameters import Parameters
from yizhi.statute.provenance import Rule


class Unit(Enum):
    WORKDAY = "个工作日"
    DAY = "日"
    MONTH = "个月"
    HOUR = "小时"
    NOON_BEFORE = "日前12时"

    def quantity(self, length: int) -> str:
        return f"{length}{self.value}"


class Bound(Enum):
    """Who must act in time. Periods of the party roll to the next working day; those of the agency do not."""

    AGENCY = "行政机关"
    AGENCIES = "有争议的行政机关"
    OFFICER = "执法人员"
    HEAD = "正职负责人"
    PARTY = "当事人"
    POLICE = "公安机关"
    SQUAD = "飞行执勤队伍"
    NOBODY = "期间经过即生效"


@dataclass(frozen=True, slots=True)
class Length:
    """A number fixed by a statute, or the key of a parameter of the installation."""

    fixed: int = 0
    parameter: str = ""

    def value(self, parameters: Parameters) -> int:
        return parameters[self.parameter].value if self.parameter else self.fixed


@dataclass(frozen=True, slots=True)
class Stretch:
    """One permitted extension: at most so long, on this condition."""

    most: Length
    condition: str
    needs_basis: bool = False


@dataclass(frozen=True, slots=True)
class Companion:
    """A second, shorter duty that starts with the same event."""

    title: str
    length: int
    unit: Unit
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule(Rule):
    """One row of the master table of deadlines, in one dated version."""

    trigger: str
    duty: str
    length: Length
    unit: Unit
    bound: Bound
    rolls: bool = False
    backwards: bool = False
    stretches: tuple[Stretch, ...] = field(default=())
    pause_grounds: str = ""
    companions: tuple[Companion, ...] = field(default=())
    remark: str = ""

    @property
    def takes_time(self) -> bool:
        """True if the start must be an instant, not a day."""
        return self.unit is Unit.HOUR
