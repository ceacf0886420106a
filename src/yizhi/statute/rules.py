"""The register of every rule of this library."""

from __future__ import annotations

from yizhi.statute.collection import (
    HAND_IN_RULE,
    RECEIPT_RULE,
    REMOTE_RULE,
    SEPARATION_RULE,
    SMALL_OR_DIFFICULT_RULE,
)
from yizhi.statute.court_window import COURT_WINDOW_RULE
from yizhi.statute.deadlines import DEADLINE_RULES
from yizhi.statute.discretion import BENCHMARK_RULE, CAPACITY_RULE, DEFENCE_RULE, WAIVER_RULE
from yizhi.statute.execution import EXECUTION_TIME_RULE
from yizhi.statute.fine_range import MITIGATION_RULE, ONE_FINE_RULE
from yizhi.statute.limitation import LIMITATION_RULE
from yizhi.statute.norm_level import CREATION_RULES, FINE_CAP_RULE
from yizhi.statute.party import MINOR_RULE
from yizhi.statute.penalty import PENALTY_KINDS_RULE
from yizhi.statute.provenance import Rule
from yizhi.statute.remedies import RECONSIDERATION_FIRST_RULE, SUMMARY_RULE, UNTOLD_RULE
from yizhi.statute.simple_procedure import (
    DELIVERY_RULE,
    HEAR_RULE,
    INFORM_RULE,
    ON_THE_SPOT_RULE,
    TWO_OFFICERS_RULE,
)
from yizhi.statute.surcharge import ANNOUNCED_RULE, SURCHARGE_RULE
from yizhi.statute.temporal_law import TEMPORAL_RULE

PROCEDURE_RULES: tuple[Rule, ...] = (
    PENALTY_KINDS_RULE,
    *CREATION_RULES.values(),
    FINE_CAP_RULE,
    ONE_FINE_RULE,
    MINOR_RULE,
    CAPACITY_RULE,
    MITIGATION_RULE,
    WAIVER_RULE,
    BENCHMARK_RULE,
    DEFENCE_RULE,
    LIMITATION_RULE,
    TEMPORAL_RULE,
    TWO_OFFICERS_RULE,
    INFORM_RULE,
    HEAR_RULE,
    ON_THE_SPOT_RULE,
    DELIVERY_RULE,
    SEPARATION_RULE,
    SMALL_OR_DIFFICULT_RULE,
    REMOTE_RULE,
    RECEIPT_RULE,
    HAND_IN_RULE,
    SURCHARGE_RULE,
    ANNOUNCED_RULE,
    RECONSIDERATION_FIRST_RULE,
    UNTOLD_RULE,
    SUMMARY_RULE,
    COURT_WINDOW_RULE,
    EXECUTION_TIME_RULE,
)


def all_rules() -> tuple[Rule, ...]:
    """Every rule in every dated version: rules of procedure first, then deadlines in the order of their table."""
    return (*PROCEDURE_RULES, *DEADLINE_RULES)
