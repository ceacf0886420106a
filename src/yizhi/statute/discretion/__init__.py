"""Discretion (行政处罚裁量): grounds, benchmark, proposed amount with its steps, deviation, comparison."""

from yizhi.statute.discretion.comparison import DEFENCE_RULE, Measure, Weight, check_defence, weigh
from yizhi.statute.discretion.deviation import judge_amount
from yizhi.statute.discretion.grounds import (
    CAPACITY_RULE,
    WAIVER_RULE,
    Claim,
    Duty,
    Effect,
    Ground,
    Treatment,
    ground_of_age,
    treatment,
)
from yizhi.statute.discretion.proposal import Proposal, Reduction, propose
from yizhi.statute.discretion.rivals import Hint, NormChoice, SideBySide, choose_norm, side_by_side
from yizhi.statute.discretion.standard import BENCHMARK_RULE, Factor, Option, Rounding, Standard, Tier, TierName

__all__ = [
    "BENCHMARK_RULE",
    "CAPACITY_RULE",
    "DEFENCE_RULE",
    "WAIVER_RULE",
    "Claim",
    "Duty",
    "Effect",
    "Factor",
    "Ground",
    "Hint",
    "Measure",
    "NormChoice",
    "Option",
    "Proposal",
    "Reduction",
    "Rounding",
    "SideBySide",
    "Standard",
    "Tier",
    "TierName",
    "Treatment",
    "Weight",
    "check_defence",
    "choose_norm",
    "ground_of_age",
    "judge_amount",
    "propose",
    "side_by_side",
    "treatment",
    "weigh",
]
