"""Deadlines: until when, and why. ``compute("T-PAY", date(2022, 9, 16))``."""

from yizhi.statute.deadlines.catalogue import DEADLINE_RULES, VERSIONS, rule_at
from yizhi.statute.deadlines.compute import compute
from yizhi.statute.deadlines.deadline import Deadline, Milestone
from yizhi.statute.deadlines.facts import Extension, Pause
from yizhi.statute.deadlines.rule import Bound, DeadlineRule, Unit

__all__ = [
    "DEADLINE_RULES",
    "VERSIONS",
    "Bound",
    "Deadline",
    "DeadlineRule",
    "Extension",
    "Milestone",
    "Pause",
    "Unit",
    "compute",
    "rule_at",
]
