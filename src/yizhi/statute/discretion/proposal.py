"""The amount a benchmark proposes, with every step in words.

amount = lowest + (highest - lowest) x position
position = tier.low + (tier.high - tier.low) x sum(weight x score)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from enum import Enum

from yizhi.statute.discretion.grounds import Duty, Treatment
from yizhi.statute.discretion.standard import Option, Rounding, Standard, Tier, TierName, bad_standard
from yizhi.statute.discretion.wording import steps_of
from yizhi.statute.fine_form import FineLimits
from yizhi.statute.money import Fen
from yizhi.statute.refusal import Refusal, RefusedError

_DIGITS = 60


class Reduction(Enum):
    """What the officer chooses where a ground reduces: within the range, or below its minimum."""

    NONE = "不适用"
    LIGHTER = "从轻"
    MITIGATED = "减轻"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the benchmark proposes. ``statutory`` are the limits of the norm, ``band`` those of the tier.

    ``position`` is the share of ``scale`` (the range, or for a mitigated penalty the minimum) that was added to
    ``floor``: ``exact = floor + scale x position``. ``amount`` is ``exact`` rounded within the band, in fen.
    """

    tier: Tier
    statutory: FineLimits
    band: FineLimits
    chosen: tuple[Option, ...]
    score: Decimal
    position: Decimal
    floor: Fen
    scale: Fen
    exact: Decimal
    amount: Fen
    reduction: Reduction
    steps: tuple[str, ...]


def propose(
    standard: Standard,
    answers: Mapping[str, str],
    limits: FineLimits,
    treatment: Treatment | None = None,
    reduction: Reduction = Reduction.NONE,
) -> Proposal:
    """The amount for the answers within the statutory limits.

    A ground that commands to reduce always leads to the lighter tier or below. Below the minimum if and only if
    ``reduction`` is MITIGATED and some ground of articles 30 to 32 reduces. Errors: ``RefusedError`` when a factor is
    unanswered, the penalty must be waived, or a reduction has no ground.
    """
    grounds = treatment or Treatment()
    if refusal := grounds.refusal_of_penalty():
        raise RefusedError(refusal)
    chosen = standard.chosen(answers)
    applied = _reduction(grounds, reduction, limits)
    with localcontext() as context:
        context.prec = _DIGITS
        pairs = zip(standard.factors, chosen, strict=True)
        score = sum((factor.weight * option.score for factor, option in pairs), Decimal(0))
        tier = _tier(standard, score, chosen, applied)
        share = score if applied is not Reduction.LIGHTER else score * standard.forced_share
        position = tier.low + (tier.high - tier.low) * share
        floor, scale = _ground_line(applied, limits)
        band = _band(tier, floor, scale, strictly_below=limits.lowest if applied is Reduction.MITIGATED else None)
        exact = floor + scale * position
        amount = rounded(exact, band, standard.rounding)
        found = Proposal(tier, limits, band, chosen, score, position, floor, scale, exact, amount, applied, ())
        return replace(found, steps=steps_of(found, standard, grounds))


def _reduction(grounds: Treatment, wanted: Reduction, limits: FineLimits) -> Reduction:
    if wanted is Reduction.NONE:
        return Reduction.LIGHTER if grounds.reduce is Duty.SHALL else Reduction.NONE
    if grounds.reduce is None:
        raise RefusedError(
            Refusal(
                what=f"不能{wanted.value}处罚",
                why="没有认定从轻或者减轻处罚的法定情节",
                article="《行政处罚法》第三十条、第三十一条、第三十二条",
                next_step="认定情节并关联证据；没有法定情节的，在法定幅度内裁量",
            )
        )
    if wanted is Reduction.MITIGATED and not limits.lowest:
        raise RefusedError(
            Refusal(
                what="不能减轻处罚",
                why="该条款没有规定罚款下限，不存在低于下限的罚款",
                article=grounds.reduction_citation,
                next_step="选择从轻处罚，或者依法选择较轻的处罚种类",
            )
        )
    return wanted


def _tier(standard: Standard, score: Decimal, chosen: tuple[Option, ...], reduction: Reduction) -> Tier:
    if reduction is Reduction.NONE:
        return standard.tier_for(score, chosen)
    name = TierName.LIGHTER if reduction is Reduction.LIGHTER else TierName.MITIGATED
    tier = standard.tier(name)
    if tier is None:
        raise bad_standard(f"基准没有规定“{name.value}”阶次")
    return tier


def _ground_line(reduction: Reduction, limits: FineLimits) -> tuple[Fen, Fen]:
    if reduction is Reduction.MITIGATED:
        return 0, limits.lowest
    return limits.lowest, limits.highest - limits.lowest


def _band(tier: Tier, floor: Fen, scale: Fen, strictly_below: Fen | None) -> FineLimits:
    """The tier in fen, cut inwards; a mitigated penalty stays below the minimum."""
    low = int((floor + scale * tier.low).to_integral_value(ROUND_CEILING))
    high = int((floor + scale * tier.high).to_integral_value(ROUND_FLOOR))
    if strictly_below is not None:
        high = min(high, strictly_below - 1)
    return FineLimits(min(low, high), high)


def rounded(exact: Decimal, band: FineLimits, rounding: Rounding) -> Fen:
    """The multiple of the step next to ``exact`` within the band; the exact amount where the band holds none.

    A fine of nil is no fine: where the norm names no minimum, the lowest proposal is one step, or the band's top.
    """
    lowest = max(band.lowest, min(rounding.step, band.highest)) if not band.lowest else band.lowest
    inside = FineLimits(lowest, band.highest)
    value = min(max(exact, Decimal(inside.lowest)), Decimal(inside.highest))
    step = rounding.at(value)
    for way in (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING):
        candidate = int((value / step).to_integral_value(way)) * step
        if candidate in inside:
            return candidate
    return int(value.to_integral_value(ROUND_FLOOR))
