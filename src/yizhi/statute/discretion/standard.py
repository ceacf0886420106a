"""A benchmark of discretion (裁量基准): factors with weights, tiers with bands, rounding. Data, checked when made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from yizhi.statute.laws import APL
from yizhi.statute.money import FEN_PER_YUAN, Fen
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal, RefusedError

BENCHMARK_RULE = Rule(
    id="R-APL-34",
    title="裁量基准应当向社会公布",
    articles=(APL.article(34),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
_NIL, _ONE = Decimal(0), Decimal(1)


class TierName(Enum):
    """Tiers in rising order of gravity; the value is the Chinese name."""

    MITIGATED = "减轻"
    LIGHTER = "从轻"
    GENERAL = "一般"
    HEAVIER = "从重"
    SERIOUS = "严重"

    @property
    def grade(self) -> int:
        return list(TierName).index(self)


@dataclass(frozen=True, slots=True)
class Tier:
    """A part of the statutory range: ``low`` and ``high`` are shares of it, both within 0 and 1.

    ``from_score`` is the score from which the tier applies; None when only an answer leads there. For MITIGATED the
    shares are of the statutory *minimum*.
    """

    name: TierName
    low: Decimal
    high: Decimal
    from_score: Decimal | None = None
    conditions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _NIL <= self.low <= self.high <= _ONE:
            raise bad_standard(f"“{self.name.value}”的区间{self.low}至{self.high}不在0至1之间")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: ``score`` from 0 (lightest) to 1; ``at_least`` names the tier below which it never leads."""

    key: str
    title: str
    score: Decimal
    at_least: TierName | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """One circumstance the officer answers, with its weight. Options rise in score and never fall in tier."""

    key: str
    title: str
    weight: Decimal
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        if len(self.options) < 2 or len({one.key for one in self.options}) < len(self.options):
            raise bad_standard(f"裁量因素“{self.title}”至少要有两个不同的选项")
        if not all(_NIL <= one.score <= _ONE for one in self.options):
            raise bad_standard(f"裁量因素“{self.title}”的分值不在0至1之间")
        for lower, higher in pairwise(self.options):
            if higher.score < lower.score or _grade(higher.at_least) < _grade(lower.at_least):
                raise bad_standard(f"裁量因素“{self.title}”的选项没有由轻到重排列")

    def option(self, key: str) -> Option | None:
        return next((one for one in self.options if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Rounding:
    """Amounts are rounded to ``step`` fen, above ``large_from`` to ``large_step`` fen. Design, so configurable."""

    step: Fen = 10 * FEN_PER_YUAN
    large_from: Fen = 10_000 * FEN_PER_YUAN
    large_step: Fen = 100 * FEN_PER_YUAN

    def at(self, amount: Decimal) -> Fen:
        return self.large_step if amount > self.large_from else self.step


@dataclass(frozen=True, slots=True)
class Standard:
    """The benchmark that judges one item. ``forced_share`` is the part of the lighter band's position that remains
    when a ground commands to reduce: so that the reduction shows even where the factors were light already.

    Errors: ``RefusedError`` unless the weights add up to one and the tiers rise without overlapping.
    """

    factors: tuple[Factor, ...]
    tiers: tuple[Tier, ...]
    rounding: Rounding = Rounding()
    forced_share: Decimal = Decimal("0.5")

    def __post_init__(self) -> None:
        if sum((factor.weight for factor in self.factors), _NIL) != _ONE or any(f.weight < 0 for f in self.factors):
            raise bad_standard("各裁量因素的权重之和不是1")
        if len({factor.key for factor in self.factors}) < len(self.factors):
            raise bad_standard("裁量因素重复")
        ordinary = self._ordinary()
        names = [tier.name for tier in self.tiers]
        if len(set(names)) < len(names) or TierName.LIGHTER not in names or ordinary[0].from_score != _NIL:
            raise bad_standard("阶次重复，或者没有从零分起的“从轻”阶次")
        for below, above in pairwise(ordinary):
            if above.low < below.high or _starts(above) <= _starts(below):
                raise bad_standard(f"“{above.name.value}”与“{below.name.value}”的区间或者分值交叉")
        if not _NIL <= self.forced_share < _ONE:
            raise bad_standard("应当从轻时保留的份额应小于1")

    def _ordinary(self) -> list[Tier]:
        return sorted((t for t in self.tiers if t.name is not TierName.MITIGATED), key=lambda tier: tier.name.grade)

    def tier(self, name: TierName) -> Tier | None:
        return next((tier for tier in self.tiers if tier.name is name), None)

    def tier_for(self, score: Decimal, chosen: Sequence[Option]) -> Tier:
        """The highest tier the score reaches, lifted to what any answer demands at least."""
        ordinary = self._ordinary()
        reached = [tier for tier in ordinary if tier.from_score is not None and tier.from_score <= score]
        demanded = max((_grade(option.at_least) for option in chosen), default=-1)
        lifted = [tier for tier in ordinary if tier.name.grade <= demanded]
        return max((*reached, *lifted), key=lambda tier: tier.name.grade)

    def chosen(self, answers: Mapping[str, str]) -> tuple[Option, ...]:
        """The options answered, factor by factor. Errors: ``RefusedError`` naming the factors without an answer."""
        found = [factor.option(answers.get(factor.key, "")) for factor in self.factors]
        missing = [factor.title for factor, one in zip(self.factors, found, strict=True) if one is None]
        if missing:
            raise RefusedError(
                Refusal(
                    what="尚不能计算裁量数额",
                    why=f"没有回答：{'、'.join(missing)}",
                    article=BENCHMARK_RULE.citation,
                    next_step="逐项选择与证据相符的情形",
                )
            )
        return tuple(one for one in found if one is not None)


def bad_standard(why: str) -> RefusedError:
    return RefusedError(
        Refusal(what="裁量基准未被接受", why=why, article=BENCHMARK_RULE.citation, next_step="对照公布的裁量基准更正")
    )


def _grade(name: TierName | None) -> int:
    return -1 if name is None else name.grade


def _starts(tier: Tier) -> Decimal:
    return Decimal(2) if tier.from_score is None else tier.from_score
