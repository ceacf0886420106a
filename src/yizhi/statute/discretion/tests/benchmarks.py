"""A benchmark and strategies for the tests of this room."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from yizhi.statute.discretion import Claim, Factor, Ground, Option, Standard, Tier, TierName
from yizhi.statute.fine_form import FineLimits

HARM = Factor(
    "harm",
    "危害后果",
    Decimal("0.4"),
    (
        Option("none", "没有危害后果", Decimal(0)),
        Option("some", "影响通行", Decimal("0.5")),
        Option("grave", "造成人员受伤", Decimal(1), TierName.SERIOUS),
    ),
)
REPEATED = Factor(
    "repeated",
    "违法次数",
    Decimal("0.35"),
    (
        Option("first", "第一次", Decimal(0)),
        Option("again", "一年内第二次", Decimal("0.6")),
        Option("often", "第三次以上", Decimal(1), TierName.HEAVIER),
    ),
)
ATTITUDE = Factor(
    "attitude",
    "改正情况",
    Decimal("0.25"),
    (Option("at_once", "当场改正", Decimal(0)), Option("refused", "拒不改正", Decimal(1))),
)
TIERS = (
    Tier(TierName.MITIGATED, Decimal("0.3"), Decimal(1)),
    Tier(TierName.LIGHTER, Decimal(0), Decimal("0.3"), Decimal(0)),
    Tier(TierName.GENERAL, Decimal("0.3"), Decimal("0.7"), Decimal("0.3")),
    Tier(TierName.HEAVIER, Decimal("0.7"), Decimal(1), Decimal("0.7")),
    Tier(TierName.SERIOUS, Decimal(1), Decimal(1)),
)
STANDARD = Standard((HARM, REPEATED, ATTITUDE), TIERS)
MINOR = Claim(Ground.MINOR, "户口簿复印件")

answers = st.fixed_dictionaries({f.key: st.sampled_from([o.key for o in f.options]) for f in STANDARD.factors})
limits = st.tuples(st.integers(0, 10**9), st.integers(1, 10**9)).map(
    lambda pair: FineLimits(min(pair[0], sum(pair)), sum(pair))
)
